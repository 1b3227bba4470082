"""Every action of the procedure, from end to end: what it stores, where the case goes, who is told."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.chain import ERASED
from ntnu.deviations.now import today
from tests.engine.acts import ACTS
from tests.engine.acts import NOON
from tests.house import at
from tests.register import ADDRESS
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import NOT_APPROVE


def ready(house, row):
    """A case as the action finds it."""
    case = house.case(row["from"])
    if row.get("coworker"):
        case = house.act(case, "worker.idi", "add_coworker", person=row["coworker"])
    return case


@pytest.mark.parametrize("name", ACTS)
def test_act(house, told, name):
    row = ACTS[name]
    with at(NOON - timedelta(days=3)):
        case = ready(house, row)
    number, uid, due, submitted = case.number, case.UID(), case.due, case.submitted
    first_closed, log = case.first_closed, caselog.entries(case)
    told.forget()
    with at(NOON):
        case = house.act(case, row["who"], row["act"], **row["data"])
    # Where it stands, and what it is.
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == row["state"]
    assert case.aq_parent.code == row["unit"]
    assert (case.number, case.UID(), case.due, case.submitted) == (number, uid, due, submitted)
    if first_closed:
        assert case.first_closed == first_closed
    # What is stored.
    stored = {attribute: getattr(case, attribute) for attribute in row.get("stored", {})}
    assert stored == row.get("stored", {})
    assert (case.case_worker and case.case_worker[0]) == row.get("worker")
    assert [coworker[0] for coworker in case.coworkers] == row.get("coworkers", [])
    # Who is told, and by what address.
    assert told.kinds() == row["told"]
    # A notification case stands where only SpeakUp! sees it.
    urls = {url for url in told.urls if not url.startswith(f"{ADDRESS}/deviations/speakup")}
    assert urls == {f"{ADDRESS}/deviations/case/{number}"}
    # What the log keeps.
    (entry,) = [entry for entry in caselog.entries(case)[len(log) :] if entry.action != ERASED]
    assert (entry.actor, entry.action, entry.at) == (row["who"], row["act"], NOON)
    assert [problem for problem in caselog.verify(case) if not problem.notice] == []


@pytest.mark.parametrize("department", (None, "IDI"))
def test_submit(house, told, department):
    with at(NOON):
        case = house.report(department=department, occurred="2026-01-30", course_code="tdt4990")
    assert case.aq_parent.code == "IE"
    assert case.number.startswith("AVVIK-2026-") and len(case.number) == len("AVVIK-2026-123456")
    assert (case.reporter, case.submitted, case.due) == ("kari", NOON, date(2026, 3, 2))
    assert (case.occurred, case.course_code) == (date(2026, 1, 30), "TDT4990")
    assert case.department == (house.unit(department).UID() if department else None)
    wanted = [
        ("new_report", "recipient.ie"),
        ("new_report", "second.ie"),
        ("received", "kari"),
        *([("reported_at_unit", "manager.idi")] if department else []),
        ("reported_at_unit", "manager.ie"),
    ]
    assert told.kinds() == wanted
    (entry,) = caselog.entries(case)
    assert (entry.actor, entry.action, dict(entry.why)) == (
        "kari",
        "submit",
        {"unit": "IE", "attachments": 0},
    )
    assert caselog.verify(case) == []


def test_the_day_counts_in_norway(house):
    # Half past eleven in the evening in UTC is the next day in Oslo, and at New Year the next year.
    with at(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)):
        case = house.report()
    assert case.number.startswith("AVVIK-2027-") and case.due == date(2027, 1, 29)


def test_what_was_not_given_stays(house):
    case = house.case("in_process")
    case = house.act(case, "worker.idi", "update_process", cause="Ingen frist.", recurring=True)
    case = house.act(case, "worker.idi", "update_process", risk="Forsinkelse.")
    assert (case.cause, case.risk, case.recurring) == ("Ingen frist.", "Forsinkelse.", True)
    # What is given empty is emptied.
    case = house.act(case, "worker.idi", "update_process", cause="", related=[])
    assert (case.cause, case.related, case.severity) == ("", (), "high")
    assert caselog.entries(case)[-1].why == {"fields": ["cause", "related"]}


def test_the_first_closing_date_is_kept(house):
    case = house.case("in_process")
    later = NOON + timedelta(days=20)
    with at(NOON):
        case = house.act(case, "worker.idi", "close", **CLOSE)
    with at(later):
        case = house.act(case, "recipient.ie", "reopen", reason="Det skjedde igjen.")
        assert (case.closed, case.first_closed) == (None, NOON)
        case = house.act(case, "worker.idi", "close", **CLOSE)
    assert (case.closed, case.first_closed) == (later, NOON)


def test_the_texts_go_to_the_reporter_only(house, told):
    house.case("closed")
    assert told.words("closed") == {
        "text": "Rutinen manglet en frist. Den har fått en nå.",
        "measures": "Hver eksamen har fått en dato for sensur.",
        "solved": "yes",
    }
    for notice in told.notices:
        assert notice.kind == "closed" or "Rutinen" not in repr(notice.words), notice


def test_the_whole_way_there_and_back(house):
    case = house.report(department="IIK")
    number = case.number
    case = house.act(case, "recipient.ie", "change_unit", faculty="HF", reason="Emnet er ved HF.")
    case = house.act(case, "recipient.hf", "change_unit", faculty="IE", reason="Nei, ved IE.")
    case = house.act(case, "recipient.ie", "not_approve", **NOT_APPROVE)
    case = house.act(case, "second.ie", "reopen", reason="Det var et avvik.")
    case = house.act(case, "recipient.ie", "approve", **APPROVE)
    case = house.act(case, "worker.idi", "send_back", reason="Ikke vårt.")
    case = house.act(case, "recipient.ie", "approve", unit="IIK", case_worker="worker.iik")
    case = house.act(case, "worker.iik", "accept", severity="low")
    case = house.act(case, "worker.iik", "close", **CLOSE)
    assert (case.number, case.aq_parent.code) == (number, "IIK")
    assert case.due == today() + timedelta(days=28)
    assert [(entry.seq, entry.actor, entry.action) for entry in caselog.entries(case)] == [
        (1, "kari", "submit"),
        (2, "recipient.ie", "change_unit"),
        (3, "recipient.hf", "change_unit"),
        (4, "recipient.ie", "not_approve"),
        (5, "second.ie", "reopen"),
        (6, "recipient.ie", "approve"),
        (7, "worker.idi", "send_back"),
        (8, "recipient.ie", "approve"),
        (9, "worker.iik", "accept"),
        (10, "worker.iik", "close"),
    ]
    assert caselog.verify(case) == []
