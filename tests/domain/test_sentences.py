"""Under which unit and theme a sentence is told: what stands beside it could always be one of five cases."""

import pytest
from collections import Counter
from hypothesis import given
from hypothesis import strategies as some
from ntnu.deviations.domain.sentences import Closed
from ntnu.deviations.domain.sentences import leads_to_case
from ntnu.deviations.domain.sentences import shown_as


def cases(*rows):
    """``(how many, unit, faculty, themes)``: their UIDs are a number in the order of the rows."""
    every = [row[1:] for row in rows for _number in range(row[0])]
    return [Closed(str(uid), *row) for uid, row in enumerate(every)]


def test_five_of_a_unit():
    assert shown_as(cases((4, "IDI", "IE", ()))) == {}
    assert set(shown_as(cases((5, "IDI", "IE", ()))).values()) == {("IDI", "")}


def test_departments_with_few_stand_under_their_faculty():
    found = shown_as(cases((3, "IDI", "IE", ()), (2, "IIK", "IE", ()), (4, "HF", "HF", ())))
    assert found == dict.fromkeys("01234", ("IE", ""))


def test_what_a_department_tells_is_no_cover_for_others_of_the_faculty():
    """Who knows that IDI tells its own would know whose the one at the faculty is."""
    found = shown_as(cases((8, "IDI", "IE", ()), (1, "IIK", "IE", ()), (3, "IE", "IE", ())))
    assert found == dict.fromkeys("01234567", ("IDI", ""))


def test_a_theme_that_few_have_is_not_told_and_neither_is_that_there_is_none():
    found = shown_as(cases((5, "IDI", "IE", ("teaching",)), (1, "IDI", "IE", ("other",))))
    assert set(found.values()) == {("IDI", "")} and len(found) == 6
    found = shown_as(cases((5, "IDI", "IE", ("teaching",)), (5, "IDI", "IE", ("other",))))
    assert Counter(found.values()) == {("IDI", "teaching"): 5, ("IDI", "other"): 5}


def test_a_case_with_two_themes_is_told_under_one():
    found = shown_as(cases((5, "IDI", "IE", ("teaching", "other")), (3, "IDI", "IE", ("teaching",))))
    assert Counter(found.values()) == {("IDI", "teaching"): 8}


_UNITS = some.sampled_from([("IE", "IE"), ("IDI", "IE"), ("IIK", "IE"), ("HF", "HF"), ("ISL", "HF")])
_THEMES = some.lists(some.sampled_from(["teaching", "assessment", "other"]), unique=True, max_size=3)


@given(some.lists(some.tuples(_UNITS, _THEMES), max_size=40))
def test_whoever_knows_every_case_and_the_rule_is_left_with_five(rows):
    """All cases that would stand under the same unit and theme are as likely: there are five or more."""
    every = [Closed(str(uid), *unit, tuple(themes)) for uid, (unit, themes) in enumerate(rows)]
    found = shown_as(every)
    assert all(number >= 5 for number in Counter(found.values()).values())
    for case in every:
        if case.uid in found:
            unit, theme = found[case.uid]
            assert unit in (case.unit, case.faculty) and theme in ("", *case.themes)


@pytest.mark.parametrize(
    "text",
    [
        "I TDT4100 gikk det galt.",
        "Se AVVIK-2026-000123.",
        "Den 3. mai ble eksamen flyttet.",
        "Den 3.5.",
        "2026-05-03",
        "I tdt4100 gikk det galt.",
        "Den 3 mai ble eksamen flyttet.",
        "The exam on 3 May was moved.",
        "It was moved on May 3rd, at last.",
    ],
)
def test_what_leads_to_a_case(text):
    assert leads_to_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eksamen ble flyttet.",
        "Fristen er nå 3 uker.",
        "50 nye plasser i 2026.",
        "Nå er det 3. Alle får plass.",
        "Fra mai 2026 er alt nytt.",
    ],
)
def test_what_does_not(text):
    assert not leads_to_case(text)
