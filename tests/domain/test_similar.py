"""How alike cases are: typed in, with no Plone running."""

import pytest
from ntnu.deviations.domain.similar import course_key
from ntnu.deviations.domain.similar import Likeness


def test_course_before_themes_before_unit():
    ranks = [
        Likeness(same_course=True, themes=("a", "b"), same_unit=True),
        Likeness(same_course=True, themes=("a", "b")),
        Likeness(same_course=True, themes=("a",), same_unit=True),
        Likeness(same_course=True),
        # All twelve themes weigh less than the course.
        Likeness(themes=tuple("abcdefghijkl"), same_unit=True),
        Likeness(themes=("a", "b")),
        Likeness(themes=("a",), same_unit=True),
        Likeness(themes=("a",)),
        Likeness(same_unit=True),
        Likeness(),
    ]
    scores = [likeness.score for likeness in ranks]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert scores[-1] == 0


@pytest.mark.parametrize(
    ("likeness", "recurs"),
    [
        (Likeness(same_course=True, themes=("a",)), True),
        (Likeness(themes=("a",), same_unit=True), True),
        # Another matter in the same course; the same matter somewhere else.
        (Likeness(same_course=True, same_unit=True), False),
        (Likeness(themes=("a", "b")), False),
        (Likeness(same_unit=True), False),
    ],
)
def test_what_may_be_the_same_once_more(likeness, recurs):
    assert likeness.may_recur is recurs


@pytest.mark.parametrize("code", ["TDT4100", "tdt4100", " TDT 4100 "])
def test_a_course_is_known_however_it_is_written(code):
    assert course_key(code) == "tdt4100"


def test_no_course():
    assert course_key(" ") == ""
