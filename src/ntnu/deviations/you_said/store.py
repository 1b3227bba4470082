"""What is told, as it is kept on the register: nothing in it leads to a case.

A case keeps the key of its own sentence, so that it can be taken back; a key says nothing, and no reader gets
one.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from datetime import date
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.plan import KeepSentence
from ntnu.deviations.domain.sentences import APPROVED
from ntnu.deviations.domain.sentences import PUBLISHED
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from persistent import Persistent
from typing import NamedTuple
from uuid import uuid4


class Told(NamedTuple):
    """A sentence that is published: ``unit`` is a UID, ``theme`` a token or empty, ``month`` the first day of
    the month it was published in."""

    text: str
    language: str
    unit: str
    theme: str
    month: date


class Sentences(Persistent):
    """``told``: random key -> ``Told`` as a tuple; ``waiting``: UIDs of cases whose sentence is approved."""

    def __init__(self):
        self.told = OOBTree()
        self.waiting = OOTreeSet()


def every(register) -> list[Told]:
    """All that is told, the latest month first; within a month in an order that says nothing."""
    if register.sentences is None:
        return []
    found = sorted((key, Told(*row)) for key, row in register.sentences.told.items())
    return [told for _key, told in sorted(found, key=lambda row: row[1].month, reverse=True)]


def waiting(register) -> list[str]:
    """UIDs of the cases whose sentence is approved and not told."""
    return [] if register.sentences is None else list(register.sentences.waiting)


@handles(KeepSentence)
def keep(effect: KeepSentence, doing: Doing) -> None:
    """The case has the sentence; the register tells it no more, and waits for it where it is approved."""
    case = doing.subject
    register, uid = register_of(case), uid_of(case)
    if register.sentences is None:
        aq_base(register).sentences = Sentences()
    kept = register.sentences
    if case.sentence:
        kept.told.pop(case.sentence[4], None)
    if uid in kept.waiting:
        kept.waiting.remove(uid)
    text, language = (effect.text, effect.language) if effect.text else (case.sentence or ("", ""))[:2]
    case.sentence = (text, language, effect.state, doing.at, "") if effect.state else None
    if effect.state == APPROVED:
        kept.waiting.insert(uid)


def publish(case, unit: str, theme: str, month: date) -> None:
    """Tell the sentence of the case, which is approved."""
    kept, key = register_of(case).sentences, uuid4().hex
    text, language, _state, at, _none = case.sentence
    kept.told[key] = tuple(Told(text, language, unit, theme, month))
    kept.waiting.remove(uid_of(case))
    case.sentence = (text, language, PUBLISHED, at, key)
