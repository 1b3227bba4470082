"""Who is in charge of a case, as signals name them: persons, and groups of the units' folder roles."""

from datetime import datetime
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import excluded
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.grants import places
from ntnu.deviations.domain.grants import unit_group


def by_role(facts: Facts, role: str) -> tuple[str, ...]:
    """Those with this folder role at the places of the case, less the excluded."""
    key = exclusion_key(excluded(facts))
    return tuple(unit_group(unit.uid, role, key) for unit in places(facts))


def recipients(facts: Facts) -> tuple[str, ...]:
    """Those who receive the case, and the deputies named for it."""
    return (*by_role(facts, roles.RECIPIENT), *(deputy.person for deputy in facts.deputies))


def in_charge(facts: Facts) -> tuple[str, ...]:
    """The case worker; the recipients where there is none."""
    return (facts.case_worker.person,) if facts.case_worker else recipients(facts)


def is_new(facts: Facts, code: str, at: datetime | None) -> bool:
    """Did it come after one of those it waits for last did something?"""
    last = dict(facts.attended).get(code)
    return at is not None and (last is None or at > last)
