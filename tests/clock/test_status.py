"""The monthly mail: when, to whom, with which figures, and never of cases the reader may not see."""

import pytest
import re
from dataclasses import astuple
from datetime import date
from datetime import timedelta
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.figures import figures
from ntnu.deviations.clock import status
from ntnu.deviations.clock.run import run
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.perform import perform
from plone.dexterity.utils import createContentInContainer
from tests.clock.year import on
from tests.house import at
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.units.role_days import give

NOTHING, ONE_OPEN = (0,) * 7, (1, 0, 0, 0, 0, 1, 0)
JULY = on("07-01", "07:00")


@pytest.fixture
def clock(house):
    """Run the clock at a moment; the text of the monthly mails, by reader and unit."""
    house.register.clock["status"] = "2026-05-01"

    def clock(moment):
        house.forget_mails()
        with at(moment):
            run(house.register, moment)
        found = {}
        for mail in house.mails():
            if "Status for" in mail["Subject"]:
                key = mail["To"].removesuffix("@ntnu.example"), mail["Subject"].split("Enhet ")[1]
                assert key not in found
                found[key] = mail.get_body(("plain",)).get_content()
        return found

    return clock


def numbers(text: str) -> tuple[int, ...]:
    """Received; closed, not approved, withdrawn, re-registered; open, late."""
    return tuple(int(number) for number in re.findall(r"^[^:\n]+: (\d+)\r?$", text, re.MULTILINE))


@pytest.fixture
def june(house):
    """Cases of a month, each with its own way."""

    def case(day, state, reporter="kari", **how):
        with at(on(day)):
            return house.case(state, reporter, **how)

    case("05-04", "received")  # late by July
    case("05-31", "in_process")  # late
    case("06-01", "received")  # late
    case("06-10", "forwarded")
    case("06-30", "received", "per")
    closed = case("05-20", "in_process")
    with at(on("06-15")):
        house.act(closed, "worker.idi", "update_process", cause="x")
        house.act(closed, "worker.idi", "close", conclusion="x", text="y", measures_text="z", solved="yes")
    case("06-12", "not_approved")
    case("06-20", "received", faculty="HF")
    case("07-01", "received", "ola")


def test_the_first_of_the_month_in_the_morning(clock):
    assert clock(JULY - timedelta(seconds=1)) == {}
    assert clock(JULY).keys() == {
        ("recipient.ie", "IE"),
        ("second.ie", "IE"),
        ("manager.ie", "IE"),
        ("admin.ie", "IE"),
        ("recipient.idi", "IDI"),
        ("manager.idi", "IDI"),
        ("manager.iik", "IIK"),
        ("recipient.hf", "HF"),
        ("manager.hf", "HF"),
    }
    assert clock(JULY) == clock(on("07-31", "23:00")) == {}


def test_the_figures_are_those_of_the_month_and_of_what_each_may_see(june, clock):
    found = {key: numbers(text) for key, text in clock(on("07-02")).items()}
    # Reported in June at IE: 4. One closed and one not approved in June. Open at its end: 5, of which 3 late.
    assert found["recipient.ie", "IE"] == (4, 1, 1, 0, 0, 5, 3)
    # A line manager sees no case that is received, and none that was not approved.
    assert found["manager.ie", "IE"] == (1, 1, 0, 0, 0, 2, 1)
    assert found["recipient.idi", "IDI"] == (1, 1, 0, 0, 0, 2, 1)
    assert found["recipient.hf", "HF"] == (1, 0, 0, 0, 0, 1, 0)
    assert found["manager.hf", "HF"] == NOTHING


def test_what_happens_afterwards_changes_no_figure(house):
    """Every outcome counted apart, and all as it was, months later."""

    def june(person="recipient.ie"):
        user = house.user(person)
        unit = house.unit("IE").UID()
        return astuple(figures(house.register, user, unit, date(2026, 6, 1)))

    with at(on("06-03")):
        open_ = house.case("in_process")
        delay = {"reason": "x", "text": "y", "expected": "2026-07-15"}
        open_ = house.act(open_, "worker.idi", "preliminary_response", **delay)
        closed, gone = house.case("closed"), house.case("received")
        refused, handed = house.case("not_approved"), house.case("reregistered")
        gone = house.act(gone, "kari", "withdraw", reason="x")
        late = house.case("received", "per")
    with at(on("05-02")):
        old = house.case("in_process")
    then = june()
    assert then == (6, 1, 1, 1, 1, 3, 1)
    with at(on("07-05")):
        house.act(open_, "worker.idi", "preliminary_response", reason="x", text="z", expected="2026-09-01")
        closed = house.act(closed, "recipient.ie", "reopen", reason="x")
        house.act(refused, "recipient.ie", "reopen", reason="x")
        house.act(gone, "recipient.ie", "reopen", reason="x", case_worker="worker.ie")
        house.act(old, "worker.idi", "close", **CLOSE)
        house.act(late, "recipient.ie", "not_approve", **NOT_APPROVE)
        house.report()
    with at(on("07-09")):
        house.act(closed, "worker.idi", "close", **CLOSE)
    assert june() == then
    with at(on("07-11")):
        notification = next(
            made for made in house.register["speakup"].objectValues() if made.deviation == handed.number
        )
        with house.acting("speakup"):
            perform(notification, "return_to_register", {"text": "Det var et avvik."})
    assert june() == then
    unit, user = house.unit("IE").UID(), house.user("recipient.ie")
    july = astuple(figures(house.register, user, unit, date(2026, 7, 1)))
    assert july == (1, 2, 1, 0, 0, 5, 3)


