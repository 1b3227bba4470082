"""Who is reminded of what: the specification's mails 1, 9, 10, 12 and 13, typed in by state and day."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.calendar import calendar_of
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.hearings import with_hearing
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.notices import deliverable
from ntnu.deviations.domain.parts import Said
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.domain.reminders import due_now
from tests.domain.case_parts import move_to
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import READERS
from tests.domain.case_parts import transition
from tests.domain.due import DEADLINE
from tests.domain.due import hearing
from tests.domain.due import measure
from tests.domain.due import OPENED
from tests.domain.due import utc
from tests.domain.due import with_parts
from tests.domain.mails import kind_of
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld
from tests.domain.world import IDI

NORWAY = calendar_of("Europe/Oslo", "NO")

#: The case is due on 16 December; nothing else is due on these days but the delay.
TOLD = frozenset({"delayed:2026-12-16"})
BEFORE, ON, AFTER, LATER = (utc(2026, 12, day, 6) for day in (9, 16, 23, 30))

RECIPIENT = ("deadline", "recipient.ie")
WORKER = ("deadline", "worker.idi")
MANAGERS = {("deadline", "manager.idi"), ("deadline", "manager.ie")}


def moment(now: datetime) -> Moment:
    world = FakeWorld()
    world.now = lambda: now
    return Moment("", now, NORWAY.day_of(now), world, calendar=NORWAY)


def plan(facts, now: datetime) -> Plan | None:
    return due_now(facts, moment(now))


def told(facts, now: datetime) -> set[tuple[str, str]]:
    """(kind, person) of the mails that are sent at ``now``."""
    made = plan(facts, now)
    sees = lambda notice: may_be_told(notice, made.after, moment(now).world, READERS)  # noqa: E731
    return {(n.kind, n.to) for n in deliverable(made.notices, made.actor, sees, kind_of)} if made else set()


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        # In received nobody works on it; line managers may not read it: number and unit only.
        (case(), BEFORE, {RECIPIENT}),
        (case(), ON, {RECIPIENT}),
        (case(), AFTER, {RECIPIENT, ("deadline_at_unit", "manager.ie")}),
        (
            case(department=IDI),
            LATER,
            {RECIPIENT, ("deadline_at_unit", "manager.ie"), ("deadline_at_unit", "manager.idi")},
        ),
        # From forwarded on there is a case worker, and line managers read it.
        (case("forwarded"), BEFORE, {WORKER}),
        (case("forwarded"), ON, {WORKER, RECIPIENT}),
        (case("forwarded"), AFTER, {WORKER, RECIPIENT, *MANAGERS}),
        (case("in_process"), LATER, {WORKER, RECIPIENT, *MANAGERS}),
        # Without a case worker it is the recipients' from the beginning.
        (case("in_process", case_worker=None), BEFORE, {RECIPIENT}),
        (case("in_process", case_worker=None), AFTER, {RECIPIENT, *MANAGERS}),
        # A co-worker is not asked, a deputy recipient is.
        (case("in_process", coworkers=(assignment("worker.iik"),)), ON, {WORKER, RECIPIENT}),
        (case("in_process", deputies=(assignment("ola"),)), ON, {WORKER, RECIPIENT, ("deadline", "ola")}),
        # Like a personnel matter: not for line managers. Who is kept out hears nothing.
        (case("in_process", personnel_like=True), AFTER, {WORKER, RECIPIENT}),
        (
            case("in_process", recused=("recipient.ie", "manager.ie")),
            AFTER,
            {WORKER, ("deadline", "manager.idi")},
        ),
        (case(recused=("manager.ie",)), AFTER, {RECIPIENT}),
        (case(reporter="manager.ie"), AFTER, {RECIPIENT}),
    ],
)
def test_who_is_told_of_the_deadline(facts, now, expected):
    assert told(facts.but(sent=TOLD), now) == expected


@pytest.mark.parametrize(
    ("now", "stage"),
    [(BEFORE, "week_left"), (ON, "due_today"), (AFTER, "week_late"), (LATER, "late")],
)
def test_what_the_mail_says(now, stage):
    for facts in (case(sent=TOLD), case("in_process", sent=TOLD)):
        assert {notice.words["stage"] for notice in plan(facts, now).notices} == {stage}


@pytest.mark.parametrize("state", ["received", "forwarded", "in_process"])
def test_the_reporter_is_told_of_the_delay_in_the_language_she_chose(state):
    facts = case(state, reply_language="nn", sent=frozenset({"deadline:2026-12-16:0"}))
    (notice,) = plan(facts, utc(2026, 12, 17, 6)).notices
    assert (notice.kind, notice.to, notice.language) == ("delayed", "kari", "nn")


def test_the_recipients_are_told_that_the_receipt_form_waits():
    facts = case(received_since=utc(2026, 11, 23, 9), deputies=(assignment("ola"),))
    assert told(facts, utc(2026, 11, 26, 6)) == {("receipt_reminder", p) for p in ("recipient.ie", "ola")}
    assert told(facts, utc(2026, 11, 26, 5)) == set()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (utc(2026, 12, 1, 6), {("measure_due", "ola")}),
        (utc(2026, 12, 8, 6), {("measure_overdue", "ola"), ("measure_overdue", "worker.idi")}),
        (utc(2026, 12, 15, 6), {("measure_overdue", "ola"), ("measure_overdue", "worker.idi")}),
    ],
)
def test_who_is_told_of_a_measure(now, expected):
    assert told(with_parts(measures=[measure()], due=date(2030, 1, 1)), now) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {("measure_evaluate", "ola"), ("measure_evaluate", "worker.idi")}),
        # Who has proposed an evaluation has done her part.
        ({"proposed": "yes"}, {("measure_evaluate", "worker.idi")}),
        ({"responsible": "worker.idi"}, {("measure_evaluate", "worker.idi")}),
        # She handed it back, and carried it out after all: it is in her tasks.
        (
            {"request": Said("handed_back", "ola", OPENED)},
            {("measure_evaluate", "ola"), ("measure_evaluate", "worker.idi")},
        ),
    ],
)
@pytest.mark.parametrize("state", ["in_process", "closed"])
def test_who_is_told_that_a_measure_is_to_be_evaluated(state, changes, expected):
    done = measure(state="done", evaluate_on=date(2027, 3, 1), **changes)
    assert told(with_parts(state, measures=[done], due=date(2030, 1, 1)), utc(2027, 3, 1, 6)) == expected


def in_hearing(**changes):
    """A case with a hearing that is open, and the access that comes with it."""
    return with_hearing(with_parts(due=date(2030, 1, 1)), hearing(**changes))


def test_participants_are_reminded_two_days_before():
    assert told(in_hearing(), utc(2026, 12, 5, 6)) == {("hearing_reminder", p) for p in ("ola", "per")}


def test_at_its_deadline_a_hearing_is_closed_and_its_access_is_gone():
    made = plan(in_hearing(), DEADLINE + timedelta(minutes=4))
    assert parts_of(made) == (PartChange("h1", {"ended": DEADLINE}, "close"),)
    assert made.changes["hearing_access"] == () == made.after.hearing_access
    assert made.after.whole.hearings[0].state == "closed"
    assert [(n.kind, n.to) for n in made.notices] == [
        ("hearing_closed", "worker.idi"),
        ("access_ended", "ola"),
        ("access_ended", "per"),
    ]
    assert plan(made.after, DEADLINE + timedelta(days=300)) is None
    assert parts_of(plan(in_hearing(), DEADLINE - timedelta(seconds=1))) == ()


def test_nobody_is_reminded_of_a_hearing_that_is_over():
    assert "hearing_reminder" not in {kind for kind, _to in told(in_hearing(), DEADLINE)}


def test_the_system_acts_and_nothing_but_reminders_is_stored():
    made = plan(case(), BEFORE)
    assert (made.action, made.actor, transition(made), move_to(made)) == ("clock", "", None, None)
    assert made.changes == {"sent": frozenset({"deadline:2026-12-16:-1"})}
    assert made.why == {"reminders": ["deadline:2026-12-16:-1"]}
    assert made.after == case(sent=made.changes["sent"])


def test_nothing_due_is_no_plan():
    assert plan(case(), BEFORE - timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        # Reopened long after its deadline: the next weekly reminder comes in its time.
        (case("closed"), case("in_process"), {"deadline:2026-12-16:4", "delayed:2026-12-16"}),
        # The preliminary response moves the deadline by some days only.
        (case("in_process"), case("in_process", due=date(2027, 1, 18)), {"deadline:2027-01-18:-1"}),
        # A hearing that ends tomorrow.
        (
            case("in_process"),
            with_parts(hearings=[hearing(opened=utc(2027, 1, 13, 9), deadline=utc(2027, 1, 14, 15))]),
            {"hearing_reminder:h1:2027-01-13T09:00:00+00:00:2027-01-14T15:00:00+00:00"},
        ),
        # A measure for today.
        (
            case("in_process"),
            with_parts(measures=[measure(due=date(2027, 1, 13))]),
            {"measure:m1:2027-01-13:0"},
        ),
    ],
)
def test_an_act_starts_no_reminder_whose_time_is_past(before, after, sent):
    now = utc(2027, 1, 13, 12)
    made = with_consequences(Plan(action="act", actor="ola", before=before, after=after), moment(now))
    assert made.changes["sent"] == made.after.sent == sent
    assert (
        with_consequences(Plan(action="act", actor="ola", before=after, after=after), moment(now)).changes
        == {}
    )


def test_what_nobody_holds_a_role_for_stays_due_until_somebody_does():
    facts = case(received_since=utc(2026, 11, 23, 9))
    at = moment(utc(2026, 11, 26, 6))
    at.world.roles = {}
    assert due_now(facts, at) is None
    # A day later the directory answers again.
    later = utc(2026, 11, 27, 6)
    assert told(facts, later) == {("receipt_reminder", "recipient.ie")}
    made = plan(facts, later)
    assert made.changes["sent"] == {"receipt:2026-11-23"}
    # What else is due is not kept from being sent, and is stored.
    alone = moment(utc(2026, 12, 17, 6))
    alone.world.roles = {}
    found = due_now(facts, alone)
    assert [notice.kind for notice in found.notices] == ["delayed"]
    assert found.changes["sent"] == {"delayed:2026-12-16"}
    after = {("receipt_reminder", "recipient.ie"), ("deadline", "recipient.ie")}
    assert told(found.after, utc(2026, 12, 17, 7)) == after
