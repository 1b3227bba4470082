"""The only code that changes a case: fields, transition, move, log and mail, in one transaction."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.answers import set_aside
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.hearing_members import remember_members
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.measure_people import remember_carrying_out
from ntnu.deviations.access.own import shield
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.revisions import count_changes
from ntnu.deviations.access.revisions import open_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.notices import deliverable
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import PartOfAct
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import Refused
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.drafts import store
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.events import ActionPerformed
from ntnu.deviations.engine.redacting import take_away
from ntnu.deviations.engine.write_parts import write_parts
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail import outbox
from ntnu.deviations.messages import FORMS
from OFS.event import ObjectWillBeMovedEvent
from plone.app.redirector.interfaces import IRedirectionStorage
from Products.CMFCore.utils import getToolByName
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.component import adapter
from zope.component import getUtility
from zope.component import queryUtility
from zope.container.contained import ObjectMovedEvent
from zope.event import notify

#: Transitions that go by another name than the act they belong to.
_ACTS = {"reopen_not_approved": "reopen"}
#: No act at all leads on from here.
_NONE = "anonymised"


class TransitionRefused(InvalidData):
    """A transition was asked for without the plan that must come with it."""

    def __init__(self, action):
        # The workflow tool raises it again as ``type(error)(error)``.
        self.action = getattr(action, "action", action)
        if self.action == _NONE:
            super().__init__([FieldError(None, "anonymised")])
            return
        form = FORMS.get(self.action)
        kind, words = ("needs_form", {"form": form}) if form else ("use_forms", {})
        super().__init__([FieldError(None, "needs_data", kind, words)])


def carry_out(case, plan: Plan, at: datetime, readers) -> Any:
    """Do what the plan says. Returns the case, which may stand in another place now.

    ``at``: when (UTC), for the log. ``readers``: state -> roles with View, to keep mail from who
    may not see the case. Nothing is committed here.
    """
    before = open_of(case)
    # The transition first: its guard asks for the role by which the person acts, and the changes may
    # take that role away.
    if plan.transition:
        workflow = getToolByName(case, "portal_workflow")
        workflow.doActionFor(case, plan.transition, plan=plan)
    write_parts(case, plan)
    if plan.redaction:
        take_away(case, plan.redaction, plan.actor, at)
        outbox.forget_texts(register_of(case), plan.before.uid)
    set_aside(case, plan.sets_aside, plan.before.state, at)
    for name, value in plan.changes.items():
        setattr(case, name, value)
    if plan.hand_over is not None:
        getUtility(ISpeakUp).take_over(case, plan, at)
        # What waits tells of a deviation that is none any more.
        outbox.forget(register_of(case), plan.before.uid)
    if plan.move_to:
        case = move(case, unit_content(register_of(case), plan.move_to))
    if plan.redaction or plan.hand_over is not None:
        # What somebody is writing about it may repeat what was taken away.
        store.forget_case(register_of(case), uid_of(case))
    remember_members(case, plan.before, plan.after)
    remember_carrying_out(case, plan.before, plan.after)
    count_changes(case, before)
    settle(case, Directory(register_of(case)))
    told = deliver.send(notices_of(plan, case, readers), plan.after, case_url(case), plan.actor)
    if plan.again:
        outbox.again(register_of(case), plan.after.uid, plan.actor, at)
    caselog.append(case, plan.actor, plan.action, {**plan.why, **mails((*told, *plan.again))}, at)
    notify(ActionPerformed(case, plan.action, plan))
    return case


def notices_of(plan: Plan, case, readers) -> tuple[Notice, ...]:
    """The mails of a plan that are sent: the rest are to who acted, or to who may not see the case.

    One about a part leads there, by the number of the case: it may be moved.
    """
    world = Directory(register_of(case))
    kept = deliverable(
        plan.notices, plan.actor, lambda notice: may_be_told(notice, plan.after, world, readers)
    )
    url = case_url(case)
    return tuple(
        notice if notice.part is None or not url else replace(notice, url=f"{url}/{notice.part}")
        for notice in kept
    )


def mails(told: Iterable[Notice | Refused]) -> dict[str, list[list[str]]]:
    """What the log keeps of mails that were queued: pairs of kind and reader."""
    return {"mails": [[notice.kind, notice.to] for notice in told]} if told else {}


def settle(case, world: Directory) -> None:
    """After any change: exclude a reporter with roles of her own, refresh the register's index."""
    shield(case, world)
    index_of(register_of(case)).index(case)


def move(case, unit):
    """Move the case to ``unit``: what pasting does, without asking for rights to delete and add.

    No redirect is left behind, of the case or of what lives in it: it would tell that there was a
    case, and where it went.
    """
    source, target, id_ = aq_parent(aq_inner(case)), aq_inner(unit), case.getId()
    old_path = "/".join(case.getPhysicalPath())
    notify(ObjectWillBeMovedEvent(case, source, id_, target, id_))
    source._delObject(id_, suppress_events=True)
    moved = aq_base(case)
    target._setObject(id_, moved, set_owner=0, suppress_events=True)
    moved = target._getOb(id_)
    notify(ObjectMovedEvent(moved, source, id_, target, id_))
    _forget_way(moved, old_path)
    return moved


def _forget_way(moved, old_path: str) -> None:
    storage = queryUtility(IRedirectionStorage)
    if storage is None:
        return
    here = len("/".join(moved.getPhysicalPath()))
    inside = ["/".join(part.getPhysicalPath())[here:] for part in every_part(moved)]
    for path in (old_path, *(old_path + rest for rest in inside)):
        if storage.has_path(path):
            storage.remove(path)


@adapter(IBeforeTransitionEvent)
def refuse_bare_transition(event) -> None:
    """Subscriber: no transition of a case without its plan, whatever door it was asked at.

    The workflow menu, ``@workflow``, scripts and other add-ons all come by here.
    """
    ours = (IDeviationReport, ICaseChild, INotificationCase)
    if event.transition is None or not any(kind.providedBy(event.object) for kind in ours):
        return
    if not isinstance((event.kwargs or {}).get("plan"), Plan | PartOfAct):
        if (case_of(event.object) or event.object).anonymised:
            raise TransitionRefused(_NONE)
        raise TransitionRefused(_ACTS.get(event.transition.id, event.transition.id))
