"""Who handled a deviation, by name, for the archive."""

from datetime import datetime
from functools import cached_property
from ntnu.deviations.caselog.storage import entries
from ntnu.deviations.documents.telling import Telling
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine.registry import actions_of


def ends() -> tuple[str, ...]:
    """The actions that end a case."""
    return tuple(
        id_
        for id_, action in actions_of(REPORT).items()
        if {end for _start, end in action.rule.to} & {CLOSED, NOT_APPROVED}
    )


def _handling() -> list[str]:
    """The actions by which a unit handles a case."""
    return [id_ for id_, action in actions_of(REPORT).items() if action.handles]


class Hands:
    """Names, and the archive's code of the ``unit`` where no person is known."""

    def __init__(self, telling: Telling, unit: str):
        self._telling = telling
        self._unit = unit
        self.entries = entries(telling.case)

    @cached_property
    def closed_by(self) -> str:
        """Who ended the case; its reporter too, who may have withdrawn it."""
        return self.by(*ends())

    @cached_property
    def responsible(self) -> str:
        """The case worker, else the person who last handled the case for the unit, else the unit: never its
        reporter."""
        worker = self._telling.facts.case_worker
        return self._telling.name(worker.person) if worker else self.by(*_handling())

    def by_at(self, at: datetime) -> str:
        """The person who answered the reporter at this moment, else who answered last, else the unit."""
        answered = [entry for entry in self.entries if entry.action in (*ends(), "preliminary_response")]
        found = [entry.actor for entry in answered if entry.at == at and entry.actor]
        return self._telling.name(found[-1]) if found else self.by(*ends(), "preliminary_response")

    def by(self, *actions: str) -> str:
        """The person who last did one of these actions, else the unit."""
        found = [entry.actor for entry in self.entries if entry.action in actions and entry.actor]
        return self._telling.name(found[-1]) if found else self._unit
