"""What waits for whom by the measures of a case: see ``domain/signals.py``."""

from collections.abc import Iterable
from collections.abc import Iterator
from datetime import time
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.carrying_out import carried_out
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.in_charge import by_role
from ntnu.deviations.domain.in_charge import in_charge
from ntnu.deviations.domain.in_charge import is_new
from ntnu.deviations.domain.part_rules import READ_BY_MANAGER
from ntnu.deviations.domain.signal import AGREE
from ntnu.deviations.domain.signal import ANSWER_MANAGER
from ntnu.deviations.domain.signal import CARRY_OUT
from ntnu.deviations.domain.signal import DATE_ASKED
from ntnu.deviations.domain.signal import EVALUATE
from ntnu.deviations.domain.signal import HANDED_BACK
from ntnu.deviations.domain.signal import MEASURE_DECLINED
from ntnu.deviations.domain.signal import MEASURE_DONE
from ntnu.deviations.domain.signal import PROPOSE_EVALUATION
from ntnu.deviations.domain.signal import Signal
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN

#: What is said about a measure -> what then waits for those in charge; what is answered waits for nobody.
_SAID = {
    parts.DECLINED: MEASURE_DECLINED,
    parts.UNSURE: ANSWER_MANAGER,
    parts.LATER: DATE_ASKED,
    parts.HANDED_BACK: HANDED_BACK,
}


def about_measures(facts: Facts, calendar: Calendar) -> Iterator[Signal]:
    """What waits by measures, for the responsible, line managers and those in charge."""
    for measure in carried_out(facts):
        own, who = measure.uid, (measure.responsible,)
        if measure.unfinished and not measure.is_handed_back:
            yield Signal(CARRY_OUT, who, measure.since or facts.submitted, measure.due, part=own)
        elif measure.state == parts.DONE and measure.proposed is None and not _works(who, facts):
            day = measure.evaluate_on or measure.due
            yield Signal(PROPOSE_EVALUATION, who, calendar.at(day, time()), day, part=own)
    for measure in facts.whole.measures:
        if measure.waits_for_managers and facts.state in READ_BY_MANAGER:
            managers = () if facts.personnel_like else by_role(facts, roles.LINE_MANAGER)
            yield Signal(AGREE, managers, measure.asked or facts.submitted, measure.due, part=measure.uid)
        if facts.state in OPEN and measure.unfinished:
            yield from _said(measure, facts)
        if measure.state == parts.DONE and facts.state in (*OPEN, CLOSED):
            day = measure.evaluate_on or measure.due
            since = calendar.at(day, time())
            if measure.proposed_at is not None:
                since = min(since, measure.proposed_at)
            yield Signal(EVALUATE, in_charge(facts), since, day, part=measure.uid)
            at = measure.reported
            if facts.state in OPEN and at and at < since and is_new(facts, MEASURE_DONE, at):
                yield Signal(MEASURE_DONE, in_charge(facts), at, ends=since, part=measure.uid)


def _said(measure: parts.Measure, facts: Facts) -> Iterator[Signal]:
    """What a line manager or the responsible said, and waits for those in charge."""
    for said in (measure.objection, measure.request):
        code = _SAID.get(said.kind) if said else None
        if said and code and (code != MEASURE_DECLINED or is_new(facts, code, said.at)):
            yield Signal(code, in_charge(facts), said.at, part=measure.uid)


def _works(who: Iterable[str], facts: Facts) -> bool:
    """Who decides on the effect need not propose it."""
    return bool(set(who).intersection(facts.workers))
