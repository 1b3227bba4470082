"""Filters of the list that answer only to who may read what they ask about."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import reads_severity
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.listing import workers_in_sight
from tests import parts
from tests.house import at


def found(house, person, **filters):
    rows = search(house.register, house.user(person), filters=filters).rows
    return sorted(row.number for row in rows)


@pytest.fixture
def grave(house):
    """A case at IDI that worker.idi finds highly serious (``House.case``)."""
    return house.case("in_process")


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        ("recipient.ie", True),
        ("recipient.idi", True),
        ("worker.idi", True),
        ("manager.idi", True),
        ("technician", True),
        # May see the case, but nothing internal of it.
        ("kari", False),
        ("per", False),
        ("second.idi", False),
        ("archivist", False),
        ("eqs", False),
        ("reader", False),
    ],
)
def test_severity_answers_who_reads_the_casework(house, grave, person, sees):
    assert found(house, person, severity="high") == ([grave.number] if sees else [])
    assert found(house, person, severity="low") == []
    assert reads_severity(house.register, house.user(person)) is sees


def test_several_at_once_and_a_change(house, grave):
    other = house.case("forwarded")
    assert found(house, "recipient.ie", severity=["high", "critical"]) == [grave.number]
    house.act(other, "worker.idi", "update_process", severity="critical")
    assert found(house, "recipient.ie", severity=["high", "critical"]) == sorted([grave.number, other.number])
    house.act(grave, "worker.idi", "update_process", severity="low")
    assert found(house, "recipient.ie", severity="high") == []
    assert found(house, "recipient.ie", severity="low") == [grave.number]


@pytest.mark.parametrize(
    ("name", "index", "value"),
    [("severity", "severity", "high"), ("state", "state", "in_process"), ("theme", "themes", "assessment")],
)
def test_what_is_named_again_and_again_is_looked_up_once(house, grave, monkeypatch, name, index, value):
    looked: list[object] = []
    rids = CaseIndex.rids
    monkeypatch.setattr(CaseIndex, "rids", lambda self, *of: looked.append(of) or rids(self, *of))
    once = found(house, "recipient.ie", **{name: value})
    wanted = [of for of in looked if of[0] == index]
    looked.clear()
    assert found(house, "recipient.ie", **{name: [value] * 50}) == once
    assert wanted and [of for of in looked if of[0] == index] == wanted


def test_the_severity_of_what_was_handed_over_is_told_to_nobody(house, grave):
    house.act(grave, "recipient.ie", "reregister", text="Saken er alvorlig.")
    assert found(house, "recipient.ie", state="reregistered") == [grave.number]
    assert found(house, "recipient.ie", severity="high") == []


def test_the_archivist_from_the_closing_on(house):
    closed = house.case("closed")
    assert found(house, "archivist", severity="high") == [closed.number]


@pytest.mark.parametrize(
    "person", ["recipient.ie", "recipient.idi", "manager.idi", "technician", "worker.idi"]
)
def test_the_cases_of_a_case_worker_answer_who_reads_the_casework(house, grave, person):
    assert found(house, person, case_worker="worker.idi") == [grave.number]
    assert workers_in_sight(house.register, house.user(person)) == ["worker.idi"]


@pytest.mark.parametrize(
    "person", ["kari", "per", "second.idi", "recipient.hf", "archivist", "eqs", "reader"]
)
def test_whom_else_a_case_worker_can_be_asked_for(house, grave, person):
    """Whoever reads no casework of somebody's asks as if there were no such case worker."""
    parts.hearing(house, grave)
    assert workers_in_sight(house.register, house.user(person)) == []
    for asked in ("worker.idi", "second.idi", "nobody", ""):
        if asked and asked != person:
            with pytest.raises(BadQuery):
                found(house, person, case_worker=asked)
    assert found(house, person, case_worker=person) == []


def test_a_coworker_is_found_and_gone_again(house, grave):
    house.act(grave, "worker.idi", "add_coworker", person="worker.hf")
    assert found(house, "recipient.ie", case_worker="worker.hf") == [grave.number]
    assert found(house, "worker.hf", case_worker="worker.hf") == [grave.number]
    house.act(grave, "worker.idi", "remove_coworker", person="worker.hf")
    with pytest.raises(BadQuery):
        found(house, "recipient.ie", case_worker="worker.hf")


def test_the_state_of_measures_answers_who_reads_the_casework(house, grave):
    measure = parts.measure(house, grave, due="2099-03-01")
    states = ("unfinished", "late", "finished", "evaluated")

    def of(person) -> list[str]:
        return [state for state in states if found(house, person, measures=state) == [grave.number]]

    assert of("recipient.ie") == of("manager.idi") == of("worker.idi") == ["unfinished"]
    for person in ("kari", "per", "ola", "second.idi", "recipient.hf", "archivist"):
        assert of(person) == [], person
    house.act(measure, "ola", "start")
    house.act(measure, "ola", "finish", evidence="Planen er der.")
    assert of("recipient.ie") == ["finished"]
    house.act(measure, "worker.idi", "evaluate", effect="God.", result="yes")
    assert of("recipient.ie") == ["evaluated"]
    with pytest.raises(BadQuery):
        found(house, "recipient.ie", measures="planned")


