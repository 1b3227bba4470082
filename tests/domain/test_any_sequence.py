"""For any sequence of actions and days: no reminder is sent twice, none is forgotten, and the deadline moves
by a preliminary response only."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from ntnu.deviations.calendar import calendar_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.hearings import with_hearing
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.domain.reminders import due_now
from ntnu.deviations.domain.schedule import due_at
from ntnu.deviations.procedure import Procedure
from tests.domain.due import hearing
from tests.domain.due import measure
from tests.domain.due import utc
from tests.domain.world import case
from tests.domain.world import FakeWorld

NORWAY = calendar_of("Europe/Oslo", "NO")

START = utc(2026, 11, 18, 8)
EVERY_ROLE = frozenset(roles.ALL)


def days(number: int):
    """The day so many days from now, for an action's data."""
    return lambda now: NORWAY.day_of(now) + timedelta(days=number)


#: Action -> what it is done on, and its data; a function makes them from the moment.
ACTS = {
    "approve": ("case", {"unit": "IDI", "case_worker": "worker.idi"}),
    "change_unit": ("case", {"faculty": "HF", "reason": "x"}),
    "not_approve": ("case", {"reason_code": "hse", "text": "x", "where_instead": "y"}),
    "accept": ("case", {"severity": "low"}),
    "send_back": ("case", {"reason": "x"}),
    "reassign": ("case", {"case_worker": "second.idi", "reason": "x"}),
    "add_coworker": ("case", {"person": "worker.iik"}),
    "close": ("case", {"conclusion": "x", "text": "y", "measures_text": "z", "solved": "yes"}),
    "close_as_notification": ("case", {"comment": "x"}),
    "withdraw": ("case", {"reason": "x"}),
    "reopen": ("case", {"reason": "x"}),
    "preliminary_response": ("case", {"reason": "x", "text": "y", "expected": days(40)}),
    "add_measure": ("case", {"title": "M", "kind": "corrective", "responsible": "ola", "due": days(9)}),
    "add_hearing": (
        "case",
        {"title": "H", "purpose": "clarify_process", "question": "?", "participants": ["per"]},
    ),
    "start": ("measures", {}),
    "change": ("measures", {"due": days(3)}),
    "finish": ("measures", {"evidence": "x"}),
    "evaluate": ("measures", {"result": "yes", "effect": "x"}),
    "cancel": ("measures", {"reason": "x"}),
    "open": ("hearings", {}),
    "give_statement": ("hearings", {"text": "x"}),
    "ask_again": ("hearings", {}),
    "remove_participant": ("hearings", {"person": "per"}),
}
KINDS = {"case": "DeviationReport", "measures": "DeviationMeasure", "hearings": "DeviationHearing"}
#: Who does what only she may.
DOERS = {"withdraw": "kari", "give_statement": "per"}

#: What takes some actions before it comes oftener, so that lives get that far.
OFTEN = [act for act, (place, _data) in ACTS.items() if place != "case"] + ["accept", "close", "reopen"]
step = st.one_of(st.sampled_from([*ACTS, *OFTEN * 4]), st.integers(0, 400), st.integers(0, 24 * 50))


class Life:
    """One case as it goes through time."""

    def __init__(self, facts, now: datetime = START):
        self.facts, self.now = facts, now
        self.sent: list[str] = []

    def moment(self, person: str = "", part: str | None = None) -> Moment:
        world = FakeWorld()
        world.now = lambda: self.now
        return Moment(person, self.now, NORWAY.day_of(self.now), world, EVERY_ROLE, part, calendar=NORWAY)

    def clock(self) -> None:
        plan = due_now(self.facts, self.moment())
        if plan is not None:
            self.sent += plan.why["reminders"]
            self.facts = plan.after
        assert due_at(self.facts, self.now, NORWAY) == []
        assert due_now(self.facts, self.moment()) is None

    def act(self, id_: str) -> bool:
        """Do an action if it may be done; was it?"""
        place, data = ACTS[id_]
        parts = [None] if place == "case" else [part.uid for part in getattr(self.facts.whole, place)]
        data = {name: value(self.now) if callable(value) else value for name, value in data.items()}
        action = Procedure.actions[KINDS[place]][id_]
        for part in parts:
            moment = self.moment(DOERS.get(id_, "worker.idi"), part)
            if not action.readiness(self.facts, moment) and not action.obstacles(self.facts, data, moment):
                self.facts = with_consequences(action.plan(self.facts, data, moment), moment).after
                return True
        return False


def a_case(**changes):
    """A case that was just reported."""
    return case(submitted=START, received_since=START, due=date(2026, 12, 16), parts=Parts(), **changes)


@given(st.lists(step, max_size=60))
@settings(max_examples=400, deadline=None)
def test_no_reminder_twice_and_none_forgotten_whatever_is_done(steps):
    life = Life(a_case())
    for one in steps:
        due = life.facts.due
        if isinstance(one, int):
            life.now += timedelta(hours=one)
            life.clock()
        elif life.act(one) and one == "preliminary_response":
            due = NORWAY.day_of(life.now) + timedelta(days=40)
        assert life.facts.due == due
    assert len(life.sent) == len(set(life.sent))
    parts = life.facts.whole
    assert len(life.facts.sent) <= 3 + len(parts.measures) + 2 * len(parts.hearings)


def busy():
    """A case with something of every kind."""
    done = measure(uid="done", state="done", evaluate_on=date(2026, 12, 20))
    facts = a_case().but(parts=Parts(measures=(measure(), done)))
    return with_hearing(facts, hearing())


def test_every_kind_of_reminder_is_in_it():
    life = Life(busy())
    for day in range(40):
        life.now = START + timedelta(days=day)
        life.clock()
    assert {key.split(":")[0] for key in life.sent} == {
        "receipt",
        "deadline",
        "delayed",
        "hearing_reminder",
        "hearing_end",
        "measure",
        "evaluation",
    }


@given(st.lists(st.integers(-24 * 60, 24 * 90), max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_reminder_twice_though_the_time_jumps_back(jumps):
    life = Life(busy())
    for hours in jumps:
        life.now += timedelta(hours=hours)
        life.clock()
    assert len(life.sent) == len(set(life.sent))


@given(st.lists(st.integers(1, 6), min_size=40, max_size=40))
@settings(max_examples=40, deadline=None)
def test_the_same_reminders_with_days_missed(gaps):
    """Up to five days in a row. Whom it would be late to remind of a hearing is the one exception."""
    daily, seldom = Life(busy()), Life(busy())
    for gap in gaps:
        for _day in range(gap):
            daily.now += timedelta(days=1)
            daily.clock()
        seldom.now += timedelta(days=gap)
        seldom.clock()
    assert set(daily.sent) == set(seldom.sent)
    assert daily.facts == seldom.facts
