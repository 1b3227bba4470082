"""What a case reminds people of, and when: pure, from the facts alone.

A reminder belongs to a series: all that is said about one thing. Most series have one reminder, some
have one every week for as long as the thing is not done. What was sent is kept on the case, by key.
Who is told, and what, stands in ``domain/reminders.py``.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.deadlines import add_working_days
from ntnu.deviations.domain.deadlines import HEARING_REMINDER_DAYS
from ntnu.deviations.domain.deadlines import OSLO
from ntnu.deviations.domain.deadlines import RECEIPT_WORKING_DAYS
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED

#: Reminders go out in the morning of their day, Norwegian time.
MORNING = time(7)

RECEIPT = "receipt"
DEADLINE = "deadline"
DELAYED = "delayed"
HEARING_REMINDER = "hearing_reminder"
HEARING_END = "hearing_end"
MEASURE = "measure"
EVALUATION = "evaluation"

IsHoliday = Callable[[date], bool]


@dataclass(frozen=True)
class Item:
    """One reminder: ``topic`` and ``about`` say of what, ``at`` (UTC) when it is to be sent.

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
        """Unique for what it is about and when: a key that was sent is never sent again."""
        return f"{self.series}:{self.week}" if self.weekly else self.series

    def in_week(self, week: int) -> "Item":
        """The reminder of that week in the same series."""
        local = self.at.astimezone(OSLO)
        day = local.date() + timedelta(weeks=week - self.week)
        return replace(self, week=week, at=datetime.combine(day, local.time(), OSLO).astimezone(UTC))

    def latest(self, now: datetime) -> "Item":
        """The last of the series that is due at ``now``: of those that were missed only that one is
        sent. The item itself must be due."""
        if not self.weekly:
            return self
        found = self.in_week(self.week + max(0, (now - self.at) // timedelta(weeks=1)))
        # Where summer time begins or ends, a week is an hour shorter or longer.
        following = found.in_week(found.week + 1)
        if following.at <= now:
            return following
        return found if found.at <= now else found.in_week(found.week - 1)


def schedule(facts: Facts, is_holiday: IsHoliday) -> list[Item]:
    """The next reminder of each series that was not sent yet, past or to come, earliest first.

    Raises ValueError for facts without the parts of the case.
    """
    found = (_unsent(first, facts.sent) for first in _series(facts, is_holiday))
    return sorted((item for item in found if item is not None), key=lambda item: (item.at, item.key))


def due_at(facts: Facts, now: datetime, is_holiday: IsHoliday) -> list[Item]:
    """What is to be sent at ``now``, one of each series at most."""
    return [item.latest(now) for item in schedule(facts, is_holiday) if item.at <= now]


def next_due(facts: Facts, is_holiday: IsHoliday) -> datetime | None:
    """When the case next has something to remind of (UTC); None for never."""
    return next((item.at for item in schedule(facts, is_holiday)), None)


def with_sent(facts: Facts, items: Iterable[Item], is_holiday: IsHoliday) -> frozenset[str]:
    """The keys of what was sent, these too; without those that can never matter again."""
    alive = {item.series for item in _series(facts, is_holiday)}
    new = {item.key: item.series for item in items}
    kept = {key for key in facts.sent if _series_of(key) not in new.values() and _series_of(key) in alive}
    return frozenset(kept | {key for key, series in new.items() if series in alive})


def too_late(before: Facts, after: Facts, now: datetime, is_holiday: IsHoliday) -> list[Item]:
    """What an act would start too late: reminders that come with it, and whose time is past.

    They are not made up for. Who opens a hearing that ends tomorrow, or a case again that was closed
    for a year, knows what she does.
    """
    known = {item.series for item in _series(before, is_holiday)}
    return [item for item in due_at(after, now, is_holiday) if item.series not in known]


def _series(facts: Facts, is_holiday: IsHoliday) -> Iterator[Item]:
    """The first reminder of every series the case has now, sent or not."""
    if facts.state in OPEN:
        yield from _of_the_case(facts, is_holiday)
        for hearing in facts.whole.hearings:
            yield from _of_a_hearing(hearing)
        for measure in facts.whole.measures:
            if measure.unfinished:
                about = f"{measure.uid}:{measure.due.isoformat()}"
                yield Item(MEASURE, about, morning_of(measure.due), weekly=True, part=measure.uid)
    if facts.state in (*OPEN, CLOSED):
        for measure in facts.whole.measures:
            if measure.state == parts.DONE and measure.evaluate_on:
                about = f"{measure.uid}:{measure.evaluate_on.isoformat()}"
                yield Item(EVALUATION, about, morning_of(measure.evaluate_on), part=measure.uid)


def _of_the_case(facts: Facts, is_holiday: IsHoliday) -> Iterator[Item]:
    due = facts.due.isoformat()
    yield Item(DEADLINE, due, morning_of(facts.due - timedelta(weeks=1)), week=-1, weekly=True)
    yield Item(DELAYED, due, morning_of(facts.due + timedelta(days=1)))
    if facts.state == RECEIVED and facts.received_since:
        since = facts.received_since.astimezone(OSLO).date()
        day = add_working_days(since, RECEIPT_WORKING_DAYS, is_holiday)
        yield Item(RECEIPT, since.isoformat(), morning_of(day))


def _of_a_hearing(hearing: parts.Hearing) -> Iterator[Item]:
    if hearing.state != parts.OPENED or hearing.deadline is None or hearing.opened is None:
        return
    about = f"{hearing.uid}:{hearing.opened.isoformat()}"
    yield Item(HEARING_END, about, hearing.deadline, part=hearing.uid)
    if not hearing.unanswered:
        return
    day = hearing.deadline.astimezone(OSLO).date() - timedelta(days=HEARING_REMINDER_DAYS)
    yield Item(HEARING_REMINDER, about, morning_of(day), part=hearing.uid)


def _unsent(first: Item, sent: frozenset[str]) -> Item | None:
    if not first.weekly:
        return None if first.key in sent else first
    weeks = [int(key.rpartition(":")[2]) for key in sent if _series_of(key) == first.series]
    return first.in_week(max(weeks) + 1) if weeks else first


def _series_of(key: str) -> str:
    topic = key.partition(":")[0]
    return key.rpartition(":")[0] if topic in (DEADLINE, MEASURE) else key


def morning_of(day: date) -> datetime:
    """The moment (UTC) at which the reminders of a day go out."""
    return datetime.combine(day, MORNING, OSLO).astimezone(UTC)
