"""Makes and changes what lives in a case, as a plan says. Used by ``carry_out`` alone."""

import secrets
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.content.attachment import Attachment
from ntnu.deviations.content.hearing import Hearing
from ntnu.deviations.content.hearing import Statement
from ntnu.deviations.content.measure import Measure
from ntnu.deviations.content.message import Message
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import PartOfAct
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.attachments import content_type
from ntnu.deviations.engine.file_parts import Upload
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.utils import getToolByName
from zope.event import notify
from zope.lifecycleevent import ObjectAddedEvent

_KINDS = {kind.__name__: kind for kind in (Attachment, Hearing, Measure, Message, Statement)}


def write_parts(case, plan: Plan) -> None:
    """Do to the parts what the plan says, in its order."""
    for wanted in plan.parts:
        if isinstance(wanted, NewPart):
            make_part(case if wanted.inside is None else find_part(case, wanted.inside), wanted)
        else:
            _change(find_part(case, wanted.uid), wanted, plan)


def make_part(place, wanted: NewPart):
    """Make a part in ``place``; returns it."""
    part = _KINDS[wanted.kind](secrets.token_hex(8))
    part.portal_type = wanted.kind
    for name, value in wanted.attributes.items():
        if name == "upload":
            name, value = "file", _as_blob(value)
        setattr(part, name, value)
    setattr(part, ATTRIBUTE_NAME, wanted.uid)
    id_ = part.getId()
    place._setOb(id_, part)
    part = place._getOb(id_)
    notify(ObjectAddedEvent(part, place, id_))
    if wanted.shared:
        _fire(part, "share", PartOfAct(wanted.kind))
    return part


def _as_blob(upload: Upload) -> NamedBlobFile:
    kind = content_type(upload.filename)
    return NamedBlobFile(data=upload.data, contentType=kind, filename=upload.filename)


def _change(part, wanted: PartChange, plan: Plan) -> None:
    if wanted.transition:
        if wanted.own:
            getToolByName(part, "portal_workflow").doActionFor(part, wanted.transition, plan=plan)
        else:
            _fire(part, wanted.transition, PartOfAct(plan.action))
    for name, value in wanted.changes.items():
        setattr(part, name, value)


def _fire(part, transition: str, plan: PartOfAct) -> None:
    """A transition that is a part of a larger act: who may do that act has been asked."""
    (workflow,) = getToolByName(part, "portal_workflow").getWorkflowsFor(part)
    if transition in workflow.states[state_of_part(part)].transitions:
        workflow._changeStateOf(part, workflow.transitions[transition], {"plan": plan})
