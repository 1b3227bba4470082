"""The list of access: hearings while they are open, measures, deputies; and who is kept out."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.explain import kept_out
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.perform import perform
from tests.house import at

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 7, 15, 0, tzinfo=UTC)
HEARING = {
    "title": "Hva skal rutinen si?",
    "purpose": "consider_measures",
    "question": "Hvem skal svare?",
    "participants": ["per", "worker.hf"],
    "deadline": DEADLINE.isoformat(),
}
MEASURE = {
    "title": "Ny rutine",
    "description": "Skriv den.",
    "kind": "preventive",
    "responsible": "ola",
    "due": "2026-12-20",
}


def ways(case, cause):
    return [row for row in access_list(case) if row.cause == cause]


@pytest.fixture
def case(house):
    with at(MONDAY):
        yield house.case("in_process")


def new(house, case, person, act, **data):
    """What an action on the case makes."""
    return house.act(case, person, act, **data)


def test_a_hearing_gives_a_row_for_each_who_is_asked_while_it_is_open(house, case):
    hearing = new(house, case, "worker.idi", "add_hearing", **HEARING)
    assert ways(case, "hearing") == []
    house.act(hearing, "worker.idi", "open")
    rows = ways(case, "hearing")
    assert [(row.principal, row.role, row.given_by, row.since, row.until) for row in rows] == [
        ("per", "Hearing Participant", "worker.idi", MONDAY, DEADLINE),
        ("worker.hf", "Hearing Participant", "worker.idi", MONDAY, DEADLINE),
    ]
    assert {(row.part, row.about) for row in rows} == {(uid_of(hearing), "Hva skal rutinen si?")}
    house.act(hearing, "worker.idi", "remove_participant", person="per")
    assert [row.principal for row in ways(case, "hearing")] == ["worker.hf"]


def test_the_row_is_gone_at_the_very_deadline(house, case):
    hearing = new(house, case, "worker.idi", "add_hearing", **HEARING)
    house.act(hearing, "worker.idi", "open")
    with at(DEADLINE - timedelta(seconds=1)):
        assert len(ways(case, "hearing")) == 2
    with at(DEADLINE):
        assert ways(case, "hearing") == []


def test_a_measure_gives_a_row_as_long_as_it_is_seen(house, case):
    measure = new(house, case, "worker.idi", "add_measure", **MEASURE)
    (row,) = ways(case, "measure")
    assert (row.principal, row.role, row.given_by, row.since, row.until, row.about) == (
        "ola",
        "Measure Responsible",
        "worker.idi",
        MONDAY,
        None,
        "Ny rutine",
    )
    house.act(measure, "worker.idi", "change", responsible="per")
    assert [row.principal for row in ways(case, "measure")] == ["per"]
    house.act(measure, "per", "finish", evidence="Skrevet.")
    assert [row.principal for row in ways(case, "measure")] == ["per"]
    house.act(measure, "worker.idi", "evaluate", effect="Virker.", result="yes")
    case = house.act(case, "worker.idi", "close", conclusion="A", text="B", measures_text="C", solved="yes")
    assert ways(case, "measure") == []


def test_a_deputy_and_who_is_kept_out(house, case):
    for person in ("second.ie", "recipient.idi"):
        house.act(case, "recipient.ie", "recuse", person=person, reason="I familie.")
    house.act(case, "recipient.ie", "recuse", person="recipient.ie", reason="Også.", deputy="recipient.hf")
    rows = [(row.principal, row.role, row.given_by, row.since) for row in ways(case, "deputy")]
    assert rows == [("recipient.hf", "Notification Recipient", "recipient.ie", MONDAY)]
    seen = {row.principal for row in access_list(case)}
    assert not seen & {"recipient.ie", "second.ie", "recipient.idi"}
    entries = caselog.entries(case)
    assert {(row.principal, row.by, row.since) for row in kept_out(case, entries)} == {
        ("recipient.ie", "recipient.ie", MONDAY),
        ("recipient.idi", "recipient.ie", MONDAY),
        ("second.ie", "recipient.ie", MONDAY),
    }
    # Without a word in the log the name is still there.
    assert {(row.by, row.since) for row in kept_out(case, [])} == {(None, None)}


def test_who_acts_on_a_case_is_told_whether_she_still_sees_it(house, case):
    with house.acting("recipient.ie"):
        other = perform(case, "recuse", {"person": "second.ie", "reason": "I familie."})
        assert other.visible
    with house.acting("recipient.ie"):
        own = perform(case, "recuse", {"person": "recipient.ie", "reason": "Også.", "deputy": "recipient.hf"})
        assert not own.visible
    assert not house.may("recipient.ie", "View", case)
