"""Two hundred questions as people type them: the case that is meant is among the first three."""

import pytest
from collections import Counter
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.upkeep import settle
from tests.search.typed import CASES
from tests.search.typed import filled
from tests.search.typed import QUESTIONS

#: Of a hundred questions, so many are answered, all together and of each kind.
ALL, EACH = 95, 75


def test_enough_is_asked():
    assert len(CASES) >= 60
    assert len(QUESTIONS) >= 200
    assert {question.case for question in QUESTIONS} == set(CASES)
    assert len({question.text for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("settled", [False, True])
def test_the_case_that_is_meant_is_among_the_first_three(house, settled):
    numbers = filled(house)
    if settled:
        settle(index_of(house.register))
    user, missed = house.user("recipient.ie"), []
    for question in QUESTIONS:
        found = search(house.register, user, "all", {"text": question.text}, "relevance", b_size=3)
        if numbers[question.case] not in [row.number for row in found.rows]:
            missed.append(question)
    asked, failed = (Counter(each.kind for each in some) for some in (QUESTIONS, missed))
    assert 100 - 100 * len(missed) / len(QUESTIONS) >= ALL, missed
    assert all(100 - 100 * failed[kind] / asked[kind] >= EACH for kind in asked), missed
