"""The institution's names, from the site's current settings."""

from collections.abc import Mapping
from ntnu.deviations import settings
from ntnu.deviations.institution.schema import IInstitution
from ntnu.deviations.messages import ROLES
from ntnu.deviations.terms import in_language
from zope.schema import TextLine

#: Suffix of a name: the name and the full stop that ends a sentence, unless it ends with such a mark itself.
_STOP = "_stop"
_NAMES = frozenset(name for name, field in IInstitution.namesAndDescriptions() if isinstance(field, TextLine))
#: The variables that every text may use.
WORDS = _NAMES | {name + _STOP for name in _NAMES}
#: The role that a message names, by the message's id.
ROLE_OF = {str(message): role for role, message in ROLES.items()}


def word(name: str, language: str) -> str:
    """The value of the variable ``name`` (one of WORDS) in a language."""
    said = in_language(settings.get(name.removesuffix(_STOP)), language)
    return said if not name.endswith(_STOP) or said.endswith((".", "!", "?")) else f"{said}."


def words(language: str) -> Mapping[str, str]:
    """All WORDS in a language."""
    return {name: word(name, language) for name in WORDS}


def role_title(role: str, language: str) -> str:
    """The title that the institution gives a role; empty where it gives none."""
    titles = dict(line.split("|", 1) for line in settings.get("role_titles") if "|" in line)
    given = {name.strip(): title for name, title in titles.items()}
    return in_language(given[role], language) if role in given else ""
