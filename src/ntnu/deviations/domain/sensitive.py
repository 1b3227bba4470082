"""The guard against personal data in free text.

National identity numbers are refused. Telephone numbers, e-mail addresses and words of a list that the
administrator edits must be changed or confirmed. The text that was found is never part of an answer: not in a
finding, not in its code. Every search takes time in proportion to the length of the text.
"""

import re
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from ntnu.deviations.domain.folding import fold
from ntnu.deviations.domain.identity import holds_identity_number
from ntnu.deviations.domain.telephone import holds_telephone_number
from ntnu.deviations.domain.wordlist import WordList

IDENTITY_NUMBER = "identity_number"
TELEPHONE_NUMBER = "telephone_number"
EMAIL_ADDRESS = "email_address"
LISTED_WORD = "listed_word"

# "kari (at) example.org", "kari[krøllalfa]example(dot)org": written so as not to look like an address.
_BRACKETS = frozenset("[({<")
_AT = re.compile(r" ?[\[({<] ?(?:at|@|alfa|krøllalfa) ?[\])}>] ?", re.IGNORECASE)
_DOT = re.compile(r" ?[\[({<] ?(?:dot|punktum|\.) ?[\])}>] ?", re.IGNORECASE)
# Begins at the "@": a pattern that began with the name before it would be tried at every letter of the text.
_ADDRESS = re.compile(r"(?:(?<=[\w.+\-%'\"!#&*/=?^{|}~])@|(?<=\w) @ )(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}")


@dataclass(frozen=True)
class Finding:
    """A text contains something of this kind; ``refuse``: it cannot be confirmed."""

    kind: str
    refuse: bool


@dataclass(frozen=True)
class FieldFinding:
    """A finding in a named field, with the code that a person confirms it by."""

    field: str
    kind: str
    code: str
    refuse: bool


def code(kind: str, field: str) -> str:
    """The code of a finding in the answer's ``errors`` and in ``warnings_confirmed``."""
    return f"{kind}:{field}"


def scan(text: str, words: Iterable[str], is_identity_number: Callable[[str], bool]) -> list[Finding]:
    """The findings in ``text``, each kind once. The checker gets eleven bare digits."""
    return _scan(text, _word_list(tuple(words)), is_identity_number)


def judge(
    texts: Mapping[str, str],
    confirmed: Collection[str],
    words: Iterable[str],
    is_identity_number: Callable[[str], bool],
) -> list[FieldFinding]:
    """What prevents storing ``texts`` (field name to text), in the fields' order.

    Codes in ``confirmed`` are left out; an identity number stays, whatever was confirmed.
    """
    listed = _word_list(tuple(words))
    found = []
    for field, text in texts.items():
        for finding in _scan(text, listed, is_identity_number):
            name = code(finding.kind, field)
            if finding.refuse or name not in confirmed:
                found.append(FieldFinding(field, finding.kind, name, finding.refuse))
    return found


@lru_cache(maxsize=4)
def _word_list(words: tuple[str, ...]) -> WordList:
    """The prepared word list; preparing it takes longer than checking a report."""
    return WordList(words)


def _scan(text: str, listed: WordList, is_identity_number: Callable[[str], bool]) -> list[Finding]:
    if not text:
        return []
    folded = fold(text)
    answers = (
        (IDENTITY_NUMBER, holds_identity_number(folded, is_identity_number)),
        (TELEPHONE_NUMBER, holds_telephone_number(folded)),
        (EMAIL_ADDRESS, _holds_address(folded)),
        (LISTED_WORD, listed.hits(folded)),
    )
    return [Finding(kind, kind == IDENTITY_NUMBER) for kind, present in answers if present]


def _holds_address(text: str) -> bool:
    # Most texts contain none of these, which is quickly found.
    if not _BRACKETS.isdisjoint(text):
        text = _DOT.sub(".", _AT.sub("@", text))
    return "@" in text and bool(_ADDRESS.search(text))