def test_a_case_that_is_moved_came_when_it_was_moved(house):
    def received(unit, month):
        user = house.user(f"recipient.{unit.lower()}")
        return figures(house.register, user, house.unit(unit).UID(), month).received

    with at(on("06-10")):
        case = house.report()
    with at(on("07-05")):
        house.act(case, "recipient.ie", "change_unit", faculty="HF", reason="Der.")
    june, july = date(2026, 6, 1), date(2026, 7, 1)
    assert (received("HF", june), received("HF", july), received("IE", june)) == (0, 1, 0)


def test_who_is_kept_out_of_a_case_does_not_find_it_in_the_figures(house, clock):
    with at(on("06-10")):
        case = house.case("received")
        house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Gift.")
    found = clock(JULY)
    assert numbers(found["recipient.ie", "IE"]) == ONE_OPEN
    assert numbers(found["second.ie", "IE"]) == NOTHING


def test_ones_own_case_is_not_counted(house, clock):
    with at(on("06-10")):
        house.case("received", reporter="second.ie")
    found = clock(JULY)
    assert numbers(found["recipient.ie", "IE"]) == ONE_OPEN
    assert numbers(found["second.ie", "IE"]) == NOTHING


def test_the_local_administrator_hears_of_the_set_up_only(june, house, clock):
    text = clock(JULY)["admin.ie", "IE"]
    assert numbers(text) == ()
    assert "AVVIK" not in text and "juni" not in text
    assert "/ie/@@access-page" in text
    assert status.missing(house.unit("IE"), Directory(house.register)) == ["contacts", "title_nn"]
    house.unit("IE").contacts = "Spør Kari"
    house.take("IE", "Line Manager", "manager.ie")
    assert status.missing(house.unit("IE"), Directory(house.register)) == ["Line Manager", "title_nn"]
    # A faculty's roles reach its departments.
    assert "Notification Recipient" not in status.missing(house.unit("IIK"), Directory(house.register))


def test_a_role_that_ends_before_the_next_mail_is_missing_soon(june, house, clock):
    day, world = on("07-01").date(), Directory(house.register)
    for days, soon in ((32, False), (31, False), (30, True), (3, True)):
        with at(on("07-01")):
            until = Term(None, day + timedelta(days=days))
            give(house, house.unit("IE"), "Line Manager", "manager.ie", term=until)
            assert ("ending Line Manager" in status.missing(house.unit("IE"), world)) is soon, days
    text = clock(JULY)["admin.ie", "IE"]
    assert "Linjeleder: Rollen tar snart slutt, og ingen har den etterpå." in text
    with at(on("07-02")):
        give(house, house.unit("IE"), "Line Manager", "per", term=ALWAYS)
        assert "ending Line Manager" not in status.missing(house.unit("IE"), world)


def test_a_unit_out_of_use_is_told_nothing_of(house, clock):
    house.unit("HF").active_to = on("06-30").date()
    assert ("recipient.hf", "HF") not in clock(JULY)


def test_a_member_of_a_group_is_told_too_and_who_left_is_not(house, clock):
    house.group("mottak", "ola")
    house.give("HF", "Notification Recipient", "mottak")
    house.take("HF", "Notification Recipient", "recipient.hf")
    assert {person for person, unit in clock(JULY) if unit == "HF"} == {"ola", "manager.hf"}


def test_of_months_that_were_missed_only_the_last_is_told(clock):
    found = clock(on("09-15"))
    assert "i august 2026" in found["recipient.ie", "IE"]
    assert clock(on("09-16")) == {}


def test_a_new_register_tells_nothing_of_the_months_before(house):
    with at(JULY), house.acting("technician"):
        new = createContentInContainer(house.portal, "DeviationRegister", id="ny", title="Ny")
        assert not status.is_due(new, on("07-31")) and status.is_due(new, on("08-01", "07:00"))


def test_what_was_sent_is_kept_for_the_month_only(house, clock):
    clock(JULY)
    assert {key[:15] for key in house.register.sent} == {"status:2026-06:"}
    clock(on("08-01"))
    assert {key[:15] for key in house.register.sent} == {"status:2026-07:"}
