"""Who has which role on a case, why, given by whom, since and until when.

This table is the only source of roles on a case: the local-role adapter, the access panel, ``@access`` and
the tests read it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Assignment
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit


@dataclass(frozen=True)
class Grant:
    """One role of one principal on one case, and its cause.

    ``principal`` is a user id, or the id of a virtual group when ``unit`` or ``register`` is set.
    ``cause`` is a code: reported, assigned, coworker, deputy, hearing, folder_role, register_role.
    """

    principal: str
    role: str
    cause: str
    given_by: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    unit: Unit | None = None
    register: str | None = None
    hearing: bool = False

    @property
    def is_group(self) -> bool:
        return self.unit is not None or self.register is not None or self.hearing


def exclusion_key(persons: Iterable[str]) -> str:
    """A short name for a set of excluded persons; empty for the empty set."""
    names = sorted(set(persons))
    return sha256("\n".join(names).encode()).hexdigest()[:12] if names else ""


def unit_group(unit_uid: str, role: str, key: str = "") -> str:
    """The id of the group "who has ``role`` at the unit", without the persons that ``key`` excludes."""
    return f"unit:{unit_uid}:{role}" + (f":{key}" if key else "")


def register_group(register_uid: str, role: str, key: str = "") -> str:
    """The id of the group "who has ``role`` on the register", without the persons that ``key`` excludes."""
    return f"register:{register_uid}:{role}" + (f":{key}" if key else "")


def case_hearing_group(case_uid: str) -> str:
    """The id of the group "who takes part in a hearing of the case that is open now"."""
    return f"case:{case_uid}:hearing"


def excluded(facts: Facts) -> frozenset[str]:
    """Members of the unit's groups who must not reach this case through them.

    The recused, and the reporter when they hold folder roles themselves: the reporter of a case holds no
    other role on it.
    """
    own = {facts.reporter} if facts.reporter_excluded else set()
    return frozenset(facts.recused) | own


def places(facts: Facts) -> tuple[Unit, ...]:
    """The units whose folder roles reach the case: its department, if it is in one, and its faculty."""
    return (facts.faculty,) if facts.unit.is_faculty else (facts.unit, facts.faculty)


def grants(facts: Facts) -> list[Grant]:
    """Every grant on the case. The workflow decides what a role may see in which state."""
    # The reporter of an anonymised case is no longer known.
    named = [facts.reporter] if facts.reporter else []
    table = [Grant(person, roles.REPORTER, "reported", since=facts.submitted) for person in named]
    key = exclusion_key(excluded(facts))
    for role in roles.GROUP_ROLES:
        if role == roles.LINE_MANAGER and facts.personnel_like:
            continue
        for unit in places(facts):
            table.append(Grant(unit_group(unit.uid, role, key), role, "folder_role", unit=unit))
    if facts.case_worker and facts.case_worker.person not in facts.lapsed:
        table.append(_personal(facts.case_worker, "assigned"))
    table.extend(_personal(one, "coworker") for one in facts.coworkers if one.person not in facts.lapsed)
    table.extend(
        Grant(deputy.person, roles.RECIPIENT, "deputy", deputy.given_by, deputy.since)
        for deputy in facts.deputies
    )
    if facts.hearing_access:
        # A group, since membership ends by the clock and not by an action.
        group = case_hearing_group(facts.uid)
        table.append(Grant(group, roles.HEARING_PARTICIPANT, "hearing", hearing=True))
    if facts.register_uid:
        table.append(
            Grant(
                register_group(facts.register_uid, roles.ARCHIVIST, key),
                roles.ARCHIVIST,
                "register_role",
                register=facts.register_uid,
            )
        )
    barred = set(facts.recused)
    return [
        grant
        for grant in table
        if grant.principal not in barred
        and (grant.principal != facts.reporter or grant.role == roles.REPORTER)
    ]


def _personal(assignment: Assignment, cause: str) -> Grant:
    return Grant(assignment.person, roles.CASE_WORKER, cause, assignment.given_by, assignment.since)
