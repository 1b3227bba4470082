"""What follows for cases when somebody gets or loses a folder role, by Sharing or by a group."""

import transaction
from AccessControl import getSecurityManager
from datetime import datetime
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.own import shield
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.actions.base import stored
from ntnu.deviations.actions.carry_out import carry_out
from ntnu.deviations.actions.perform import readers
from ntnu.deviations.actions.role_notices import tell_recipients
from ntnu.deviations.core import roles
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.folder_roles import Change
from ntnu.deviations.core.notices import access_ended
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.states import CLOSED
from ntnu.deviations.core.states import FORWARDED
from ntnu.deviations.core.states import IN_PROCESS
from ntnu.deviations.now import now
from zope.component.hooks import getSite
from zope.component.hooks import site as site_hook


def shield_own_cases(register, person: str) -> None:
    """Who is given a role is excluded, by name, from the cases she reported herself."""
    for row in index_of(register).rows_of("reporter", person):
        case = _case(register, row)
        shield(case, Directory(register))
        case.reindexObjectSecurity()
        index_of(register).index(case)


def end_lost_assignments(register, person: str, actor: str, at: datetime) -> list[Facts]:
    """Who no longer holds the folder role Case Worker loses her cases at the unit, closed ones too.

    Returns those that now wait for a new case worker.
    """
    waiting = []
    for row in index_of(register).rows_of("workers", person):
        if row["state"] not in (FORWARDED, IN_PROCESS, CLOSED):
            continue
        case = _case(register, row)
        facts = facts_of(case)
        if facts.case_worker is None or facts.case_worker.person != person:
            continue
        if person in Directory(register).holders(facts.unit.uid, roles.CASE_WORKER):
            continue
        plan = Plan(
            action="end_assignment",
            actor=actor,
            before=facts,
            after=facts.but(case_worker=None),
            changes={"case_worker": stored(None)},
            notices=tuple(access_ended([person])),
            why={"case_worker": person, "unit": facts.unit.code},
        )
        carry_out(case, plan, at, readers(case))
        if facts.state != CLOSED:
            waiting.append(facts)
    return waiting


def on_added_to_group(event) -> None:
    """Subscriber: a group may hold folder roles."""
    _before_commit(_joined, _id(event.principal))


def on_removed_from_group(event) -> None:
    """Subscriber: with the group its folder roles are lost."""
    _before_commit(_left, _id(event.principal), getSecurityManager().getUser().getId() or "", now())


def _before_commit(do, *args) -> None:
    """Do it when the request's other work is done.

    PlonePAS tells of a change while it is half made: who is in the group is not true yet.
    """
    site = getSite()
    if site is not None and registers(site):
        transaction.get().addBeforeCommitHook(_in_site, (site, do, *args))


def _in_site(site, do, *args) -> None:
    with site_hook(site):
        for register in registers(site):
            do(register, *args)


def _joined(register, principal: str) -> None:
    for person in sorted(set(persons(register, [principal]))):
        shield_own_cases(register, person)


def _left(register, principal: str, actor: str, at: datetime) -> None:
    for person in sorted(set(persons(register, [principal]))):
        waiting = end_lost_assignments(register, person, actor, at)
        for uid in sorted({facts.unit.uid for facts in waiting}):
            here = [facts for facts in waiting if facts.unit.uid == uid]
            lost = [Change(roles.CASE_WORKER, person, False)]
            tell_recipients(unit_content(register, uid), lost, here, actor)


def _id(principal) -> str:
    return principal if isinstance(principal, str) else principal.getId()


def _case(register, row):
    case = register
    for id_ in row["ids"]:
        case = case._getOb(id_)
    return case
