"""What follows when somebody gets or loses a folder role, in whatever way.

The change goes into the unit's log, and the unit's recipients are told. Who is given a role is kept
out of the cases they reported themselves; who is case worker no longer loses the work
on cases (``lost_work.py``).
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from functools import cached_property
from ntnu.deviations.access.accounts import unanswered
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.access.holders import offered
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.own import shield
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import changes
from ntnu.deviations.domain.grants import places
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.units import speakup_roles
from ntnu.deviations.units.lost_work import end_lost_work
from ntnu.deviations.units.role_memory import Table
from ntnu.deviations.units.role_memory import tell
from ntnu.deviations.units.role_notices import one_mail_each
from ntnu.deviations.units.role_notices import role_notices
from Products.CMFCore.utils import getToolByName
from typing import Any

#: Roles that reach the cases by way of a group of all their holders.
_BY_GROUP = (*roles.GROUP_ROLES, roles.ARCHIVIST)
#: By whether its day has come, and whether it is given.
_ACTIONS = {
    (False, True): "role_given",
    (False, False): "role_taken",
    (True, True): "role_begun",
    (True, False): "role_ended",
}


@dataclass(frozen=True)
class RoleChange:
    """What was changed on one unit, or on the register.

    ``made`` is what the log and the mail tell, of persons or groups; ``before`` is who held the roles
    until now; ``why`` goes into the log beside each change. ``by_day``: nobody did it, its day has come.
    """

    place: Any
    made: Sequence[Change]
    before: Table
    why: Mapping[str, Any] = field(default_factory=dict)
    by_day: bool = False

    @cached_property
    def persons(self) -> list[Change]:
        """The same by person: who holds a role now that did not, and the other way round."""
        return changes(self.before, table_of(self.place, self.before))


def table_of(place, before: Table | None = None) -> Table:
    """Who holds which role on ``place``: persons who have an account.

    Who held one ``before`` and has an account that nobody knows at the moment holds it still.
    """
    users, found = getToolByName(place, "acl_users"), {}
    for role in offered(place):
        holding = direct_holders(place, role)
        missing = (before or {}).get(role, frozenset()) - holding
        found[role] = holding | unanswered(users, missing)
    return found


def follow(made: Sequence[RoleChange], actor: str, at: datetime) -> None:
    """See to all that follows from changes in one register, which are in the Sharing by now."""
    if not made:
        return
    register = register_of(made[0].place)
    persons = [change for one in made for change in one.persons]
    for person in sorted({c.principal for c in persons if c.given and c.role in _BY_GROUP}):
        shield_own_cases(register, person)
    waiting: list[Facts] = []
    for person, lost_at in sorted(_lost(made).items()):
        waiting += end_lost_work(register, person, lost_at, actor, at)
    # Departments first: a case is told of where it stands, if the role was lost there too.
    made, told = sorted(made, key=lambda one: not IDepartment.providedBy(one.place)), []
    for one in made:
        effects: tuple[Effect, ...] = ()
        is_registry = ISpeakUpRegistry.providedBy(one.place)
        if IUnit.providedBy(one.place):
            uid = uid_of(one.place)
            here = [facts for facts in waiting if uid in {unit.uid for unit in places(facts)}]
            waiting = [facts for facts in waiting if facts not in here]
            effects = role_notices(one.place, one.made, here, actor, one.before[roles.RECIPIENT])
        elif is_registry:
            former = one.before[roles.SPEAKUP_RECIPIENT].intersection(one.place.confirmed or ())
            effects = speakup_roles.changed(one.place, one.made, former)
        told.append(effects)
    for one, effects in zip(made, one_mail_each(register, told), strict=True):
        for number, change in enumerate(one.made, 1):
            why = {"role": change.role, "principal": change.principal, **change.term.told(), **one.why}
            action, last = _ACTIONS[one.by_day, change.given], number == len(one.made)
            plan = BarePlan(action=action, actor=actor, effects=effects if last else (), why=why)
            carry_out(one.place, plan, at)
        tell(uid_of(one.place), one.persons)


def _lost(made: Sequence[RoleChange]) -> dict[str, set[str]]:
    """Who is case worker no longer, and at which units: {person: UIDs}."""
    found: dict[str, set[str]] = {}
    for one in made:
        for change in one.persons:
            if not change.given and change.role == roles.CASE_WORKER:
                found.setdefault(change.principal, set()).add(uid_of(one.place))
    return found


def shield_own_cases(register, person: str) -> None:
    """The person who is given a role is excluded, by name, from the cases they reported themselves."""
    for row in index_of(register).rows_of("reporter", person):
        case = case_at(register, row["ids"])
        shield(case, Directory(register))
        index_of(register).index(case)
