"""Who held which folder role before a transaction changed it, and which changes have been told of by then.

One transaction may change roles by Sharing and by groups, whose changes are told of at its end: what the
first has told of must not be told again.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.at_commit import AtCommit

#: {role: persons}, groups expanded.
Table = Mapping[str, frozenset[str]]
#: {role: {person: its terms}}, groups expanded.
DaysByPerson = Mapping[str, Mapping[str, list[Term]]]
#: {UID of a unit, a register or a SpeakUp! registry: its table}.
Before = dict[str, Table]


@dataclass(frozen=True)
class Noted:
    """What one transaction keeps for its end: who made the first change and when, by UID the tables of before
    it, and the changes (of persons) that have been told of since. ``days`` are, by UID, those of places where
    roles have days."""

    actor: str
    at: datetime
    before: Before
    days: Mapping[str, DaysByPerson] = field(default_factory=dict)
    told: dict[str, list[Change]] = field(default_factory=dict)

    def untold(self, uid: str) -> Table:
        """The table of before with what has been told of."""
        found = {role: set(persons) for role, persons in self.before[uid].items()}
        for change in self.told.get(uid, ()):
            holding = found.setdefault(change.role, set())
            (holding.add if change.given else holding.discard)(change.principal)
        return {role: frozenset(persons) for role, persons in found.items()}


NOTES = AtCommit()


def tell(uid: str, changes: Iterable[Change]) -> None:
    """These changes, of persons, at the place with this UID have been told of."""
    noted = NOTES.kept()
    # Where nothing is kept yet, the tables to come hold these changes already.
    if noted is not None and uid in noted.before:
        noted.told.setdefault(uid, []).extend(changes)
