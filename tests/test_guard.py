"""The guard with the checker that the site uses."""

import pytest
from ntnu.deviations.guard import find
from ntnu.deviations.guard import is_identity_number


# With right check digits, and nobody's: born in 1854. The second is a D-number (forty added to the day).
@pytest.mark.parametrize("number", ("01015451285", "41015463323"))
def test_the_sites_checker_knows_the_check_digits(number):
    assert is_identity_number(number)
    found = find({"text": f"{number[:6]} {number[6:]}"}, [], [])
    assert [one.kind for one in found] == ["identity_number"]


# The last check digit, the one before it, the 31st of February, no such day, too short.
@pytest.mark.parametrize("number", ("01015451286", "01015451275", "31025451298", "81015451262", "1234"))
def test_the_sites_checker_refuses_others(number):
    assert not is_identity_number(number)


def test_the_site_takes_words_and_confirmations():
    texts = {"title": "diagnose", "text": "ring 91234567"}
    found = find(texts, ["telephone_number:text"], ["diagnose"])
    assert [(one.field, one.kind) for one in found] == [("title", "listed_word")]
