"""The reporter of a case holds no other role on it, whatever roles they have at the unit."""

from BTrees.IIBTree import difference
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import register_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.grants import excluded
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.grants import places
from ntnu.deviations.domain.grants import unit_group


def unshielded_units(register, user: str) -> frozenset[str]:
    """UIDs of units where the user has a case of their own from which they are not excluded by name."""
    index = index_of(register)
    own = difference(index.rids("reporter", user), index.rids("excluded", user))
    return frozenset(place for rid in own for place in index.row(rid)["places"])


def shield(case, world) -> None:
    """Exclude the reporter by name if they hold a folder role that reaches the case, or stand in for anybody.

    Called when a case comes to a unit, and for the cases of somebody who is given a role. Once
    excluded they stay so: a role may be lost and given again.
    """
    facts = facts_of(case)
    if not case.reporter_excluded and _holds_a_role(facts, world, register_of(case)):
        case.reporter_excluded = True
        facts = facts.but(reporter_excluded=True)
    _remember_exclusion(case, facts)


def _holds_a_role(facts, world, register) -> bool:
    if any(one.deputy == facts.reporter for one in every(register)):
        return True
    if facts.reporter in world.register_holders(roles.ARCHIVIST):
        return True
    return any(
        facts.reporter in world.holders(unit.uid, role)
        for unit in places(facts)
        for role in roles.GROUP_ROLES
    )


def _remember_exclusion(case, facts) -> None:
    """Update the groups plugin's entry for the set of persons this case keeps out, and the units
    concerned."""
    barred = excluded(facts)
    if not barred:
        return
    register, key = register_of(case), exclusion_key(barred)
    units, _ = register.exclusions.get(key, ((), ()))
    wanted = tuple(sorted({*units, *(unit.uid for unit in places(facts))}))
    if wanted != units:
        register.exclusions[key] = (wanted, tuple(sorted(barred)))


def forget_exclusion(case, before) -> None:
    """Forget who was kept out of ``case`` while its facts were ``before``, unless another case keeps the same
    persons out. The index has already dropped that group of this case."""
    register, key = register_of(case), exclusion_key(excluded(before))
    units, _persons = register.exclusions.get(key, ((), ()))
    groups = [f"user:{unit_group(unit, roles.RECIPIENT, key)}" for unit in units]
    if units and not any(index_of(register).rids("allowed", group) for group in groups):
        del register.exclusions[key]
