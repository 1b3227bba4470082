"""The participants of open hearings, stored on the register and looked up in every request.

Membership ends by the clock: nothing has to be run, indexed or deleted for access to end at the deadline.
"""

from collections.abc import Iterator
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.reading import may_do_part
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.roles import HEARING_PARTICIPANT
from ntnu.deviations.now import now


def remember_members(case, before: Facts, after: Facts) -> None:
    """Update the register's record of who takes part in the hearings of ``case``."""
    register = register_of(case)
    members = register.hearing_members
    persons = {access.person for facts in (before, after) for access in facts.hearing_access}
    for person in sorted(persons):
        others = tuple(row for row in members.get(person, ()) if row[0] != after.uid)
        own = tuple((after.uid, a.hearing, a.until) for a in after.hearing_access if a.person == person)
        if others or own:
            members[person] = (*others, *own)
        else:
            members.pop(person, None)


def hearings_of(register, person: str, absent: str = "") -> Iterator:
    """The open hearings that the person takes part in and may see now, for "my tasks"; or those of somebody
    who is ``absent``, as far as the person stands in for them there."""
    at, index = now(), index_of(register)
    user = user_by_id(register, person)
    for case_uid, hearing_uid, until in register.hearing_members.get(absent or person, ()):
        if user is None or at >= until:
            continue
        for row in index.rows_of_uid(case_uid):
            for part in case_at(register, row["ids"]).objectValues():
                if uid_of(part) == hearing_uid and may_do_part(part, user, HEARING_PARTICIPANT, absent):
                    yield part
