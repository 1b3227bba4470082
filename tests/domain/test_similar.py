"""How alike cases are: typed in, with no Plone running."""

import pytest
from ntnu.deviations.domain.similar import course_key
from ntnu.deviations.domain.similar import Likeness


@pytest.mark.parametrize(
    ("likeness", "score", "is_alike"),
    [
        (Likeness(), 0, False),
        (Likeness(same_unit=True), 5, False),
        (Likeness(themes=("a",), same_unit=True), 15, False),
        # Themes count once.
        (Likeness(themes=tuple("abcdefghijkl"), same_unit=True), 15, False),
        # Another matter in the same course; the same theme there, at another unit.
        (Likeness(same_course=True, same_unit=True), 40, False),
        (Likeness(same_course=True, themes=("a",)), 45, False),
        (Likeness(same_course=True, themes=("a",), same_unit=True), 50, True),
        (Likeness(text=0.49), 49, False),
        (Likeness(text=0.5), 50, True),
        (Likeness(themes=("a",), same_unit=True, text=0.34), 49, False),
        (Likeness(themes=("a",), same_unit=True, text=0.35), 50, True),
        (Likeness(same_course=True, themes=("a", "b"), same_unit=True, text=1.0), 150, True),
    ],
)
def test_points(likeness, score, is_alike):
    assert (likeness.score, likeness.is_alike) == (score, is_alike)


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
