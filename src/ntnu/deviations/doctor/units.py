"""What is wrong with the units themselves."""

from collections import Counter
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.core.states import OPEN
from ntnu.deviations.doctor.findings import Check
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING


def out_of_use(register, at: datetime) -> Problem | None:
    """Are there open cases at a unit that is not in use?"""
    index = index_of(register)
    rows = (index.row(rid) for state in OPEN for rid in index.rids("state", state))
    waiting = Counter(row["unit_uid"] for row in rows)
    found = [
        f"{unit.code} ({waiting[uid_of(unit)]})"
        for unit in unit_contents(register)
        if waiting[uid_of(unit)] and not describe(unit).active
    ]
    if not found:
        return None
    text = _(
        "doctor_out_of_use_found",
        default="Units that are not in use have open cases: ${units}. Have the cases finished or moved, or"
        " put the unit in use again.",
    )
    return Problem(WARNING, filled(text, units=", ".join(sorted(found))))


CHECKS = (
    Check(
        "out_of_use",
        _("doctor_out_of_use", default="Units out of use"),
        _("doctor_out_of_use_fine", default="None of them has open cases."),
        out_of_use,
    ),
)
