"""Until 1003 a case did not keep when its receipt form was filled in, nor a measure when it was evaluated:
the workflow's history tells, where it was not taken away with personal data."""

from collections.abc import Collection
from datetime import datetime
from datetime import UTC
from ntnu.deviations.access.facts import WORKFLOW
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.upkeep import every_case
from ntnu.deviations.domain.parts import EVALUATED
from ntnu.deviations.domain.states import ALL
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.interfaces import IMeasure
from plone import api
from typing import Any

_FORM_DONE = frozenset(ALL) - {RECEIVED}


def keep_moments(setup: Any) -> None:
    """What is kept already stays. The index has it, too."""
    for register in registers(api.portal.get()):
        for case in every_case(register):
            history = (getattr(case, "workflow_history", None) or {}).get(WORKFLOW, ())
            if case.assessed is None and not (case.withdrawn and len(history) == 2):
                case.assessed = _first(history, _FORM_DONE, case.arrived)
            for part in case.objectValues():
                if IMeasure.providedBy(part) and part.evaluated is None:
                    for rows in (getattr(part, "workflow_history", None) or {}).values():
                        part.evaluated = _first(rows, {EVALUATED})
            index_of(register).index(case)


def _first(rows: Any, states: Collection[str], since: datetime | None = None) -> datetime | None:
    moments = [
        datetime.fromtimestamp(float(row["time"]), UTC) for row in rows if row["review_state"] in states
    ]
    return next((moment for moment in moments if since is None or moment >= since), None)
