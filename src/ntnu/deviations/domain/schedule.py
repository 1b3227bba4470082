"""Which reminders a case sends, and when: pure, from the facts alone.

A reminder belongs to a series: all reminders about the same task. Most series have one reminder, some have
one every week until the task is done. What was sent is stored on the case, by key. Who is notified, and of
what, is in ``domain/reminders.py``.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import time
from datetime import timedelta
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.deadlines import HEARING_REMINDER_DAYS
from ntnu.deviations.domain.deadlines import RECEIPT_WORKING_DAYS
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED

#: Reminders go out in the morning of their day.
MORNING = time(7)

RECEIPT = "receipt"
DEADLINE = "deadline"
DELAYED = "delayed"
HEARING_REMINDER = "hearing_reminder"
HEARING_END = "hearing_end"
MEASURE = "measure"
EVALUATION = "evaluation"


@dataclass(frozen=True)
class Item:
    """One reminder: ``topic`` and ``about`` say what it is about, ``at`` (UTC) when it is to be sent.

    ``week`` counts in a weekly series, from its date: -1 is a week before. ``part`` is the UID of the
    measure or hearing it is about.
    """

    topic: str
    about: str
    at: datetime
    week: int = 0
    weekly: bool = False
    part: str | None = None

    @property
    def series(self) -> str:
        return f"{self.topic}:{self.about}"

    @property
    def key(self) -> str:
        """Unique for its subject and time: a key that was sent is never sent again."""
        return f"{self.series}:{self.week}" if self.weekly else self.series

    def in_week(self, week: int, calendar: Calendar) -> "Item":
        """The reminder of that week in the same series."""
        local = self.at.astimezone(calendar.zone)
        day = local.date() + timedelta(weeks=week - self.week)
        return replace(self, week=week, at=calendar.at(day, local.time()))

    def latest(self, now: datetime, calendar: Calendar) -> "Item":
        """The last of the series that is due at ``now``: of those that were missed only that one is
        sent. The item itself must be due."""
        if not self.weekly:
            return self
        found = self.in_week(self.week + max(0, (now - self.at) // timedelta(weeks=1)), calendar)
        # Where summer time begins or ends, a week is an hour shorter or longer.
        following = found.in_week(found.week + 1, calendar)
        if following.at <= now:
            return following
        return found if found.at <= now else found.in_week(found.week - 1, calendar)


def schedule(facts: Facts, calendar: Calendar) -> list[Item]:
    """The next reminder of each series that was not sent yet, past or to come, earliest first.

    Raises ValueError for facts without the parts of the case.
    """
    found = (_unsent(first, facts.sent, calendar) for first in _series(facts, calendar))
    return sorted((item for item in found if item is not None), key=lambda item: (item.at, item.key))


def due_at(facts: Facts, now: datetime, calendar: Calendar) -> list[Item]:
    """What is to be sent at ``now``, one of each series at most."""
    return [item.latest(now, calendar) for item in schedule(facts, calendar) if item.at <= now]


def next_due(facts: Facts, calendar: Calendar) -> datetime | None:
    """When the case next has something to remind of (UTC); None for never."""
    return next((item.at for item in schedule(facts, calendar)), None)


def with_sent(facts: Facts, items: Iterable[Item], calendar: Calendar) -> frozenset[str]:
    """The keys of what was sent, including these, without those that can never matter again."""
    alive = {item.series for item in _series(facts, calendar)}
    new = {item.key: item.series for item in items}
    kept = {key for key in facts.sent if _series_of(key) not in new.values() and _series_of(key) in alive}
    return frozenset(kept | {key for key, series in new.items() if series in alive})


def too_late(before: Facts, after: Facts, now: datetime, calendar: Calendar) -> list[Item]:
    """Reminders that arise from an action, but whose time is already past.

    They are not sent later. A person who opens a hearing that ends tomorrow, or reopens a case that was
    closed for a year, knows that the time is short.
    """
    known = {item.series for item in _series(before, calendar)}
    return [item for item in due_at(after, now, calendar) if item.series not in known]


def _series(facts: Facts, calendar: Calendar) -> Iterator[Item]:
    """The first reminder of every series the case has now, sent or not."""
    if facts.state in OPEN:
        yield from _of_the_case(facts, calendar)
        for hearing in facts.whole.hearings:
            yield from _of_a_hearing(hearing, calendar)
        for measure in facts.whole.measures:
            if measure.unfinished:
                about = f"{measure.uid}:{measure.due.isoformat()}"
                yield Item(MEASURE, about, calendar.at(measure.due, MORNING), weekly=True, part=measure.uid)
    if facts.state in (*OPEN, CLOSED):
        for measure in facts.whole.measures:
            if measure.state == parts.DONE and measure.evaluate_on:
                about = f"{measure.uid}:{measure.evaluate_on.isoformat()}"
                yield Item(EVALUATION, about, calendar.at(measure.evaluate_on, MORNING), part=measure.uid)


def _of_the_case(facts: Facts, calendar: Calendar) -> Iterator[Item]:
    due = facts.due.isoformat()
    yield Item(DEADLINE, due, calendar.at(facts.due - timedelta(weeks=1), MORNING), week=-1, weekly=True)
    yield Item(DELAYED, due, calendar.at(facts.due + timedelta(days=1), MORNING))
    if facts.state == RECEIVED and facts.received_since:
        since = calendar.day_of(facts.received_since)
        day = calendar.add_working_days(since, RECEIPT_WORKING_DAYS)
        yield Item(RECEIPT, since.isoformat(), calendar.at(day, MORNING))


def _of_a_hearing(hearing: parts.Hearing, calendar: Calendar) -> Iterator[Item]:
    if hearing.state != parts.OPENED or hearing.deadline is None or hearing.opened is None:
        return
    about = f"{hearing.uid}:{hearing.opened.isoformat()}"
    yield Item(HEARING_END, about, hearing.deadline, part=hearing.uid)
    if not hearing.unanswered:
        return
    day = calendar.day_of(hearing.deadline) - timedelta(days=HEARING_REMINDER_DAYS)
    # A later deadline is reminded of anew.
    about = f"{about}:{hearing.deadline.isoformat()}"
    yield Item(HEARING_REMINDER, about, calendar.at(day, MORNING), part=hearing.uid)


def _unsent(first: Item, sent: frozenset[str], calendar: Calendar) -> Item | None:
    if not first.weekly:
        return None if first.key in sent else first
    weeks = [int(key.rpartition(":")[2]) for key in sent if _series_of(key) == first.series]
    return first.in_week(max(weeks) + 1, calendar) if weeks else first


def _series_of(key: str) -> str:
    topic = key.partition(":")[0]
    return key.rpartition(":")[0] if topic in (DEADLINE, MEASURE) else key
