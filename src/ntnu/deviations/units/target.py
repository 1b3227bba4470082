"""A unit, or the register that units are set up in, as who is logged in may act on it."""

from AccessControl import getSecurityManager
from functools import cached_property
from functools import partial
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.handed_on import handed_on
from ntnu.deviations.access.handed_on import handed_to
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.access.memberships import principals_of
from ntnu.deviations.access.roles_on import own_roles
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import successor
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.content.unit import IUnitSchema
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.unit_changes import ACTIVE
from ntnu.deviations.domain.unit_changes import CLOSED
from ntnu.deviations.domain.unit_changes import MERGED
from ntnu.deviations.domain.unit_changes import UnitFacts
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.engine.targets import Target
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.units.unit_cases import count_at
from zope.schema import getFieldNames

#: Who has this sets units up, changes them and closes them.
ADD_UNIT = "ntnu.deviations: Add Unit"


class UnitTarget(Target):
    """For administrators; recipients, and who has something to hand on, name and end deputies. Nobody else is
    told anything."""

    offers_all = True
    hidden = ""

    @cached_property
    def case(self):
        return self.context

    @cached_property
    def facts(self) -> UnitFacts:
        unit, register = self.context, register_of(self.context)
        if not IUnit.providedBy(unit):
            return UnitFacts(unit.title)
        described, merged = describe(unit), unit.merged_into and successor(register, unit.merged_into)
        ended = unit.active_to is not None and unit.active_to < today()
        open_cases, finished = count_at(unit)
        return UnitFacts(
            number=unit.code,
            state=MERGED if merged else CLOSED if ended else ACTIVE,
            unit=described,
            values={name: getattr(unit, name) for name in getFieldNames(IUnitSchema)},
            departments=_departments(described, Directory(register)),
            open=open_cases,
            finished=finished,
            merged_into=merged.code if merged else "",
            own=_own(register) if self.insider else {},
            handed_on=partial(handed_on, register, described.uid),
            stand_ins=tuple(
                one for one in every(register) if one.unit == described.uid and not one.term.is_over(today())
            ),
        )

    @cached_property
    def moment(self) -> Moment:
        return self.at_hand(self._held)

    @cached_property
    def revision(self) -> int:
        return caselog.revision(self.context) if self.insider else 0

    @cached_property
    def _held(self) -> frozenset[str]:
        """The person's roles here, as far as an action on a unit goes by them."""
        manager, held = getSecurityManager(), own_roles(self.context, getSecurityManager().getUser())
        found = held & {roles.RECIPIENT} if IUnit.providedBy(self.context) else frozenset()
        for permission, role in ((ADD_UNIT, roles.SYSTEM_ADMIN), (MANAGE_ROLES, roles.LOCAL_ADMIN)):
            found |= {role} if manager.checkPermission(permission, self.context) else set()
        return frozenset(found)

    @property
    def insider(self) -> bool:
        return roles.SYSTEM_ADMIN in self._held

    @property
    def sees(self) -> bool:
        return self.insider

    def outcome(self, action_id, case, plan) -> Outcome:
        return UnitTarget(case).standing(action_id, uid_of(case))

    def standing(self, action_id, uid) -> Outcome:
        unit = unit_content(register_of(self.context), uid) or self.context
        facts = UnitTarget(unit).facts
        return Outcome(action_id, unit, facts.number, facts.state, None, True)


def _departments(unit: Unit, world: Directory) -> tuple[Unit, ...]:
    below = world.departments(unit) if unit.is_faculty else ()
    return tuple(one for one in below if not world.content(one).merged_into)


def _own(register) -> dict[str, list[tuple[str, Term]]]:
    # By the names of their groups: who is in a group, not every directory tells.
    mine, day = principals_of(getSecurityManager().getUser()), today()
    found: dict[str, list[tuple[str, Term]]] = {}
    for unit in unit_contents(register):
        terms = terms_on(unit)
        for role in roles.CASE_READING_ROLES.intersection(terms):
            whose = mine | handed_to(register, acting(), role, uid_of(unit))
            own = [(role, term.seen_on(day)) for who, term in terms[role].items() if who in whose]
            found.setdefault(uid_of(unit), []).extend(own)
    return found
