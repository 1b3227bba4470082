"""Who has access to a case, and why: the table of grants in words, persons in place of groups."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.holders import held_until
from ntnu.deviations.access.reading import roles_with
from ntnu.deviations.access.reading import VIEW
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.carrying_out import carried_out
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import Grant
from ntnu.deviations.domain.grants import grants
from ntnu.deviations.domain.preview import expand
from ntnu.deviations.domain.preview import STANDS_IN
from ntnu.deviations.domain.stand_ins import standing_in
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.interfaces import IRoleHistory
from ntnu.deviations.now import calendar
from zope.component import getUtility


@dataclass(frozen=True)
class AccessRow:
    """One person's way into a case.

    ``unit`` is the code of the unit a folder role is given at; ``part`` the UID of the hearing or measure
    that the access is by, ``about`` its title. ``absent`` is the person they stand in for, and ``stand_in``
    the UID of what says so.
    """

    principal: str
    name: str
    role: str
    cause: str
    given_by: str | None
    since: datetime | None
    until: datetime | None
    unit: str | None = None
    part: str | None = None
    about: str = ""
    absent: str = ""
    stand_in: str | None = None


@dataclass(frozen=True)
class KeptOut:
    """Somebody with a conflict of interest: since when, and by whom, as far as the log shows."""

    principal: str
    name: str
    by: str | None
    since: datetime | None


def access_list(case, with_reporter: bool = True) -> list[AccessRow]:
    """Everybody who may see the case or one of its measures now, with an entry for each way in.

    A hearing is listed here while it is open; a measure as long as the person may see it.
    """
    facts, register = whole_facts_of(case), register_of(case)
    world, seeing = Directory(register), roles_with(case, VIEW)
    rows: list[AccessRow] = []
    for grant in grants(facts):
        if grant.role not in seeing or (grant.role == roles.REPORTER and not with_reporter):
            continue
        if grant.hearing:
            rows += _by_hearings(facts, world)
        else:
            rows += sorted(_by_grant(grant, facts, register, world), key=lambda row: sort_key(row.name))
    rows += _by_measures(facts, world)
    return [*rows, *_as_deputies(rows, facts, world)]


def _as_deputies(rows: Iterable[AccessRow], facts: Facts, world: Directory) -> Iterator[AccessRow]:
    seen = set()
    for row in rows:
        for one in standing_in(row.principal, row.role, facts, world):
            if (one, row.role, row.part) in seen:
                continue
            seen.add((one, row.role, row.part))
            yield AccessRow(
                principal=one.deputy,
                name=world.person_name(one.deputy),
                role=row.role,
                cause=STANDS_IN,
                given_by=one.given_by,
                since=_start_of(one.start),
                until=_start_of(one.end + timedelta(days=1)),
                part=row.part,
                about=row.about,
                absent=one.absent,
                stand_in=one.uid,
            )


def _by_grant(grant: Grant, facts: Facts, register, world: Directory) -> Iterator[AccessRow]:
    for person in sorted(expand(grant, facts, world)):
        given_by, since, until = grant.given_by, grant.since, grant.until
        if grant.unit is not None:
            unit = unit_content(register, grant.unit.uid)
            given_by, since = getUtility(IRoleHistory).given(unit, grant.role, person)
            until = held_until(unit, grant.role, person)
        elif grant.register is not None:
            until = held_until(register, grant.role, person)
        yield AccessRow(
            principal=person,
            name=world.person_name(person),
            role=grant.role,
            cause=grant.cause,
            given_by=given_by,
            since=since,
            until=until,
            unit=grant.unit.code if grant.unit else None,
        )


def _by_hearings(facts: Facts, world: Directory) -> Iterator[AccessRow]:
    at = world.now()
    titles = {hearing.uid: hearing.title for hearing in facts.whole.hearings}
    for access in facts.hearing_access:
        if at < access.until and access.person not in (facts.reporter, *facts.recused):
            yield AccessRow(
                principal=access.person,
                name=world.person_name(access.person),
                role=roles.HEARING_PARTICIPANT,
                cause="hearing",
                given_by=access.given_by,
                since=access.since,
                until=access.until,
                part=access.hearing,
                about=titles.get(access.hearing, ""),
            )


def _by_measures(facts: Facts, world: Directory) -> Iterator[AccessRow]:
    for measure in carried_out(facts):
        yield AccessRow(
            principal=measure.responsible,
            name=world.person_name(measure.responsible),
            role=roles.MEASURE_RESPONSIBLE,
            cause="measure",
            given_by=measure.given_by,
            since=measure.since,
            until=None,
            part=measure.uid,
            about=measure.title,
        )


def _start_of(day: date) -> datetime:
    return calendar().at(day, time())


def kept_out(case, entries: Iterable) -> list[KeptOut]:
    """Who is kept out of the case. ``entries``: its log, which shows since when and by whom."""
    world = Directory(register_of(case))
    told = {entry.why.get("person"): entry for entry in entries if entry.action == "recuse"}
    return [
        KeptOut(
            principal=person,
            name=world.person_name(person),
            by=told[person].actor if person in told else None,
            since=told[person].at if person in told else None,
        )
        for person in case.recused
    ]
