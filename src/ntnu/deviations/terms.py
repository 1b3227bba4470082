"""Lists of choices as settings hold them: a line for each, first its token, then its name by language."""

from dataclasses import dataclass
from ntnu.deviations import _
from zope.interface import Invalid

LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class Term:
    """One choice of a list: its token, and its names by language."""

    token: str
    names: tuple[tuple[str, str], ...]

    def title(self, language: str) -> str:
        names = dict(self.names)
        return names.get(language) or names.get("nb") or self.token


def parse_terms(lines: list[str]) -> list[Term]:
    """Terms of a list's lines, in order. ValueError names the line that is not of the form."""
    terms, seen = [], set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 1 + len(LANGUAGES) or not all(parts) or parts[0] in seen:
            raise ValueError(str(number))
        seen.add(parts[0])
        terms.append(Term(parts[0], tuple(zip(LANGUAGES, parts[1:], strict=True))))
    return terms


def are_terms(lines: list[str]) -> bool:
    """Constraint of a list setting: every line of the form, no token twice."""
    try:
        parse_terms(lines)
    except ValueError as error:
        raise Invalid(
            _(
                "error_terms",
                default="Line ${line}: write token | bokmål | nynorsk | English, and each token once.",
                mapping={"line": str(error)},
            )
        ) from None
    return True
