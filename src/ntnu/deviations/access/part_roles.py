"""Roles on what lives in a case: those of the case, as far as they reach it, and the part's own.

Parts are in no catalog, so the clock may be used here: a participant of a hearing loses the role at its
deadline, with the next request.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Collection
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.part_facts import hearing_of
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.permissions import roles_with
from ntnu.deviations.access.permissions import VIEW_CASEWORK
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement
from ntnu.deviations.now import now
from typing import Any

_SHARED = "shared"


def roles_on_part(part, person: str, on_case: Callable[[Any, Facts], Collection[str]]) -> set[str]:
    """The roles of the person on one part of a case. ``on_case`` gives their roles on the case, from its
    facts."""
    chain = _chain(part)
    case = chain[-1]
    if case.handed_over:
        return set()
    facts = facts_of(case)
    reaching = roles_with(case, VIEW_CASEWORK).union(_beside(chain))
    found = {role for role in on_case(case, facts) if role in reaching}
    if person != facts.reporter and person not in facts.recused:
        found |= {role for holder, role in _own(chain, facts) if holder == person}
    return found


def _chain(part) -> list:
    """The part, what it lives in, and so on to the case."""
    found = [part]
    while not IDeviationReport.providedBy(found[-1]):
        found.append(aq_parent(aq_inner(found[-1])))
    return found


def _beside(chain) -> tuple[str, ...]:
    """Roles of the case that reach the part though they read no casework."""
    top, part = chain[-2], chain[0]
    if IMessage.providedBy(top):
        return (roles.REPORTER,) if state_of_part(top) == _SHARED else ()
    if IAttachment.providedBy(top) and state_of_part(part) == _SHARED:
        return (roles.REPORTER, roles.HEARING_PARTICIPANT)
    return ()


def _own(chain, facts: Facts):
    """Persons with a role on this very part."""
    top = chain[-2]
    at = now()
    if IMeasure.providedBy(top):
        if facts.state in OPEN or (facts.state == CLOSED and state_of_part(top) == parts.DONE):
            person = top.given[0] if top.given else ""
            yield person, roles.MEASURE_RESPONSIBLE
    elif IHearing.providedBy(top) and hearing_of(top).is_open(at):
        statement = next((link for link in chain if IStatement.providedBy(link)), None)
        for access in facts.hearing_access:
            mine = statement is None or statement.person == access.person
            if access.hearing == uid_of(top) and at < access.until and mine:
                yield access.person, roles.HEARING_PARTICIPANT
    if IAttachment.providedBy(chain[0]) or IMeasure.providedBy(chain[0]):
        uid = uid_of(aq_base(chain[0]))
        for access in facts.hearing_access:
            if uid in access.shared and at < access.until:
                yield access.person, roles.HEARING_PARTICIPANT
