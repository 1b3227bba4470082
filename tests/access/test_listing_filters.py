"""Filters of the list that answer only to who may read what they ask about."""

import pytest
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import reads_severity
from ntnu.deviations.access.listing import search


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


def test_the_severity_of_what_was_handed_over_is_told_to_nobody(house, grave):
    house.act(grave, "recipient.ie", "reregister", text="Saken er alvorlig.")
    assert found(house, "recipient.ie", state="reregistered") == [grave.number]
    assert found(house, "recipient.ie", severity="high") == []


def test_the_archivist_from_the_closing_on(house):
    closed = house.case("closed")
    assert found(house, "archivist", severity="high") == [closed.number]


def test_a_case_worker_asks_for_her_own_cases_only(house, grave):
    assert found(house, "worker.idi", case_worker="worker.idi") == [grave.number]
    assert found(house, "recipient.ie", case_worker="recipient.ie") == []
    with pytest.raises(BadQuery):
        found(house, "recipient.ie", case_worker="worker.idi")


def test_no_such_severity(house, grave):
    with pytest.raises(BadQuery):
        found(house, "recipient.ie", severity="terrible")
