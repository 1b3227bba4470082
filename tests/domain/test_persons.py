"""Persons and accounts: no two accounts are ever the same person."""

import pytest
from ntnu.deviations.domain.persons import read
from ntnu.deviations.domain.persons import spelt
from ntnu.deviations.domain.persons import told


@pytest.mark.parametrize(
    "user_id, retired, person",
    [
        ("kari", 0, "kari"),
        ("kari", 1, "kari~1"),
        ("kari", 12, "kari~12"),
        # Somebody registers with the name of the next person of another id.
        ("kari~1", 0, "kari~1~0"),
        ("kari~1", 1, "kari~1~1"),
        ("kari~01", 0, "kari~01"),
        ("kari~", 0, "kari~"),
        ("~1", 0, "~1"),
        ("k@ri\nx~3", 0, "k@ri\nx~3~0"),
    ],
)
def test_a_person_is_spelt_in_one_way_and_read_back(user_id, retired, person):
    assert spelt(user_id, retired) == person
    assert read(person) == (user_id, retired)


def test_a_former_account_is_told_apart_from_who_has_the_id_now():
    assert told("kari", False) == "kari"
    assert told("kari", True) == "kari~0"
    assert told("kari~1", False) == "kari"
    assert told("kari~1", True) == "kari~1"
    assert told("kari~1~0", False) == "kari~1~0"
