"""Hides names that a document must not contain, wherever somebody wrote them."""

import re
import unicodedata
from collections.abc import Iterable

#: A name may be in the genitive: "Karis", "Hans'", "Kari’s".
_GENITIVE = r"(?:['’]?s|['’])?"
#: Shorter parts of a name are ordinary words: "de", "al".
_SHORTEST = 2


class Veil:
    """Replaces each name by a word."""

    def __init__(self) -> None:
        self._hidden: list[tuple[re.Pattern[str], str]] = []

    def hide(self, name: str, stand_in: str, flags: int = re.IGNORECASE) -> "Veil":
        """From now on ``stand_in`` replaces ``name``, however it is spaced or capitalised."""
        words = [re.escape(word) for word in _composed(name).split()]
        if words:
            name = r"\s+".join(words)
            self._hidden.append((re.compile(rf"(?<!\w){name}{_GENITIVE}(?!\w)", flags), stand_in))
        return self

    def hide_person(self, names: Iterable[str], stand_in: str) -> "Veil":
        """Hide a person: whole names, user id and address first, then each part of a name.

        A part counts where it is written as a name: a capital first, or all in capitals.
        """
        names = [name for name in names if name]
        for name in sorted(names, key=len, reverse=True):
            self.hide(name, stand_in)
        parts = {part for name in names if "@" not in name for part in re.split(r"[\s-]+", _composed(name))}
        for part in sorted(parts, key=len, reverse=True):
            if len(part) >= _SHORTEST and part[0].isupper():
                self.hide(part, stand_in, 0).hide(part.upper(), stand_in, 0)
        return self

    def over(self, text: str) -> str:
        """The text without the names."""
        if not self._hidden or not text:
            return text
        text = _composed(text)
        for pattern, stand_in in self._hidden:
            text = pattern.sub(lambda _found, stand_in=stand_in: stand_in, text)
        return text


def _composed(text: str) -> str:
    """One spelling of each letter, without signs that only show where a word may break."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "")
