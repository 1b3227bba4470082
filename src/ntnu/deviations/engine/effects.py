"""What the effects of a plan do to a case: a handler each."""

import secrets
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Mapping
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.answers import set_aside
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.content.attachment import Attachment
from ntnu.deviations.content.hearing import Hearing
from ntnu.deviations.content.hearing import Statement
from ntnu.deviations.content.measure import Measure
from ntnu.deviations.content.message import Message
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.domain import plan as effects
from ntnu.deviations.domain.plan import PartOfAction
from ntnu.deviations.drafts import store
from ntnu.deviations.engine.attachments import content_type
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.previewing import previewed_mail
from ntnu.deviations.engine.previewing import PreviewedMail
from ntnu.deviations.engine.redacting import take_away
from ntnu.deviations.engine.redacting import texts_of
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.people import usable_address
from ntnu.deviations.mail.render import Rendered
from OFS.event import ObjectWillBeMovedEvent
from Persistence import PersistentMapping
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.component import queryUtility
from zope.container.contained import ObjectMovedEvent
from zope.container.interfaces import INameChooser
from zope.event import notify
from zope.lifecycleevent import ObjectAddedEvent
from zope.lifecycleevent import ObjectCreatedEvent

_KINDS = {kind.portal_type: kind for kind in (Attachment, Hearing, Measure, Message, Statement)}


@handles(effects.NewCase)
def file_case(effect, doing: Doing) -> None:
    """What ``_setObject`` does, without the owner role and without changing the folder, which would make
    concurrent submissions conflict."""
    register, case = doing.subject, new_content(DeviationReport, effect.attributes)
    # Two submissions that draw the same number write the same key, and the publisher repeats the later one.
    register.numbers[case.number] = uid_of(case)
    notify(ObjectCreatedEvent(case))
    doing.subject = put(unit_content(register, effect.unit), case)


@handles(effects.FireTransition)
def fire_transition(effect, doing: Doing) -> None:
    """Through the workflow, with the plan that its guard requires."""
    if effect.guarded:
        _ask(doing.subject, effect.transition, doing.plan)
    else:
        fire(doing.subject, effect.transition, PartOfAction(doing.plan.action), always=True)


@handles(effects.SetFields)
def set_fields(effect, doing: Doing) -> None:
    """Stored unchanged."""
    for name, value in effect.changes.items():
        setattr(doing.subject, name, value)


@handles(effects.PartChange)
def change_part(effect, doing: Doing) -> None:
    """The transition first, as for a case."""
    part, transition = find_part(doing.subject, effect.uid), effect.transition
    if transition and effect.own:
        _ask(part, transition, doing.plan)
    elif transition:
        fire(part, transition, PartOfAction(doing.plan.action))
    for name, value in effect.changes.items():
        setattr(part, name, value)


@handles(effects.NewPart)
def add_part(effect, doing: Doing) -> None:
    """Made in the case, or in the part it belongs to."""
    case, inside = doing.subject, effect.inside
    make_part(case if inside is None else find_part(case, inside), effect)


def _foresee_redaction(effect, preview, case, plan):
    if effect.excerpt is None:
        return preview
    places = effect.excerpt.compared(texts_of(case, effect.target))
    told = [
        _("follows_words_removed", default="Before: “${before}”. After: “${after}”.", mapping=pair)
        for pair in ({"before": before, "after": after} for before, after in places)
    ]
    return replace(preview, consequences=(*preview.consequences, *told))


@handles(effects.Redaction, foreseen=_foresee_redaction)
def redact(effect, doing: Doing) -> None:
    """Removed from the case, the log and the queued mails; also drafts, which may repeat the text."""
    register, uid = register_of(doing.subject), uid_of(doing.subject)
    take_away(doing.subject, effect, doing.plan.actor, doing.at)
    outbox.forget_texts(register, uid)
    store.forget_case(register, uid)


@handles(effects.SetAside)
def keep_answers(effect, doing: Doing) -> None:
    """Kept as earlier answers, by the state the case had."""
    set_aside(doing.subject, effect.sorts, effect.state, doing.at)


@handles(effects.MoveCase)
def move_case(effect, doing: Doing) -> None:
    """No redirect is left behind, of the case or of its parts: it would reveal that there was a case, and
    where it went."""
    doing.subject = move_content(doing.subject, unit_content(register_of(doing.subject), effect.unit))


