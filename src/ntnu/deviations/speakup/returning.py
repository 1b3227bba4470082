"""A deviation that was handed over by mistake goes back to its unit, as it was."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import datetime
from ntnu.deviations.access.answers import add_ending
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import readers
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.facts import WORKFLOW
from ntnu.deviations.access.units import register_of
from ntnu.deviations.content.speakup import Handed
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.plan import PartOfAct
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.speakup.hand_over import take_back
from Products.CMFCore.utils import getToolByName
from typing import Any

ACT = "return_to_register"


class _Restored:
    """A deviation as it stands when all that was handed over is back in it; nothing is written."""

    def __init__(self, deviation, handed: Handed):
        self.__parent__ = aq_parent(aq_inner(deviation))
        self._stub, self._handed = aq_base(deviation), handed

    def __getattr__(self, name: str) -> Any:
        fields = self._handed.fields
        return fields[name] if name in fields else getattr(self._stub, name)

    def objectValues(self) -> list:
        """What lived in it."""
        return list(self._handed.parts.values())


def plan_of_return(case, text: str, actor: str, at: datetime) -> Plan:
    """What giving the deviation of a notification case back does to it, worked out before it is done."""
    deviation = case_by_number(register_of(case), case.deviation)
    before = whole_facts_of(deviation)
    after = whole_facts_of(_Restored(deviation, case.handed)).but(
        state=RECEIVED,
        closed=None,
        first_closed=case.handed.came_with["before"],
        received_since=at,
    )
    return Plan(
        action=ACT,
        actor=actor,
        before=before,
        after=after,
        notices=(
            notices.to_reporter("speakup_returned", after, text=text),
            *notices.new_report(after, Directory(register_of(case))),
        ),
        why={"text": text},
    )


def give_back(case, text: str, actor: str, at: datetime) -> str:
    """Put all that was handed over back into the deviation; returns its number.

    It waits for a receipt form again, from now on, by the deadline it has. The notification case keeps
    its number, its log, and what was said in it.
    """
    plan = plan_of_return(case, text, actor, at)
    deviation, handed = case_by_number(register_of(case), case.deviation), case.handed
    handed_over_at = deviation.closed
    take_back(deviation, handed)
    if "earlier_answers" not in handed.fields:
        deviation.earlier_answers = ()
    if handed_over_at is not None:
        add_ending(deviation, plan.before.state, handed_over_at, at)
    deviation.handed_over = False
    deviation.revision_shown += 1
    deviation.first_closed = plan.after.first_closed
    deviation.closed = None
    deviation.received_since = at
    workflow = getToolByName(deviation, "portal_workflow")[WORKFLOW]
    workflow._changeStateOf(deviation, workflow.transitions[ACT], {"plan": PartOfAct(ACT)})
    case.handed, case.returned = None, True
    case.what = case.when = case.where = ""
    carry_out(deviation, plan, at, readers(deviation))
    return deviation.number
