"""How much two cases are alike: the same course tells most, then themes they share, then the unit."""

from dataclasses import dataclass

#: What each likeness counts. Whatever the themes, the same course comes before them.
COURSE, THEME, UNIT = 1000, 10, 1


@dataclass(frozen=True)
class Likeness:
    """What an earlier case has in common with this one."""

    same_course: bool = False
    themes: tuple[str, ...] = ()
    same_unit: bool = False

    @property
    def score(self) -> int:
        """How alike; 0 for not at all."""
        return COURSE * self.same_course + THEME * len(self.themes) + UNIT * self.same_unit

    @property
    def may_recur(self) -> bool:
        """May it be the same matter once more: the same theme, in the same course or at the same unit?"""
        return bool(self.themes) and (self.same_course or self.same_unit)


def course_key(code: str) -> str:
    """A course code as codes are compared: people write ``TDT4100`` and ``tdt 4100``."""
    return "".join(code.split()).casefold()
