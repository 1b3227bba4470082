"""Who has access to a case, and why: the table of grants in words, persons in place of groups."""

from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.reading import roles_with
from ntnu.deviations.access.reading import VIEW
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.core import roles
from ntnu.deviations.core.grants import Grant
from ntnu.deviations.core.grants import grants
from ntnu.deviations.core.preview import expand
from ntnu.deviations.interfaces import IRoleHistory
from zope.component import getUtility


@dataclass(frozen=True)
class AccessRow:
    """One person's way into a case. ``unit`` is the code of the unit a folder role stands at."""

    principal: str
    name: str
    role: str
    cause: str
    given_by: str | None
    since: datetime | None
    until: datetime | None
    unit: str | None = None


def access_list(case, with_reporter: bool = True) -> list[AccessRow]:
    """Everybody who may see the case now, each by each way in."""
    facts, register = facts_of(case), register_of(case)
    world, seeing = Directory(register), roles_with(case, VIEW)
    rows = []
    for grant in grants(facts):
        if grant.role not in seeing or (grant.role == roles.REPORTER and not with_reporter):
            continue
        for person in sorted(expand(grant, facts, world)):
            given_by, since = grant.given_by, grant.since
            if grant.unit is not None:
                given_by, since = _given(register, grant, person)
            rows.append(
                AccessRow(
                    principal=person,
                    name=world.person_name(person),
                    role=grant.role,
                    cause=grant.cause,
                    given_by=given_by,
                    since=since,
                    until=grant.until,
                    unit=grant.unit.code if grant.unit else None,
                )
            )
    return rows


def _given(register, grant: Grant, person: str) -> tuple[str | None, datetime | None]:
    unit = unit_content(register, grant.unit.uid)
    return getUtility(IRoleHistory).given(unit, grant.role, person)
