"""«You said, we did»: which sentences may be told, under which unit and theme.

Nobody may find the case by what stands beside its sentence. So at least five closed cases of the unit and
year could be the one; the same holds for the theme; and for there being no theme, too.
"""

import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.obstacles import Obstacle
from typing import NamedTuple

WRITTEN, APPROVED, REFUSED, PUBLISHED = "written", "approved", "refused", "published"
#: So many cases could be the one that a sentence is about.
AT_LEAST = 5
#: A number, a code of a course, a day: what leads to one case.
_MONTH = (
    "(?:januar|februar|mars|april|ma[iy]|jun[ie]|jul[iy]|august|september|o[kc]tober|november|de[sc]ember"
    "|january|february|march)"
)
_LEADS = re.compile(
    r"\d{4}-\d{6}|\b[A-ZÆØÅa-zæøå]{2,5}-?\d{3,5}\b|\b\d{1,2}[./]\s?\d{1,2}\b|\b\d{1,2}\.\s[a-zæøå]{3,}|\d{4}-\d{2}-\d{2}"
    rf"|(?i:\b\d{{1,2}}(?:[a-z]{{2}})?\s(?:of\s)?{_MONTH}\b|\b{_MONTH}\s\d{{1,2}}(?:[a-z]{{2}})?\b)"
)


class Closed(NamedTuple):
    """A case that was closed in a year, with its unit, faculty and themes."""

    uid: str
    unit: str
    faculty: str
    themes: tuple[str, ...]


def leads_to_case(text: str) -> bool:
    """Does it hold a number, a course or a day?"""
    return _LEADS.search(text) is not None


def obstacles(facts: Facts, *states: str) -> list[Obstacle]:
    """Why there can be no sentence of this case; ``states``: which its sentence must have."""
    if facts.personnel_like:
        return [Obstacle("sentence_personnel")]
    if facts.withdrawn or not facts.solved:
        return [Obstacle("sentence_no_answer")]
    return [Obstacle("no_sentence")] if states and facts.sentence not in states else []


def shown_as(cases: Sequence[Closed]) -> dict[str, tuple[str, str]]:
    """Of the cases closed in one year those whose sentence may be told: UID -> unit, and theme (empty: none).

    Those of departments with too few stand under the faculty, with its own.
    """
    departments = Counter(case.unit for case in cases if case.unit != case.faculty)
    place = {case.uid: case.unit if departments[case.unit] >= AT_LEAST else case.faculty for case in cases}
    found: dict[str, tuple[str, str]] = {}
    for unit, number in Counter(place.values()).items():
        if number >= AT_LEAST:
            here = [case for case in cases if place[case.uid] == unit]
            found |= {uid: (unit, theme) for uid, theme in _themes(here).items()}
    return found


def _themes(cases: Sequence[Closed]) -> Mapping[str, str]:
    """The one theme of each case that may stand beside it: each, and none, stands for enough cases."""
    often = Counter(theme for case in cases for theme in set(case.themes))
    one = {case.uid: min(case.themes, key=lambda theme: (-often[theme], theme), default="") for case in cases}
    number = Counter(one.values())
    found = {uid: theme if number[theme] >= AT_LEAST else "" for uid, theme in one.items()}
    without = sum(not theme for theme in found.values())
    return dict.fromkeys(found, "") if 0 < without < AT_LEAST else found
