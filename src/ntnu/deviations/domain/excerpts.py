"""A passage that is taken out of a text, with a sign in its place."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

#: What a text says where words were removed.
SIGN = "[redacted]"
#: So many characters are shown on each side of the words.
_BESIDE = 60
#: As of a name: "Karis", "Hans'", "Kari’s".
_GENITIVE = r"(?:['’]?s|['’])?"


@dataclass(frozen=True)
class Excerpt:
    """These exact words, wherever they occur in the texts of a target; or only where they do so for the
    ``occurrence``-th time, from 1 through all texts."""

    words: str
    occurrence: int | None = None

    def places(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """Where the words are taken out: index of the text, and of the character."""
        found = [
            (number, match.start())
            for number, text in enumerate(texts)
            for match in re.finditer(re.escape(self.words), text)
        ]
        if self.occurrence is None:
            return found
        return found[self.occurrence - 1 : self.occurrence] if self.occurrence > 0 else []

    def without(self, texts: Sequence[str]) -> list[str]:
        """The texts with the sign in place of the words."""
        left = list(texts)
        for number, start in reversed(self.places(texts)):
            text = left[number]
            left[number] = f"{text[:start]}{SIGN}{text[start + len(self.words) :]}"
        return left

    def compared(self, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Each place as it is and as it will be, with some of the text on both sides."""
        for number, start in self.places(texts):
            text, end = texts[number], start + len(self.words)
            before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
            yield f"{before}{self.words}{after}", f"{before}{SIGN}{after}"

    def is_in(self, text: str) -> bool:
        """Does ``text`` say the words, in whatever letters and also in the genitive? Within another word they
        are another word."""
        words = r"\s+".join(map(re.escape, self.words.split()))
        return re.search(rf"(?<!\w){words}{_GENITIVE}(?!\w)", text, re.IGNORECASE) is not None
