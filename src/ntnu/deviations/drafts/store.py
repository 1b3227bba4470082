"""Stores drafts: on the register, by person, in no catalog, list, search, export or log.

Only its author sees a draft. It is deleted when it is sent or discarded, after some days
(``drafts/rules.py``), when its author may no longer do what it is for, and when the case it is about is
re-registered or redacted.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.drafts import rules as rules
from ntnu.deviations.now import now
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone.namedfile.file import NamedBlobFile
from uuid import uuid4

#: Names and values of a form's fields, as a browser sends them.
Fields = Mapping[str, tuple[str, ...]]


class Full(Exception):
    """The person has no room for another draft, or for so large a one."""


class Gone(Exception):
    """The form was sent, or its draft discarded: input that arrives later is not stored."""


@dataclass(frozen=True)
class About:
    """The purpose of a draft: the form (``place``, one word for each form of each object), the UID of the
    case it is on (empty for a report) and of the part of it, the actions it could become, and the form's
    address below the register."""

    place: str
    case: str = ""
    part: str = ""
    actions: tuple[str, ...] = ()
    way: str = ""


class Draft(Persistent):
    """The draft of one form."""

    def __init__(self, id_: str, about: About):
        self.id = id_
        self.place, self.case, self.part = about.place, about.case, about.part
        self.actions, self.way = about.actions, about.way
        self.saved = now()
        self.fields: Fields = {}
        #: Id -> file.
        self.files: PersistentMapping = PersistentMapping()
        #: The faults when it was last sent: see ``ui/forms/drafting.py``.
        self.told: tuple = ()

    @property
    def size(self) -> int:
        """The size in bytes, roughly."""
        return _size(self.fields) + sum(file.getSize() for file in self.files.values())


class _Drafts(OOBTree):
    """Id -> draft, of one person; or the moment since which it has been deleted. In small buckets.

    Deleted drafts are remembered for as long as a draft is kept: a script stores input in the background, and
    its request may arrive after the form was sent. Of two concurrent writes one conflicts, and is repeated.
    """

    max_leaf_size = 8


def make_place(register, event) -> None:
    """Subscriber: a new register gets its place for drafts."""
    if _people(register) is None:
        register.drafts = OOBTree()


def of_person(register, person: str) -> list[Draft]:
    """The person's drafts, the latest first."""
    found = (_people(register) or {}).get(person) or {}
    at = now()
    drafts = (draft for draft in found.values() if isinstance(draft, Draft))
    kept = [draft for draft in drafts if not rules.is_over(draft.saved, at)]
    return sorted(kept, key=lambda draft: draft.saved, reverse=True)


def find(register, person: str, id_: str) -> Draft | None:
    """The person's draft with this id."""
    return next((draft for draft in of_person(register, person) if draft.id == id_), None)


def latest(register, person: str, place: str) -> Draft | None:
    """The person's latest draft for this form."""
    return next((draft for draft in of_person(register, person) if draft.place == place), None)


def keep(
    register,
    person: str,
    id_: str,
    about: About,
    fields: Fields,
    new: Iterable = (),
    taken_out: Iterable[str] = (),
) -> Draft:
    """Store the input; ``new`` are files (``actions.file_parts.Upload``) that are added, ``taken_out`` ids of
    files that are removed. Raises Full or Gone, and has then stored nothing."""
    if is_gone(register, person, id_):
        raise Gone
    own, new = of_person(register, person), list(new)
    draft = next((draft for draft in own if draft.id == id_), None)
    others = [other.size for other in own if other.id != id_]
    left = {key: file for key, file in draft.files.items() if key not in set(taken_out)} if draft else {}
    size = _size(fields) + sum(f.getSize() for f in left.values()) + sum(len(file.data) for file in new)
    if rules.is_full(len(others), sum(others), size):
        raise Full
    if draft is None:
        draft = Draft(id_, about)
        _own(register, person)[id_] = draft
    draft.fields, draft.saved = dict(fields), now()
    for key in [key for key in draft.files if key not in left]:
        del draft.files[key]
    for file in new:
        draft.files[uuid4().hex] = NamedBlobFile(data=file.data, filename=file.filename)
    return draft


def discard(register, person: str, id_: str) -> None:
    """Delete the draft, because it was sent or discarded, and ignore input for it that arrives later."""
    _own(register, person)[id_] = now()


def is_gone(register, person: str, id_: str) -> bool:
    """Was a draft with this id, stored or not, discarded?"""
    return isinstance(((_people(register) or {}).get(person) or {}).get(id_), datetime)


def of_everybody(register) -> Iterator[tuple[str, Draft]]:
    """Every stored draft with its author, including expired ones."""
    for person, own in list((_people(register) or {}).items()):
        for draft in [draft for draft in own.values() if isinstance(draft, Draft)]:
            yield person, draft


def forget_gone(register, at: datetime) -> None:
    """Forget deleted drafts after the time that a draft is kept."""
    for _person, own in list((_people(register) or {}).items()):
        gone = [(id_, since) for id_, since in own.items() if isinstance(since, datetime)]
        for id_, since in gone:
            if rules.is_over(since, at):
                del own[id_]


def forget_case(register, case: str) -> None:
    """Delete everybody's drafts about this case (a UID)."""
    for person, draft in of_everybody(register):
        if draft.case == case:
            discard(register, person, draft.id)


def _size(fields: Fields) -> int:
    return sum(
        len(name) + sum(len(text.encode("utf-8", "ignore")) for text in texts)
        for name, texts in fields.items()
    )


def _own(register, person: str) -> OOBTree:
    if _people(register) is None:
        # A register from before there were drafts.
        aq_base(register).drafts = OOBTree()
    people = _people(register)
    if person not in people:
        people[person] = _Drafts()
    return people[person]


def _people(register) -> OOBTree | None:
    return getattr(aq_base(register), "drafts", None)
