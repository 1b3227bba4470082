"""Who holds which role on a case: the words of the specification's sections 1 and 5 as a small function.

It asks the facts of the parts and the folder roles, and nothing that the rules have worked out.
"""

from datetime import datetime
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure

#: Role -> states of the case in which it reads the reporter's part.
READS = {
    "Reporter": {"received", "forwarded", "in_process", "closed", "not_approved", "reregistered"},
    "Notification Recipient": {
        "received",
        "forwarded",
        "in_process",
        "closed",
        "not_approved",
        "reregistered",
    },
    "Case Worker": {"forwarded", "in_process", "closed"},
    "Line Manager": {"forwarded", "in_process", "closed"},
    "Hearing Participant": {"received", "forwarded", "in_process"},
    "Archivist": {"closed", "not_approved"},
}
OPEN = {"received", "forwarded", "in_process"}


def roles_on_case(person: str, facts: Facts, world, now: datetime) -> frozenset[str]:
    """The person's roles on the case, whatever they may see in its state."""
    if person in facts.recused:
        return frozenset()
    if person == facts.reporter:
        # Who reported a case holds no other role on it.
        return frozenset({"Reporter"})
    found = set()
    # Folder roles of a faculty reach its departments, never the reverse.
    places = {facts.unit.uid, facts.unit.faculty_uid}
    for role in ("Notification Recipient", "Line Manager"):
        if any(person in world.direct_holders(place, role) for place in places):
            found.add(role)
    if facts.personnel_like:
        found.discard("Line Manager")
    if person in {deputy.person for deputy in facts.deputies}:
        found.add("Notification Recipient")
    # The folder role alone opens no report: only assignment does.
    if person in facts.workers:
        found.add("Case Worker")
    if any(takes_part(person, hearing, now) for hearing in facts.parts.hearings):
        found.add("Hearing Participant")
    if person in world.register_holders("Archivist"):
        found.add("Archivist")
    return frozenset(found)


def takes_part(person: str, hearing: Hearing, now: datetime) -> bool:
    """Is she in the hearing, and is it open? Past its deadline it is closed."""
    return hearing.state == "open" and now < hearing.deadline and person in hearing.participants


def sees(person: str, facts: Facts, world, now: datetime) -> bool:
    """May she see the case in the state it is in?"""
    return any(facts.state in READS[role] for role in roles_on_case(person, facts, world, now))


def carries_out(person: str, measure: Measure, facts: Facts) -> bool:
    """Is the measure hers, so that she may see it: in every open state, and for the evaluation after."""
    if measure.responsible != person or person == facts.reporter or person in facts.recused:
        return False
    return facts.state in OPEN or (facts.state == "closed" and measure.state == "done")


def roles_of(person: str, facts: Facts, world, now: datetime, part=None) -> frozenset[str]:
    """The roles she may act in, on the case or on a part of it: those that see it."""
    held = {role for role in roles_on_case(person, facts, world, now) if facts.state in READS[role]}
    if isinstance(part, Hearing) and not takes_part(person, part, now):
        held.discard("Hearing Participant")
    if isinstance(part, Measure) and carries_out(person, part, facts):
        held.add("Measure Responsible")
    return frozenset(held)
