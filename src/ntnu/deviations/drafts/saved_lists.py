"""Lists of cases that were saved under a name: what is asked for, not what was found.

They are kept on the register, by whose they are: a person's own, or a unit's (``unit:`` and its UID), which
is for who holds a folder role there. A list says nothing of a case; who opens it finds what they may see.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import replace
from uuid import uuid4

#: The most lists of one person, or of one unit.
MOST = 30
#: Names and values of an address.
Asked = tuple[tuple[str, str], ...]


class Full(Exception):
    """There is no room for another list."""


@dataclass(frozen=True)
class SavedList:
    """A list: ``owner`` is a person, or ``unit:`` with the UID of a unit."""

    id: str
    name: str
    owner: str
    asked: Asked

    @property
    def unit(self) -> str:
        """The UID of the unit whose list it is; empty for a person's own."""
        return self.owner.removeprefix(_UNIT) if self.owner.startswith(_UNIT) else ""


_UNIT = "unit:"


def owner_of(unit_uid: str) -> str:
    """Whose the lists of a unit are."""
    return f"{_UNIT}{unit_uid}"


def of(register, owners: Iterable[str]) -> list[SavedList]:
    """The lists of these persons and units, in the order of their names."""
    kept = _kept(register)
    found = [SavedList(*row) for owner in owners for row in kept.get(owner, ())]
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


def find(register, owners: Collection[str], id_: object) -> SavedList | None:
    """The list with this id among those of these owners."""
    return next((one for one in of(register, owners) if one.id == id_), None)


def save(register, owner: str, name: str, asked: Asked) -> SavedList:
    """Keep a list. Raises Full."""
    if len(_kept(register).get(owner, ())) >= MOST:
        raise Full
    saved = SavedList(uuid4().hex, name, owner, asked)
    _put(register, owner, [*of(register, [owner]), saved])
    return saved


def rename(register, saved: SavedList, name: str) -> None:
    """Call a list something else."""
    others = [one for one in of(register, [saved.owner]) if one.id != saved.id]
    _put(register, saved.owner, [*others, replace(saved, name=name)])


def remove(register, saved: SavedList) -> None:
    """Keep the list no longer."""
    _put(register, saved.owner, [one for one in of(register, [saved.owner]) if one.id != saved.id])


def forget(register, owner: str) -> None:
    """Remove all lists of a person whose account is gone."""
    _put(register, owner, [])


def _put(register, owner: str, lists: Collection[SavedList]) -> None:
    kept = _kept(register)
    if lists:
        aq_base(register).saved_lists = kept
        kept[owner] = tuple(map(astuple, lists))
    elif owner in kept:
        del kept[owner]


def _kept(register) -> OOBTree:
    found = getattr(aq_base(register), "saved_lists", None)
    return OOBTree() if found is None else found