@handles(effects.ShareRoles)
def share_roles(effect, doing: Doing) -> None:
    """Through Plone's own Sharing, and beside it the days, which it has no place for."""
    days = {who: of for who, of in doing.subject.role_days.items() if who not in effect.roles}
    days |= {who: of for who, of in effect.days.items() if of}
    if days != doing.subject.role_days:
        doing.subject.role_days = days
    for principal, roles in effect.roles.items():
        if roles:
            doing.subject.manage_setLocalRoles(principal, sorted(roles))
        else:
            doing.subject.manage_delLocalRoles([principal])
    doing.subject.reindexObjectSecurity()


@handles(effects.Notice)
def send_notice(effect, doing: Doing) -> None:
    """Put in the outbox with the others, when the rest is done: that decides who may be notified."""
    doing.notices.append(effect)


def _foresee_resend(effect, preview, case, plan):
    again = [_again(one, plan, case_url(case)) for one in effect.mails]
    return replace(preview, mails=(*preview.mails, *again))


@handles(effects.Resend, foreseen=_foresee_resend)
def resend(effect, doing: Doing) -> None:
    """Moved from the refused mails back to the outbox."""
    register, uid = register_of(doing.subject), uid_of(doing.subject)
    outbox.again(register, uid, doing.plan.actor, doing.at)
    doing.mailed += effect.mails


def _again(refused: effects.Refused, plan: effects.Plan, url: str) -> PreviewedMail:
    if refused.notice is None:
        mail = Rendered(refused.subject, refused.text, "")
        return PreviewedMail(refused.to, refused.language, mail, bool(usable_address(refused.to)))
    notice = refused.notice
    notice = replace(notice, url=f"{url}/{notice.part}" if notice.part and url else None)
    return previewed_mail(notice, plan.after, url)


def move_content(content, target):
    """Move it to ``target``; returns it there, under another id where its own is taken. What pasting does,
    without asking for rights to delete and add, and without a redirect."""
    source, target, id_ = aq_parent(aq_inner(content)), aq_inner(target), content.getId()
    old_path = "/".join(content.getPhysicalPath())
    name = INameChooser(target).chooseName(id_, content) if aq_base(target).has_key(id_) else id_
    notify(ObjectWillBeMovedEvent(content, source, id_, target, name))
    source._delObject(id_, suppress_events=True)
    content = aq_base(content)
    content._setId(name)
    target._setObject(name, content, set_owner=0, suppress_events=True)
    moved = target._getOb(name)
    notify(ObjectMovedEvent(moved, source, id_, target, name))
    _forget_way(old_path)
    return moved


def make_part(place, wanted: effects.NewPart):
    """Make a part in ``place``; returns it."""
    attributes = {**wanted.attributes, ATTRIBUTE_NAME: wanted.uid}
    if upload := attributes.pop("upload", None):
        attributes["file"] = as_blob(upload)
    part = put(place, new_content(_KINDS[wanted.kind], attributes))
    if wanted.shared:
        fire(part, "share", PartOfAction(wanted.kind))
    return part


def new_content(kind: Any, attributes: Mapping[str, Any]):
    """Content of this product with these attributes, in no place yet."""
    content = kind(secrets.token_hex(8))
    content.portal_type = kind.portal_type
    # The workflow tool would look for it in vain, several times, before it creates one.
    content.workflow_history = PersistentMapping()
    for name, value in attributes.items():
        setattr(content, name, value)
    return content


def put(place, content):
    """Put new content into its place; returns it there."""
    id_ = content.getId()
    place._setOb(id_, content)
    content = place._getOb(id_)
    notify(ObjectAddedEvent(content, place, id_))
    return content


def as_blob(upload: Upload) -> NamedBlobFile:
    """A file in its stored form."""
    kind = content_type(upload.filename)
    return NamedBlobFile(data=upload.data, contentType=kind, filename=upload.filename)


def fire(content, transition: str, plan: PartOfAction, always: bool = False) -> None:
    """A transition within a larger action: the permission for that action has been checked. ``always``: also
    where the state offers it to nobody."""
    (workflow,) = getToolByName(content, "portal_workflow").getWorkflowsFor(content)
    if always or transition in workflow._getWorkflowStateOf(content).transitions:
        workflow._changeStateOf(content, workflow.transitions[transition], {"plan": plan})


def _ask(content, transition: str, plan) -> None:
    getToolByName(content, "portal_workflow").doActionFor(content, transition, plan=plan)


def _forget_way(old_path: str) -> None:
    """What lives in a unit or a case has none: see ``access/around.py``."""
    storage = queryUtility(IRedirectionStorage)
    if storage is not None and storage.has_path(old_path):
        storage.remove(old_path)
