"""The measures of a case, as they are proposed to be told to its reporter."""

from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.documents.veil import Veil
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.facts import Facts

_DONE = (parts.DONE, parts.EVALUATED)


def measures_told(case) -> str:
    """The titles of the measures that are done, a line each; those are left out that name somebody who has
    to do with the case."""
    facts, world, veil = whole_facts_of(case), Directory(register_of(case)), Veil()
    for person in sorted(_persons(facts)):
        veil.hide_person((world.person_name(person),), "")
    titles = [measure.title for measure in facts.whole.measures if measure.state in _DONE]
    return "\n".join(title for title in titles if veil.over(title) == title)


def _persons(facts: Facts) -> set[str]:
    whole = facts.whole
    found = {facts.reporter, *facts.workers, *facts.recused}
    found |= {person for hearing in whole.hearings for person in (*hearing.participants, *hearing.removed)}
    for measure in whole.measures:
        found |= {measure.responsible, measure.given_by or "", measure.agreed_by or ""}
        found |= {said.person for said in (measure.objection, measure.request) if said}
    return found - {""}
