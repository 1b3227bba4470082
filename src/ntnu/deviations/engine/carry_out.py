"""The only place where a plan is carried out: its effects, then what follows from every plan: mail, log and
event.

What an effect does is defined by its handler, an adapter to ``IEffectHandler`` (``engine/effects.py`` has
those for cases). Nothing is committed here.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import datetime
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import readers
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.hearing_members import remember_members
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.measure_people import remember_carrying_out
from ntnu.deviations.access.own import shield
from ntnu.deviations.access.revisions import count_changes
from ntnu.deviations.access.revisions import open_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.case.interfaces import IEffectHandler
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.notices import deliverable
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import PartOfAction
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import Refused
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.domain.preview import to_deputies
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.events import performed
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail.kinds import kind_of
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.component import adapter
from zope.event import notify
from zope.i18nmessageid import Message
from zope.interface import implementer

#: Transitions with another name than the action they belong to.
_ACTIONS = {"reopen_not_approved": "reopen"}


class TransitionRefused(InvalidData):
    """A transition was requested without the plan that must come with it. ``action`` is the id of the action
    that makes one; empty where no action does."""

    def __init__(self, error, action: str = ""):
        # The workflow tool raises it again as ``type(error)(error)``.
        self.action = getattr(error, "action", action)
        super().__init__(getattr(error, "errors", None) or [error])


@dataclass
class Doing:
    """A plan that is being carried out ``at`` a moment (UTC) on ``subject``, in its current place.

    ``notices`` are mails to be written after everything else, ``mailed`` other mails that the log lists.
    """

    subject: Any
    plan: BarePlan
    at: datetime
    notices: list[Notice] = field(default_factory=list)
    mailed: list[Refused] = field(default_factory=list)


def handles(kind: type[Effect], foreseen: Callable[..., Any] | None = None) -> Callable[[Callable], type]:
    """Makes the handler of an effect from a function that carries it out: it gets the effect, and ``Doing``.

    ``foreseen`` is a function of effect, preview, case and plan that returns the preview: see
    ``IEffectHandler``, the interface the handler is registered for.
    """

    def made(apply: Callable[[Any, Doing], None]) -> type:
        @adapter(kind)
        @implementer(IEffectHandler)
        class Handler:
            def __init__(self, effect: Any):
                self.effect = effect

            def apply(self, doing: Doing) -> None:
                apply(self.effect, doing)

            def foreseen(self, preview: Any, case: Any, plan: Plan) -> Any:
                return foreseen(self.effect, preview, case, plan) if foreseen else preview

        return Handler

    return made


def change(subject: Any, plan: BarePlan, at: datetime) -> Doing:
    """Carry out the plan's effects, and nothing else: for a plan that is part of a larger action."""
    doing = Doing(subject, plan, at)
    for effect in plan.effects:
        IEffectHandler(effect).apply(doing)
    return doing


def carry_out(subject: Any, plan: BarePlan, at: datetime, world: World | None = None) -> Any:
    """Carry the plan out ``at`` a moment (UTC). Returns its object, in its current place.

    ``world``: the one the plan was made with, which has already looked up who holds which role.
    """
    is_case = isinstance(plan, Plan) and IDeviationReport.providedBy(subject)
    open_before = open_of(subject) if is_case else None
    doing = change(subject, plan, at)
    subject = doing.subject
    if isinstance(plan, Plan):
        remember_members(subject, plan.before, plan.after)
        remember_carrying_out(subject, plan.before, plan.after)
        if open_before is not None:
            count_changes(subject, open_before)
        world = world or Directory(register_of(subject))
        shield(subject, world)
        index_of(register_of(subject)).index(subject)
        told = notices_of(doing.notices, plan, subject, world)
        told = deliver.send(told, plan.after, case_url(subject), plan.actor)
    else:
        told = deliver.send(doing.notices, None, public_url(subject), plan.actor, subject)
    caselog.append(subject, plan.actor, plan.action, {**plan.why, **mails((*told, *doing.mailed))}, at)
    notify(performed(subject, plan))
    return subject


def notices_of(notices: Iterable[Notice], plan: Plan, case: Any, world: World) -> tuple[Notice, ...]:
    """The mails about a case that are sent: the others would go to the person who did the action, or to
    people who may not see the case.

    A mail about a part links to it by the number of the case, since the case may be moved.
    """
    seeing, url = readers(case), case_url(case)

    def sees(notice: Notice) -> bool:
        return may_be_told(notice, plan.after, world, seeing)

    kept = deliverable(notices, plan.actor, sees, kind_of)
    also = to_deputies(kept, plan.after, world)
    kept = deliverable((*kept, *also), plan.actor, sees, kind_of) if also else kept
    return tuple(
        notice if notice.part is None or not url else replace(notice, url=f"{url}/{notice.part}")
        for notice in kept
    )


def mails(told: Iterable[Notice | Refused]) -> dict[str, list[list[str]]]:
    """What the log stores of mails that were queued: pairs of kind and recipient."""
    found = [[notice.kind, notice.to] for notice in told]
    return {"mails": found} if found else {}


@adapter(IBeforeTransitionEvent)
def refuse_bare_transition(event) -> None:
    """Subscriber: no transition of a case without its plan, however it was requested.

    The workflow menu, ``@workflow``, scripts and other add-ons all pass through here.
    """
    ours = (IDeviationReport, ICaseChild, INotificationCase)
    if event.transition is None or not any(kind.providedBy(event.object) for kind in ours):
        return
    if not isinstance((event.kwargs or {}).get("plan"), BarePlan | PartOfAction):
        if (case_of(event.object) or event.object).anonymised:
            raise TransitionRefused(FieldError(None, "anonymised"))
        action = _ACTIONS.get(event.transition.id, event.transition.id)
        form = _form_of(event.object, action)
        kind, words = ("needs_form", {"form": form}) if form else ("use_forms", {})
        raise TransitionRefused(FieldError(None, "needs_data", kind, words), action)


def _form_of(content: Any, action_id: str) -> Message | None:
    """The title of the action's form, where it differs from the action's."""
    actions = registry.actions_of(content.portal_type)
    action = actions.get(action_id)
    return action and (action.form or getattr(actions.get(action.in_form_of), "form", None))
