"""Who held which folder role before a transaction changed it, and which changes have been told of by then.

One transaction may change roles by Sharing and by groups, whose changes are told of at its end: what the
first has told of must not be told again.
"""

import transaction
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.core.folder_roles import Change

#: {role: persons}, groups expanded.
Table = Mapping[str, frozenset[str]]
#: {UID of a unit, a register or a SpeakUp! registry: its table}.
Before = dict[str, Table]

_KEPT = object()


@dataclass
class Memory:
    """What one transaction keeps for its end: by path of the site the tables of before, by UID the changes
    (of persons) that have been told of since."""

    before: dict[tuple[str, ...], Before] = field(default_factory=dict)
    told: dict[str, list[Change]] = field(default_factory=dict)

    def untold(self, uid: str, held: Table) -> Table:
        """The table ``held`` with what has been told of."""
        found = {role: set(persons) for role, persons in held.items()}
        for change in self.told.get(uid, ()):
            holding = found.setdefault(change.role, set())
            (holding.add if change.given else holding.discard)(change.principal)
        return {role: frozenset(persons) for role, persons in found.items()}


def memory() -> Memory:
    """The memory of the current transaction."""
    current = transaction.get()
    try:
        return current.data(_KEPT)
    except KeyError:
        kept = Memory()
        current.set_data(_KEPT, kept)
        return kept


def tell(uid: str, changes: Iterable[Change]) -> None:
    """These changes, of persons, at the place with this UID have been told of."""
    kept = memory()
    # Where nothing is kept yet, the tables to come hold these changes already.
    if any(uid in before for before in kept.before.values()):
        kept.told.setdefault(uid, []).extend(changes)
