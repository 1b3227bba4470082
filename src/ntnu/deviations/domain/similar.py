"""How alike two cases are: by what is told, the course, the themes and the unit, in points."""

from dataclasses import dataclass

#: Points for each thing in common. Telling the same in the same words would be ``TEXT``.
TEXT, COURSE, THEME, UNIT = 100, 35, 10, 5
#: From so many points on cases are alike: of the same course, theme and unit, or with words in common. A
#: course has more than one matter, and a unit many of one theme.
ALIKE = 50


@dataclass(frozen=True)
class Likeness:
    """What an earlier case has in common with this one. ``text``: how much of what is told here is told there
    (0 to 1); ``words``: the words that tell the most of it."""

    same_course: bool = False
    themes: tuple[str, ...] = ()
    same_unit: bool = False
    text: float = 0.0
    words: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        """The degree of similarity; 0 for none. Themes count once, however many."""
        places = COURSE * self.same_course + THEME * bool(self.themes) + UNIT * self.same_unit
        return places + round(TEXT * self.text)

    @property
    def is_alike(self) -> bool:
        """Is it enough to be shown?"""
        return self.score >= ALIKE

    @property
    def may_recur(self) -> bool:
        """May it be the same matter again: the same theme, in the same course or at the same unit?"""
        return bool(self.themes) and (self.same_course or self.same_unit)


def course_key(code: str) -> str:
    """A course code as codes are compared: people write ``TDT4100`` and ``tdt 4100``."""
    return "".join(code.split()).casefold()
