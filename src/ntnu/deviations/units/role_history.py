"""What a unit's log says of the folder roles held there."""

from datetime import date
from datetime import datetime
from datetime import time
from ntnu.deviations.access.accounts import group_of
from ntnu.deviations.access.holders import persons
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.interfaces import IRoleHistory
from ntnu.deviations.now import calendar
from zope.component.hooks import getSite
from zope.interface import implementer


@implementer(IRoleHistory)
class RoleHistory:
    """Reads who gave a role, and since when it is held, from the last entry that gave it."""

    def given(self, unit, role: str, person: str) -> tuple[str | None, datetime | None]:
        for entry in reversed(caselog.entries(unit)):
            if entry.action != "role_given" or entry.why.get("role") != role:
                continue
            principal = entry.why.get("principal", "")
            if principal == person or (_is_group(principal) and person in set(persons([principal]))):
                return entry.actor, max(entry.at, _begin(entry))
        return None, None


def _begin(entry) -> datetime:
    """The moment from which the role was given; the entry's own where it tells of no first day."""
    first = entry.why.get("from")
    return calendar().at(date.fromisoformat(first), time()) if first else entry.at


def _is_group(principal: str) -> bool:
    return group_of(getSite()["acl_users"], principal) is not None
