"""A deviation that was handed over by mistake goes back to its unit, unchanged."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import datetime
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.content.speakup import Handed
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.plan import FireTransition
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.speakup import GiveBack
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.engine.previewing import foreseen
from ntnu.deviations.now import now
from ntnu.deviations.speakup.hand_over import TakeBack
from typing import Any

ACT = "return_to_register"


class _Restored:
    """The deviation as it will be when everything that was handed over is back; nothing is written."""

    def __init__(self, deviation, handed: Handed):
        self.__parent__ = aq_parent(aq_inner(deviation))
        self._stub, self._handed = aq_base(deviation), handed

    def __getattr__(self, name: str) -> Any:
        fields = self._handed.fields
        return fields[name] if name in fields else getattr(self._stub, name)

    def objectValues(self) -> list:
        """Its parts."""
        return list(self._handed.parts.values())


def _foresee_give_back(effect, preview, case, plan):
    deviation, returned = _returned(effect, case, plan.actor, now())
    return foreseen(returned, deviation, preview)


@handles(GiveBack, foreseen=_foresee_give_back)
def give_back(effect, doing: Doing) -> None:
    """By a plan for the deviation. The notification case keeps its number, its log and its messages."""
    deviation, plan = _returned(effect, doing.subject, doing.plan.actor, doing.at)
    carry_out(deviation, plan, doing.at)


def _returned(effect: GiveBack, case, actor: str, at: datetime) -> tuple[Any, Plan]:
    """The deviation and its plan: it waits for a receipt form again, from now on, with its former
    deadline."""
    deviation = case_by_number(register_of(case), case.deviation)
    before = whole_facts_of(deviation)
    after = whole_facts_of(_Restored(deviation, case.handed)).but(
        state=RECEIVED,
        closed=None,
        first_closed=case.handed.came_with["before"],
        received_since=at,
    )
    plan = Plan(
        action=ACT,
        actor=actor,
        before=before,
        after=after,
        effects=(
            FireTransition(ACT, guarded=False),
            TakeBack(case.handed, before.state),
            SetFields(handed_over=False, closed=None, received_since=at, first_closed=after.first_closed),
            notices.to_reporter("speakup_returned", after, text=effect.text),
            *notices.new_report(after, Directory(register_of(case))),
        ),
        why={"text": effect.text},
    )
    return deviation, plan