def test_a_measure_that_is_late(house, grave):
    with at(datetime(2099, 3, 1, 12, tzinfo=UTC)):
        parts.measure(house, grave, due="2099-03-05")
    with at(datetime(2099, 3, 5, 12, tzinfo=UTC)):
        assert found(house, "recipient.ie", measures="late") == []
    with at(datetime(2099, 3, 6, 12, tzinfo=UTC)):
        assert found(house, "recipient.ie", measures="late") == [grave.number]


def test_days_of_reporting(house):
    """In Oslo the first of October begins at 22 o'clock of the day before (UTC)."""
    with at(datetime(2026, 9, 30, 21, 59, tzinfo=UTC)):
        before = house.case("received")
    with at(datetime(2026, 9, 30, 22, 0, tzinfo=UTC)):
        first = house.case("received")
    with at(datetime(2026, 10, 2, 21, 59, tzinfo=UTC)):
        last = house.case("received")
    every = [before.number, first.number, last.number]
    assert found(house, "recipient.ie", submitted_from="2026-10-01") == sorted(every[1:])
    assert found(house, "recipient.ie", submitted_to="2026-09-30") == [before.number]
    days = {"submitted_from": "2026-10-01", "submitted_to": "2026-10-02"}
    assert found(house, "recipient.ie", **days) == sorted(every[1:])
    assert found(house, "recipient.ie", submitted_from="2026-10-02", submitted_to="2026-10-01") == []
    for name in days:
        for wrong in ("2026-13-01", "01.10.2026", "20261001", "0001-01-01", "9999-12-31", ["2026-10-01"]):
            with pytest.raises(BadQuery):
                found(house, "recipient.ie", **{name: wrong})


def test_the_course_however_it_is_written(house):
    case = house.case("received", course_code="TDT 4100")
    for person in ("kari", "recipient.ie"):
        assert found(house, person, course="tdt4100") == [case.number]
        assert found(house, person, course="TDT4101") == []
    assert found(house, "per", course="tdt4100") == []
    house.act(
        house.case("in_process", course_code="TDT 4100"), "recipient.ie", "reregister", text="Alvorlig."
    )
    assert found(house, "recipient.ie", course="tdt4100") == [case.number]


def test_what_a_row_tells(house, grave):
    def told(person):
        (row,) = search(house.register, house.user(person)).rows
        return row.severity, row.case_worker, row.pending

    assert told("recipient.ie") == told("worker.idi") == ("high", "worker.idi", "close")
    parts.hearing(house, grave)
    assert told("kari") == told("per") == (None, None, None)


def test_no_order_tells_what_one_may_not_read(house):
    """The reporter's two cases are in the order of their numbers, however they are judged."""
    grave, light = house.case("in_process"), house.case("in_process")
    house.act(light, "worker.idi", "update_process", severity="low")
    house.act(grave, "recipient.ie", "reassign", case_worker="second.idi", reason="Ferie.")
    numbers = sorted([grave.number, light.number])

    def order(person, by, descending=False):
        rows = search(house.register, house.user(person), sort_on=by, descending=descending).rows
        return [row.number for row in rows]

    for by in ("severity", "case_worker"):
        assert order("kari", by) == order("kari", by, descending=True) == numbers
    assert order("recipient.ie", "severity") == [light.number, grave.number]
    assert order("recipient.ie", "severity", descending=True) == [grave.number, light.number]
    # "Navn second.idi", "Navn worker.idi"
    assert order("recipient.ie", "case_worker") == [grave.number, light.number]


def test_orders_of_what_everybody_reads(house):
    late = house.case("in_process", course_code="A1")
    early = house.case("received", course_code="B2")
    bare = house.case("received", faculty="HF")
    house.give("HF", "Notification Recipient", "recipient.ie")

    def order(by, descending=False):
        rows = search(house.register, house.user("recipient.ie"), sort_on=by, descending=descending).rows
        return [row.number for row in rows]

    # A case without a value comes last in both directions.
    assert order("course") == [late.number, early.number, bare.number]
    assert order("course", True) == [early.number, late.number, bare.number]
    assert order("unit") == [bare.number, late.number, early.number]
    assert order("state")[-1] == order("state", True)[0] == late.number


def test_no_such_severity(house, grave):
    with pytest.raises(BadQuery):
        found(house, "recipient.ie", severity="terrible")
