"""Queued mails about a case: who may still be notified, and which of them a mail server refused."""

from collections.abc import Mapping
from ntnu.deviations.access.units import register_of
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Refused
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.domain.states import REREGISTERED
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.kinds import find_kind
from ntnu.deviations.mail.packing import unpack


def is_over(facts: Facts, letters: Letters) -> bool:
    """A case that has been handed over or anonymised since is not mailed about any more."""
    return facts.anonymised is not None or (facts.state == REREGISTERED != letters.state)


def may_still_be_told(
    notice: Notice, facts: Facts, world: World, readers: Mapping[str, frozenset[str]]
) -> bool:
    """May the reader be notified about the case, in its current form, in a mail whose words are still
    known?"""
    kind = find_kind(notice.kind)
    if notice.to in facts.recused or kind is None:
        return False
    return kind.goes_anyway(notice, facts) or may_be_told(notice, facts, world, readers)


def refused(case, facts: Facts, world: World, readers: Mapping[str, frozenset[str]]) -> tuple[Refused, ...]:
    """The refused mails about the case that would be sent if they were resent now, oldest first."""
    found = []
    for letters in outbox.refused(register_of(case), facts.uid):
        for number in () if is_over(facts, letters) else letters.open:
            one = _one(letters, number, world)
            if one.notice is None or may_still_be_told(one.notice, facts, world, readers):
                found.append(one)
    return tuple(found)


def _one(letters: Letters, number: int, world: World) -> Refused:
    kind, to = outbox.kind(letters, number), outbox.reader(letters, number)
    if letters.parcel is None:
        return Refused(kind, to, unpack(letters.notices[number], world.unit))
    words = {name: letters.parcel.get(name, "") for name in ("subject", "text", "language")}
    return Refused(kind, to, **words)
