"""Who asks for a list of cases, and what they may read of a row, decided without loading a case."""

from collections.abc import Iterable
from collections.abc import Mapping
from functools import cached_property
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.holders import over
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.domain import roles
from ntnu.deviations.persons import person_of
from typing import Any


class ListReader:
    """A user and a register."""

    def __init__(self, register, user):
        self.register = register
        self.user = user
        self.person = person_of(user.getId())

    @cached_property
    def mine(self) -> frozenset[str]:
        """Who the user is as a person, and the names of the register's groups they are in."""
        return principals(self.register, self.user)

    @cached_property
    def allowed(self) -> list[str]:
        """The values of the indexes ``allowed`` and ``casework`` that limit a query to what the user may
        read."""
        return allowed(self.mine, self.user)

    @cached_property
    def has_lapsed(self) -> bool:
        """Is there a case worker whose role is over by its days? In the index their place on their cases ends
        with their work, which the clock ends: until then a case has to be asked itself."""
        return any(over(unit, roles.CASE_WORKER) for _uid, unit in bare_units(self.register))

    def reads_casework(self, row: Mapping[str, Any]) -> bool:
        """Does the user read what is internal of a case? ``row``: its columns ``casework``, ``workers`` and
        ``ids``."""
        if not self._allowed.intersection(row["casework"]):
            return False
        if self.person in row["workers"] and self.has_lapsed:
            return Reading(case_at(self.register, row["ids"]), self.user).may_casework
        return True

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.allowed)


def principals(register, user) -> frozenset[str]:
    """Who the user is as a person, and the names of the register's groups they are in."""
    return frozenset({person_of(user.getId()), *memberships(register, user)})


def allowed_to(register, user) -> list[str]:
    """The values of the index ``allowed`` that limit a query to what the user may see."""
    return allowed(principals(register, user), user)


def allowed(mine: Iterable[str], user) -> list[str]:
    """The same, of somebody whose principals are known."""
    found = [f"user:{principal}" for principal in mine]
    if "Manager" in user.getRoles():
        found.append("Manager")
    return found
