"""How similar two cases are: the same course counts most, then common themes, then the unit."""

from dataclasses import dataclass

#: The weight of each similarity. The same course always outweighs themes.
COURSE, THEME, UNIT = 1000, 10, 1


@dataclass(frozen=True)
class Likeness:
    """What an earlier case has in common with this one."""

    same_course: bool = False
    themes: tuple[str, ...] = ()
    same_unit: bool = False

    @property
    def score(self) -> int:
        """The degree of similarity; 0 for none."""
        return COURSE * self.same_course + THEME * len(self.themes) + UNIT * self.same_unit

    @property
    def may_recur(self) -> bool:
        """May it be the same matter again: the same theme, in the same course or at the same unit?"""
        return bool(self.themes) and (self.same_course or self.same_unit)


def course_key(code: str) -> str:
    """A course code as codes are compared: people write ``TDT4100`` and ``tdt 4100``."""
    return "".join(code.split()).casefold()
