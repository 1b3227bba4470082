"""One round over real cases: what is mailed, stored, logged, and when the clock looks again."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.index import index_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.clock import cases
from ntnu.deviations.clock.run import run
from tests.clock.year import HEARING
from tests.clock.year import on
from tests.house import at

REPORTED = on("08-03")


@pytest.fixture
def clock(house):
    """Run the clock at a moment; who was mailed what by it."""
    house.register.clock["status"] = "2099-01-01"

    def clock(moment):
        house.forget_mails()
        with at(moment):
            run(house.register, moment)
        return house.mailed()

    return clock


def made(house, state="in_process", **how):
    with at(REPORTED):
        return house.case(state, **how)


def wake(house, case):
    """When the clock looks at the case again, in Norway."""
    (row,) = index_of(house.register).rows_of("wake", _wake(house, case))
    assert row["number"] == case.number
    return datetime.fromtimestamp(row["wake"], REPORTED.tzinfo)


def _wake(house, case):
    (row,) = index_of(house.register).rows_of("number", case.number)
    return row["wake"]


def test_what_was_sent_is_stored_and_logged_as_the_systems(house, clock):
    case = made(house)
    assert wake(house, case) == on("08-24", "07:00")
    title = f"[EQS NTNU] Frist for «Sensuren kom for sent», ID {case.number}"
    assert clock(on("08-24", "07:00")) == [("worker.idi", title)]
    assert case.sent == {"deadline:2026-08-31:-1"}
    entry = caselog.entries(case)[-1]
    assert (entry.actor, entry.action, entry.at) == ("", "clock", on("08-24", "07:00").astimezone(UTC))
    assert entry.why == {"reminders": ["deadline:2026-08-31:-1"], "mails": [["deadline", "worker.idi"]]}
    assert wake(house, case) == on("08-31", "07:00")
    assert caselog.verify(case) == []


def test_nothing_is_touched_before_its_time(house, clock):
    case = made(house)
    entries = len(caselog.entries(case))
    assert clock(on("08-24", "06:59")) == []
    assert cases.due(house.register, on("08-24", "06:59")) == []
    assert len(caselog.entries(case)) == entries


@pytest.mark.parametrize("state", ["closed", "not_approved", "reregistered"])
def test_a_finished_case_never_wakes_the_clock(house, clock, state):
    case = made(house, state)
    assert _wake(house, case) is None
    assert clock(on("12-31")) == []


def test_the_system_tells_the_reader_by_a_name(house, clock):
    case = made(house)
    clock(on("08-24", "07:00"))
    with house.acting("worker.idi"):
        page = case.restrictedTraverse("@@view")()
    assert "Påminnelser fra EQS" in page


def test_a_hearing_is_closed_at_its_deadline_and_its_access_taken_away(house, clock):
    case = made(house)
    with at(REPORTED + timedelta(hours=1)):
        hearing = house.act(case, "worker.idi", "add_hearing", **HEARING)
        house.act(hearing, "worker.idi", "open")
    assert wake(house, case) == on("08-19", "07:00")
    clock(on("08-20"))
    assert wake(house, case) == on("08-21", "16:00")
    assert set(house.register.hearing_members) == {"ola", "per"}
    mailed = clock(on("08-21", "16:03"))
    assert mailed == [
        ("ola", f"[EQS NTNU] Tilgang til ID {case.number}"),
        ("per", f"[EQS NTNU] Tilgang til ID {case.number}"),
        ("worker.idi", f"[EQS NTNU] Høring for ID {case.number}"),
    ]
    assert house.portal.portal_workflow.getInfoFor(hearing, "review_state") == "closed"
    assert hearing.ended == on("08-21", "16:00").astimezone(UTC)
    assert case.hearing_access == () and not house.register.hearing_members
    assert caselog.entries(case)[-1].action == "clock"


def test_who_ends_a_case_after_the_deadline_tells_those_the_clock_has_not_told(house, clock):
    case = made(house)
    with at(REPORTED + timedelta(hours=1)):
        hearing = house.act(case, "worker.idi", "add_hearing", **HEARING)
        house.act(hearing, "worker.idi", "open")
    house.forget_mails()
    with at(on("08-21", "16:02")):
        house.act(case, "worker.idi", "send_back", reason="x")
    ended = f"[EQS NTNU] Tilgang til ID {case.number}"
    assert [mail for mail in house.mailed() if mail[1] == ended] == [("ola", ended), ("per", ended)]
    assert [mail for mail in clock(on("08-21", "16:05")) if mail[1] == ended] == []


def test_who_was_kept_out_since_hears_nothing(house, clock):
    case = made(house)
    with at(REPORTED):
        house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Gift.")
    assert "second.ie" not in {to for to, _subject in clock(on("09-07"))}


def test_a_person_without_an_address_keeps_nobody_else_from_hearing(house, clock):
    made(house)
    house.portal.acl_users.getUserById("recipient.ie")
    house.user("recipient.ie").setProperties(email="")
    assert {to for to, _subject in clock(on("08-31", "07:00"))} == {
        "worker.idi",
        "second.ie",
        "recipient.idi",
    }


def test_a_row_that_is_wrong_in_the_index_is_mended(house, clock):
    case = made(house)
    case.sent = frozenset({"deadline:2026-08-31:0"})
    assert clock(on("08-25")) == []
    assert wake(house, case) == on("09-01", "07:00")


def test_a_reopened_case_is_not_reminded_of_what_passed_while_it_was_closed(house, clock):
    case = made(house, "closed")
    with at(on("10-01")):
        house.act(case, "recipient.ie", "reopen", reason="x")
    assert clock(on("10-04")) == []
    assert {to for to, _subject in clock(on("10-05"))} == {
        "worker.idi",
        "recipient.ie",
        "second.ie",
        "recipient.idi",
        "manager.ie",
        "manager.idi",
    }
