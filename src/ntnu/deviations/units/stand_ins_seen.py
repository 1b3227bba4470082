"""Which deputies a person knows of, and where they may name one."""

from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.handed_on import handed_on
from ntnu.deviations.access.roles_on import own_roles
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import uids_by_faculty
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.now import today
from ntnu.deviations.persons import person_of


def known(register, user, unit: str = "") -> list[StandIn]:
    """Those of now and of days to come, by their first day: in which the person is the one away or the
    deputy, and those at units where they receive reports or decide who has which role. ``unit``: a UID, only
    there."""
    person, day = person_of(user.getId()), today()
    found = [
        one
        for one in every(register)
        if unit in ("", one.unit)
        # Where the unit is gone there is nothing to end.
        and one.unit in register.unit_ids
        and not one.term.is_over(day)
        and _knows(register, user, person, one)
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.uid))


def _knows(register, user, person: str, one: StandIn) -> bool:
    if person in (one.absent, one.deputy):
        return True
    place = unit_content(register, one.unit)
    return place is not None and (
        roles.RECIPIENT in own_roles(place, user) or bool(user.has_permission(MANAGE_ROLES, place))
    )


def units_of(register, person: str) -> list[str]:
    """UIDs of the faculties where the person has something that a deputy may get, in them or in
    departments."""
    faculties = (faculty for faculty, *_departments in uids_by_faculty(register))
    return [uid for uid in faculties if handed_on(register, uid, person)]
