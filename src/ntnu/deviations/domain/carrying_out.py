"""Who sees a measure because they are to carry it out."""

from ntnu.deviations.domain import parts
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN


def carried_out(facts: Facts) -> tuple[parts.Measure, ...]:
    """The measures that their responsible persons may see: never the reporter's or a recused person's."""
    if facts.state in OPEN:
        found = facts.whole.measures
    elif facts.state == CLOSED:
        found = tuple(m for m in facts.whole.measures if m.state == parts.DONE)
    else:
        found = ()
    barred = {facts.reporter, *facts.recused}
    return tuple(measure for measure in found if measure.responsible and measure.responsible not in barred)


def carrying_out(facts: Facts) -> frozenset[str]:
    """Those who see a measure of the case because they are responsible for it."""
    return frozenset(measure.responsible for measure in carried_out(facts))
