"""What a person has at a unit that a deputy may get while they are away, and whose roles a deputy gets."""

from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.memberships import held_on
from ntnu.deviations.access.memberships import principals_of
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import departments_of
from ntnu.deviations.access.units import faculty_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.stand_ins import absent_name
from ntnu.deviations.now import now
from ntnu.deviations.now import today


def handed_on(register, unit: str, person: str) -> frozenset[str]:
    """The roles that the person has on their own at the unit (UID), its departments or on cases there."""
    user = user_by_id(register, person)
    if user is None:
        return frozenset()
    mine, index = principals_of(user), index_of(register)
    below = {unit, *departments_of(register, unit)}
    found = {
        role
        for uid in below | {faculty_of(register, unit)} - {""}
        for role in held_on(unit_content(register, uid), mine).intersection(roles.FOLDER_ROLES)
    }
    # Named for one case, where its recipients may not receive it.
    keys = ["", *register.exclusions.keys()]
    named = (f"user:{absent_name(uid, roles.RECIPIENT, person, key)}" for uid in below for key in keys)
    if any(index.rids("allowed", name) for name in named):
        found.add(roles.RECIPIENT)
    at, hearings = now(), register.hearing_members.get(person, ())
    cases = {
        roles.HEARING_PARTICIPANT: [case for case, _hearing, until in hearings if at < until],
        roles.MEASURE_RESPONSIBLE: register.measure_people.get(person, ()),
    }
    for role, uids in cases.items():
        if any(below.intersection(row["places"]) for uid in uids for row in index.rows_of_uid(uid)):
            found.add(role)
    return frozenset(found)


def handed_to(register, deputy: str, role: str, unit: str) -> frozenset[str]:
    """The ids of users and groups whose ``role`` at the unit (UID) the person has too, as the deputy of
    somebody now or on days to come."""
    day, reached, found = today(), {unit, *departments_of(register, unit)}, set[str]()
    for one in every(register):
        if one.deputy != deputy or not one.is_of(role) or one.term.is_over(day):
            continue
        absent = user_by_id(register, one.absent)
        if absent is not None and reached & {one.unit, *departments_of(register, one.unit)}:
            found |= principals_of(absent)
    return frozenset(found)
