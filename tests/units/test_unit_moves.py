"""Units are moved, merged and split: what becomes of cases, of roles, and who is told."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.figures import figures
from ntnu.deviations.access.index import index_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.units import folder_roles
from plone.app.redirector.interfaces import IRedirectionStorage
from tests.house import at
from tests.register import APPROVE
from tests.units.acted import by_number
from tests.units.acted import log
from tests.units.acted import NEW
from tests.units.acted import seen
from tests.units.acted import told
from zope.component import getUtility


def test_a_department_is_moved_with_its_cases_and_roles(house, acts, looks):
    case = house.case("in_process")
    number, uid = case.number, case.UID()
    by_ie = house.case("in_process", approve={**APPROVE, "case_worker": "worker.ie"})
    house.forget_mails()
    found = looks("IDI", "move_unit", faculty="HF")
    assert found.obstacles == ()
    assert seen(found.access_gained) == {
        ("recipient.hf", "Notification Recipient"),
        ("worker.hf", "Case Worker"),
        ("manager.hf", "Line Manager"),
    }
    assert seen(found.access_lost) == {
        ("recipient.ie", "Notification Recipient"),
        ("second.ie", "Notification Recipient"),
        ("worker.ie", "Case Worker"),
        ("manager.ie", "Line Manager"),
        ("admin.ie", "Local EQS Administrator"),
    }
    recipients = {"recipient.ie", "second.ie", "recipient.idi", "recipient.hf"}
    assert {mail.to for mail in found.mails} == recipients
    assert not any(number in mail.mail.text or by_ie.number in mail.mail.text for mail in found.mails)
    assert told(found)["cases_come"] == {"open": "2", "finished": "0"}
    assert told(found)["work_ends"]["number"] == "1"
    # Nothing is done yet.
    assert house.may("recipient.ie", "View", case)

    unit = acts("IDI", "move_unit", faculty="HF")
    assert unit.aq_parent.code == "HF" and house.unit("IDI").aq_parent.code == "HF"
    moved = by_number(house, number)
    assert moved.UID() == uid and moved.aq_parent.aq_parent.code == "HF"
    for person, sees in {"recipient.ie": False, "recipient.hf": True, "manager.ie": False}.items():
        assert house.may(person, "View", moved) is sees, person
    assert house.may("worker.idi", "View", moved) and house.may("kari", "View", moved)
    # Work that was held by the old faculty's role alone has ended.
    waiting = by_number(house, by_ie.number)
    assert waiting.case_worker is None and moved.case_worker[0] == "worker.idi"
    assert log(unit)[-1] == ("eqs", "move_unit")
    why = caselog.entries(unit)[-1].why
    assert (why["from"], why["to"], why["reason"]) == ("IE", "HF", "Omlegging.")
    assert log(moved)[-1] == ("eqs", "moved_with_unit")
    assert log(waiting)[-2:] == [("eqs", "moved_with_unit"), ("eqs", "end_assignment")]
    mails = [(to, subject) for to, subject in house.mailed() if "Endret enhet" in subject]
    assert sorted(to for to, _subject in mails) == sorted(recipients)
    about = [mail for mail in house.mails() if mail["To"].startswith("recipient.hf@")]
    assert by_ie.number in about[-1].get_body(("plain",)).get_content()
    assert house.register.unit_ids[unit.UID()] == ("hf", "idi")


def test_a_list_shows_the_cases_of_the_new_faculty(house, acts):
    number = house.case("closed").number
    acts("IDI", "move_unit", faculty="HF")
    (row,) = index_of(house.register).rows_of("number", number)
    assert row["places"] == tuple(sorted((house.unit("IDI").UID(), house.unit("HF").UID())))


def test_no_case_leaves_a_redirect_but_the_unit_does(house, acts):
    house.case("closed")
    acts("IDI", "move_unit", faculty="HF")
    storage = getUtility(IRedirectionStorage)
    assert [path for path in storage if "/deviations/" in path] == ["/plone/deviations/ie/idi"]


def test_a_department_comes_back(house, acts):
    number = house.case("in_process").number
    acts("IDI", "move_unit", faculty="HF")
    acts("IDI", "move_unit", faculty="IE")
    assert house.may("recipient.ie", "View", by_number(house, number))
    assert not house.may("recipient.hf", "View", by_number(house, number))


@pytest.mark.parametrize("take_roles", [True, False])
def test_two_units_become_one(house, acts, looks, take_roles):
    mine, theirs = house.case("in_process"), house.case("closed")
    other = house.case("in_process", approve={**APPROVE, "unit": "IIK", "case_worker": "worker.iik"})
    found = looks("IDI", "merge_units", unit="IIK", take_roles=take_roles)
    assert told(found)["cases_come"] == {"open": "1", "finished": "1"}
    assert ("work_ends" in told(found)) is not take_roles
    assert ("roles_given" in told(found)) is take_roles
    house.forget_mails()
    acts("IDI", "merge_units", unit="IIK", take_roles=take_roles)
    into = house.unit("IIK")
    for case in (mine, theirs, other):
        assert by_number(house, case.number).aq_parent.code == "IIK"
    assert house.may("manager.iik", "View", by_number(house, mine.number))
    assert house.may("manager.idi", "View", by_number(house, mine.number)) is take_roles
    assert house.may("manager.idi", "View", by_number(house, other.number)) is take_roles
    worker = by_number(house, mine.number).case_worker
    assert (worker is not None) is take_roles
    assert by_number(house, other.number).case_worker[0] == "worker.iik"
    former = house.unit("IDI")
    assert former.merged_into == into.UID() and former.active_to is not None
    assert log(former)[-1] == ("eqs", "merge_units") and ("eqs", "merge_units") in log(into)
    assert ("eqs", "role_given") in log(into) if take_roles else ("eqs", "role_given") not in log(into)[3:]
    assert ("worker.idi" in folder_roles.held(into)["Case Worker"]) is take_roles
    to = [to for to, subject in house.mailed() if "Endret enhet" in subject]
    assert len(to) == len(set(to)) and {"recipient.ie", "recipient.idi"} <= set(to)
    # Nothing more is done with it.
    with pytest.raises(NotReady):
        acts("IDI", "rename_unit", code="X", title="X")


def test_a_wish_for_a_unit_that_is_a_part_of_another_means_that_one(house, acts):
    case = house.report(department="IDI")
    acts("IDI", "merge_units", unit="IIK")
    number = case.number
    moved = house.act(
        case, "recipient.ie", "approve", **{**APPROVE, "unit": "IIK", "case_worker": "worker.iik"}
    )
    assert moved.aq_parent.code == "IIK" and moved.number == number


def test_an_own_case_stays_hidden_from_who_gets_a_role_by_it(house, acts):
    house.give("IIK", "Notification Recipient", "kari")
    case = house.case("in_process", reporter="kari")
    acts("IDI", "merge_units", unit="IIK")
    moved = by_number(house, case.number)
    assert not house.may("kari", "ntnu.deviations: View Casework", moved)
    assert house.may("kari", "View", moved)


def test_a_unit_is_split_without_roles(house, acts):
    case = house.case("in_process")
    acts("IDI", "split_unit", **NEW, which="all")
    moved = by_number(house, case.number)
    assert moved.aq_parent.code == "IMF" and moved.case_worker is None
    assert not house.may("manager.idi", "View", moved) and house.may("manager.ie", "View", moved)


def test_a_unit_is_split(house, acts, looks):
    goes = house.case("in_process", course_code="TMA4100")
    stays = house.case("in_process", course_code="TDT4100")
    done = house.case("closed", course_code="TMA4100")
    data = {**NEW, "which": "open", "courses": ["tma 4100"], "copy_roles": True}
    found = looks("IDI", "split_unit", **data)
    # What was picked by course is not counted for who reads no case.
    assert "cases_come" not in told(found)
    assert told(found)["some_come"] == {"open": "2", "finished": "0"}
    acts("IDI", "split_unit", **data)
    new = house.unit("IMF")
    assert (new.portal_type, new.aq_parent.code) == ("DeviationDepartment", "IE")
    assert by_number(house, goes.number).aq_parent.code == "IMF"
    assert (
        by_number(house, stays.number).aq_parent.code == by_number(house, done.number).aq_parent.code == "IDI"
    )
    assert "worker.idi" in folder_roles.held(new)["Case Worker"]
    assert by_number(house, goes.number).case_worker[0] == "worker.idi"
    assert log(new)[0] == ("eqs", "unit_added") and log(house.unit("IDI"))[-1] == ("eqs", "split_unit")


def test_nothing_can_be_subtracted_from_what_is_shown_before_a_split(house, looks):
    """Six cases, of which each later day takes one away: by the counts, each would have its day."""
    with at(datetime(2026, 9, 1, 12, tzinfo=UTC)) as clock:
        for number in range(6):
            house.case("in_process", course_code=f"TMA410{number}")
            clock.moment += timedelta(days=1)
    days = [{"since": f"2026-09-0{day}"} for day in range(1, 10)]
    courses = [{"courses": [f"TMA410{number}" for number in range(first, 6)]} for first in range(6)]
    shown = []
    for picked in (*days, *courses, {**days[3], **courses[2]}):
        found = looks("IDI", "split_unit", **NEW, which="open", **picked)
        shown.append((found.consequences, told(found), found.mails, found.access_gained, found.access_lost))
    assert all(one == shown[0] for one in shown)
    assert shown[0][1]["some_come"] == {"open": "6", "finished": "0"}
    assert shown[0][1]["some_work_ends"]["number"] == "6"


@pytest.mark.parametrize("to", ["HF", "IE"])
def test_a_case_that_is_sent_on_afterwards_counts_where_it_is(house, acts, to):
    month, why = date(2026, 9, 1), "Det hører til der."
    with at(datetime(2026, 9, 10, 12, tzinfo=UTC)) as clock:
        case = house.report()
        acts("IE", "split_unit", **NEW, which="all", copy_roles=True)
        clock.moment += timedelta(days=1)
        house.act(by_number(house, case.number), "recipient.ie", "change_unit", faculty=to, reason=why)
    units = ("IE", "IMF", "HF")
    for code in units:
        house.give(code, "Notification Recipient", "archivist")
    for code in units:
        found = figures(house.register, house.user("archivist"), house.unit(code).UID(), month)
        assert (found.received, found.open) == ((1, 1) if code == to else (0, 0)), code


def test_figures_of_a_month_that_is_past_stay_as_they_were(house, acts):
    """A unit's figures are what was true in the month, whatever became of units since."""
    month = date(2026, 9, 1)
    house.give("HF", "Notification Recipient", "archivist")
    house.give("IE", "Notification Recipient", "archivist")

    def counted(code):
        found = figures(house.register, house.user("archivist"), house.unit(code).UID(), month)
        return (found.received, found.open)

    with at(datetime(2026, 9, 10, 12, tzinfo=UTC)):
        house.case("in_process")
        house.case("in_process", approve={**APPROVE, "unit": "IIK", "case_worker": "worker.iik"})
    before = {code: counted(code) for code in ("IE", "IDI", "IIK", "HF")}
    assert before == {"IE": (2, 2), "IDI": (1, 1), "IIK": (1, 1), "HF": (0, 0)}
    with at(datetime(2026, 10, 5, 12, tzinfo=UTC)) as clock:
        acts("IDI", "merge_units", unit="IIK", take_roles=True)
        assert {code: counted(code) for code in before} == before
        clock.moment += timedelta(days=1)
        acts("IIK", "move_unit", faculty="HF")
        assert {code: counted(code) for code in before} == before
        month = date(2026, 10, 1)
        clock.moment += timedelta(days=40)
        assert {code: counted(code) for code in before} == {
            "IE": (0, 0),
            "IDI": (0, 0),
            "IIK": (0, 2),
            "HF": (0, 2),
        }
