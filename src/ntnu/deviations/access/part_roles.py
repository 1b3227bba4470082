"""Roles on what lives in a case: those of the case, as far as they reach it, and the part's own.

Parts are in no catalog, so the clock may be asked here: who takes part in a hearing loses it at its
deadline, at the next request.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from borg.localrole.interfaces import ILocalRoleProvider
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.part_facts import hearing_of
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.reading import roles_with
from ntnu.deviations.access.reading import VIEW_CASEWORK
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.core import parts
from ntnu.deviations.core import roles
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.grants import grants
from ntnu.deviations.core.states import CLOSED
from ntnu.deviations.core.states import OPEN
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from zope.component import adapter
from zope.interface import implementer

_SHARED = "shared"


@implementer(ILocalRoleProvider)
@adapter(ICaseChild)
class PartRoles:
    """Principal -> roles on one part of a case. What it does not name, nobody has."""

    def __init__(self, context):
        self.context = aq_inner(context)
        self._table = None

    def _roles(self) -> dict[str, tuple[str, ...]]:
        if self._table is None:
            self._table = _table(self.context)
        return self._table

    def getRoles(self, principal_id):
        return self._roles().get(person_of(principal_id), ())

    def getAllRoles(self):
        return self._roles().items()


def _table(part) -> dict[str, tuple[str, ...]]:
    chain = _chain(part)
    case = chain[-1]
    facts = facts_of(case)
    if case.handed_over:
        return {}
    reading = roles_with(case, VIEW_CASEWORK)
    table: dict[str, tuple[str, ...]] = {}
    for grant in grants(facts):
        if grant.role in reading or grant.role in _beside(chain):
            table[grant.principal] = (*table.get(grant.principal, ()), grant.role)
    for person, role in _own(chain, facts):
        if person != facts.reporter and person not in facts.recused:
            table[person] = (*table.get(person, ()), role)
    return table


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
