"""The only code that changes a case: fields, transition, move, log and mail, in one transaction."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import datetime
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.own import shield
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import one
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.core.notices import deliverable
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.core.plan import PartOfAct
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.preview import may_see
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.mail import deliver
from OFS.event import ObjectWillBeMovedEvent
from plone.app.redirector.interfaces import IRedirectionStorage
from Products.CMFCore.utils import getToolByName
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from zope.component import adapter
from zope.component import queryUtility
from zope.container.contained import ObjectMovedEvent
from zope.event import notify

#: Transitions that go by another name than the act they belong to.
_ACTS = {"reopen_not_approved": "reopen"}


class TransitionRefused(InvalidData):
    """A transition was asked for without the plan that must come with it."""

    def __init__(self, action):
        # The workflow tool raises it again as ``type(error)(error)``.
        self.action = getattr(action, "action", action)
        super().__init__(one("needs_data", None, action=self.action))


def carry_out(case, plan: Plan, at: datetime, readers) -> object:
    """Do what the plan says. Returns the case, which may stand in another place now.

    ``at``: when (UTC), for the log. ``readers``: state -> roles with View, to keep mail from who
    may not see the case. Nothing is committed here.
    """
    # The transition first: its guard asks for the role by which the person acts, and the changes may
    # take that role away.
    if plan.transition:
        workflow = getToolByName(case, "portal_workflow")
        workflow.doActionFor(case, plan.transition, plan=plan)
    for name, value in plan.changes.items():
        setattr(case, name, value)
    if plan.move_to:
        case = move(case, unit_content(register_of(case), plan.move_to))
    world = Directory(register_of(case))
    settle(case, world)
    caselog.append(case, plan.actor, plan.action, dict(plan.why), at)
    deliver.send(notices_of(plan, world, readers), plan.after, address_of(case), plan.actor)
    return case


def notices_of(plan: Plan, world: Directory, readers) -> tuple[Notice, ...]:
    """The mails of a plan that are sent: the rest are to who acted, or to who may not see the case."""
    return deliverable(plan.notices, plan.actor, lambda person: may_see(person, plan.after, world, readers))


def address_of(case) -> str:
    """The address that stays: by number, wherever the case is moved."""
    return f"{register_of(case).absolute_url()}/case/{case.number}"


def settle(case, world: Directory) -> None:
    """After any change: exclude a reporter with roles of her own, refresh the indexes."""
    shield(case, world)
    case.reindexObject()
    index_of(register_of(case)).index(case)


def move(case, unit):
    """Move the case to ``unit``: what pasting does, without asking for rights to delete and add.

    No redirect is left behind: it would tell that there was a case, and where it went.
    """
    source, target, id_ = aq_parent(aq_inner(case)), aq_inner(unit), case.getId()
    old_path = "/".join(case.getPhysicalPath())
    notify(ObjectWillBeMovedEvent(case, source, id_, target, id_))
    source._delObject(id_, suppress_events=True)
    moved = aq_base(case)
    target._setObject(id_, moved, set_owner=0, suppress_events=True)
    moved = target._getOb(id_)
    notify(ObjectMovedEvent(moved, source, id_, target, id_))
    storage = queryUtility(IRedirectionStorage)
    if storage is not None:
        storage.remove(old_path)
    return moved


@adapter(IBeforeTransitionEvent)
def refuse_bare_transition(event) -> None:
    """Subscriber: no transition of a case without its plan, whatever door it was asked at.

    The workflow menu, ``@workflow``, scripts and other add-ons all come by here.
    """
    ours = IDeviationReport.providedBy(event.object) or ICaseChild.providedBy(event.object)
    if not ours or event.transition is None:
        return
    if not isinstance((event.kwargs or {}).get("plan"), Plan | PartOfAct):
        raise TransitionRefused(_ACTS.get(event.transition.id, event.transition.id))
