"""What waits for whom on a case, and since when: pure, from the facts alone.

Every list, number, card and task follows this one rule; ``docs/signals.md`` has it as a table.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.deadlines import NOT_SOLVED_DAYS
from ntnu.deviations.domain.deadlines import RECEIPT_WORKING_DAYS
from ntnu.deviations.domain.deadlines import REFUSED_MAIL_DAYS
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.in_charge import in_charge
from ntnu.deviations.domain.in_charge import is_new
from ntnu.deviations.domain.in_charge import recipients
from ntnu.deviations.domain.measure_signals import about_measures
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.signal import ACCEPT
from ntnu.deviations.domain.signal import ANSWER_QUESTION
from ntnu.deviations.domain.signal import CLOSE
from ntnu.deviations.domain.signal import CLOSE_BY_RECIPIENT
from ntnu.deviations.domain.signal import CLOSE_HEARING
from ntnu.deviations.domain.signal import FILL_IN_RECEIPT
from ntnu.deviations.domain.signal import GIVE_STATEMENT
from ntnu.deviations.domain.signal import MAIL_REFUSED
from ntnu.deviations.domain.signal import NAME_CASE_WORKER
from ntnu.deviations.domain.signal import NEWS
from ntnu.deviations.domain.signal import NOT_SOLVED
from ntnu.deviations.domain.signal import READ_ANSWER
from ntnu.deviations.domain.signal import READ_INFORMATION
from ntnu.deviations.domain.signal import READ_STATEMENTS
from ntnu.deviations.domain.signal import REOPENED
from ntnu.deviations.domain.signal import Signal
from ntnu.deviations.domain.signal import URGENCY
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED


def signals(facts: Facts, calendar: Calendar) -> tuple[Signal, ...]:
    """All that waits for somebody on the case, or will when its time comes; the most urgent first.

    Raises ValueError for facts without the parts of the case.
    """
    if facts.anonymised is not None:
        return ()
    found = [*_step(facts, calendar), *_reporter(facts), *_news(facts), *_not_solved(facts, calendar)]
    if facts.state in OPEN:
        found += _hearings(facts)
    found += about_measures(facts, calendar)
    found = [replace(signal, who=_less_barred(signal, facts)) for signal in found]
    return tuple(sorted((s for s in found if s.who), key=lambda signal: URGENCY.index(signal.code)))


def step(facts: Facts, calendar: Calendar) -> str | None:
    """What would move the case on, whoever it waits for; None when it is finished."""
    return next((signal.code for signal in _step(facts, calendar)), None)


def attended(facts: Facts, moment: Moment) -> tuple[tuple[str, datetime], ...]:
    """What the case stores when somebody does something on it: which news that ended, and when. The clock is
    nobody."""
    if not moment.actor:
        return facts.attended
    ended = {
        signal.code: moment.now
        for signal in signals(facts, moment.calendar)
        if signal.code in NEWS and signal.waits_at(moment.now) and _is_for(signal, facts, moment)
    }
    return tuple(sorted((dict(facts.attended) | ended).items()))


def _is_for(signal: Signal, facts: Facts, moment: Moment) -> bool:
    if roles.RECIPIENT in moment.roles and set(signal.who).intersection(recipients(facts)):
        return True
    if roles.CASE_WORKER in moment.roles and set(signal.who).intersection(facts.workers):
        return True
    return moment.actor in signal.who


def _less_barred(signal: Signal, facts: Facts) -> tuple[str, ...]:
    barred = set(facts.recused)
    if signal.code != ANSWER_QUESTION:
        barred.add(facts.reporter)
    return tuple(who for who in dict.fromkeys(signal.who) if who and who not in barred)


def _step(facts: Facts, calendar: Calendar) -> Iterator[Signal]:
    """What moves the case on."""
    worker, due = facts.case_worker, facts.due
    if facts.state == RECEIVED:
        since = facts.received_since or facts.submitted
        day = calendar.add_working_days(calendar.day_of(since), RECEIPT_WORKING_DAYS)
        yield Signal(FILL_IN_RECEIPT, recipients(facts), since, day)
    elif facts.state in (FORWARDED, IN_PROCESS):
        known = (facts.step_since, worker and worker.since, facts.assessed, facts.submitted)
        since = next(moment for moment in known if moment)
        if worker is None:
            yield Signal(NAME_CASE_WORKER, recipients(facts), since, due)
        elif facts.state == FORWARDED:
            yield Signal(ACCEPT, (worker.person,), since, due)
        elif facts.closer == "case_worker":
            yield Signal(CLOSE, (worker.person,), since, due)
        else:
            yield Signal(CLOSE_BY_RECIPIENT, (*recipients(facts), worker.person), since, due)


def _reporter(facts: Facts) -> Iterator[Signal]:
    """A question to the reporter; the first, where there are several."""
    questions = facts.whole.open_questions() if facts.state in OPEN else ()
    for message in questions[:1]:
        yield Signal(ANSWER_QUESTION, (facts.reporter,), message.at, part=message.uid)


def _news(facts: Facts) -> Iterator[Signal]:
    """What has come and should be looked at; the hearings' news are with the hearings."""
    if facts.state in OPEN:
        answers = _unread(facts, READ_ANSWER, parts.ANSWER)
        asked = [facts.whole.find(answer.question) for answer in answers]
        authors = tuple(one.author for one in asked if isinstance(one, parts.Message))
        for code, messages, more in (
            (READ_ANSWER, answers, authors),
            (READ_INFORMATION, _unread(facts, READ_INFORMATION, parts.INFORMATION), ()),
        ):
            for message in messages[:1]:
                yield Signal(code, (*more, *in_charge(facts)), message.at, part=message.uid)
        if facts.state == IN_PROCESS and is_new(facts, REOPENED, facts.reopened):
            yield from _one(REOPENED, in_charge(facts), facts.reopened)
    if facts.state in (*OPEN, CLOSED, NOT_APPROVED):
        refused = [(at, by) for at, by in facts.refused if is_new(facts, MAIL_REFUSED, at)]
        if refused:
            senders, last = tuple(by for _at, by in refused), max(at for at, _by in refused)
            ends = last + timedelta(days=REFUSED_MAIL_DAYS)
            yield Signal(MAIL_REFUSED, (*senders, *in_charge(facts)), refused[0][0], ends=ends)


