"""Counts by state and unit beside a list: of what the list holds, whatever it was limited to."""

import pytest
from ntnu.deviations.access.listing import search

HF = {"faculty": "HF"}


@pytest.fixture
def cases(house):
    """At IE two received; at IDI one in process and one closed; at HF one received."""
    house.give("HF", "Notification Recipient", "second.ie", "recipient.idi")
    house.case("received")
    house.case("received")
    house.case("in_process")
    house.case("closed")
    house.case("received", **HF)


def facets(house, person, view="unit", **filters) -> tuple[dict, dict]:
    with house.acting(person):
        found = search(house.register, house.user(person), view, filters, facets=True)
    assert sum(found.facets["state"].values()) == sum(found.facets["unit"].values()) == found.total
    return found.facets["state"], found.facets["unit"]


@pytest.mark.parametrize("view", ["unit", "all"])
@pytest.mark.parametrize(
    "person, states, units",
    [
        ("recipient.ie", {"received": 2, "in_process": 1, "closed": 1}, {"IE": 2, "IDI": 2}),
        ("recipient.hf", {"received": 1}, {"HF": 1}),
        ("second.ie", {"received": 3, "in_process": 1, "closed": 1}, {"IE": 2, "IDI": 2, "HF": 1}),
        ("recipient.idi", {"received": 1, "in_process": 1, "closed": 1}, {"IDI": 2, "HF": 1}),
        ("per", {}, {}),
    ],
)
def test_of_what_somebody_sees(house, cases, view, person, states, units):
    assert facets(house, person, view) == (states, units)


def test_of_what_is_filtered(house, cases):
    assert facets(house, "recipient.ie", unit="IDI") == ({"in_process": 1, "closed": 1}, {"IDI": 2})
    assert facets(house, "recipient.ie", state="closed") == ({"closed": 1}, {"IDI": 1})
    assert facets(house, "recipient.ie", unit="IE", state="received") == ({"received": 2}, {"IE": 2})
    assert facets(house, "recipient.ie", "late") == ({}, {})