def _one(code: str, who: tuple[str, ...], since: datetime | None) -> Iterator[Signal]:
    if since is not None:
        yield Signal(code, who, since)


def _unread(facts: Facts, code: str, kind: str) -> list[parts.Message]:
    return [m for m in facts.whole.messages if m.kind == kind and is_new(facts, code, m.at)]


def _not_solved(facts: Facts, calendar: Calendar) -> Iterator[Signal]:
    """Recipients reopen the case, or let it be: after as long as the reporter had to say so, it is over."""
    if facts.state in (CLOSED, NOT_APPROVED) and facts.not_solved is not None:
        ends = facts.not_solved + timedelta(days=NOT_SOLVED_DAYS)
        yield Signal(NOT_SOLVED, recipients(facts), facts.not_solved, calendar.day_of(ends), ends)


def _hearings(facts: Facts) -> Iterator[Signal]:
    for hearing in facts.whole.hearings:
        told = (hearing.opened_by or "", *in_charge(facts))
        over = None
        if hearing.state == parts.OPENED and hearing.opened and hearing.deadline:
            over = hearing.deadline
            if hearing.unanswered:
                yield Signal(GIVE_STATEMENT, hearing.unanswered, hearing.opened, ends=over, part=hearing.uid)
            elif hearing.statements:
                since = max(statement.given for statement in hearing.statements)
                yield Signal(CLOSE_HEARING, told, since, ends=over, part=hearing.uid)
        elif hearing.state == parts.ENDED and hearing.ended and hearing.ended == hearing.deadline:
            # Who closes a hearing has read it; this one ended by itself.
            over = hearing.ended
        if over is not None and is_new(facts, READ_STATEMENTS, over):
            yield Signal(READ_STATEMENTS, told, over, part=hearing.uid)
