"""Adds mails to a register's outbox, and removes them. Nothing is committed here."""

import secrets
from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from itertools import chain
from ntnu.deviations.content.outbox import Drawer
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.content.outbox import Outbox
from ntnu.deviations.domain.deadlines import REFUSED_MAIL_DAYS
from ntnu.deviations.mail.holding import is_held
from ntnu.deviations.mail.packing import without_texts

#: A mail to somebody without an address is given up after this time; so is a refused one.
KEPT = timedelta(days=REFUSED_MAIL_DAYS)


@dataclass(frozen=True)
class State:
    """The status of an outbox, for the system check.

    ``waiting`` mails, of which the first has waited ``since`` (UTC), but for those that their readers want to
    wait; ``unreached`` are the ids of those who have no address; ``refused`` mails that a mail server refused
    for good.
    """

    waiting: int
    since: datetime | None
    unreached: tuple[str, ...]
    refused: int


def outbox_of(register) -> Outbox:
    """The register's outbox; created where a register of a former version has none."""
    if getattr(aq_base(register), "outbox", None) is None:
        register.outbox = Outbox()
    return register.outbox


def _drawers(register) -> tuple[Drawer, ...]:
    """The existing drawers; only reads."""
    found = getattr(aq_base(register), "outbox", None)
    return found.drawers if found is not None else ()


def _refused(register) -> Mapping[str, tuple[Letters, ...]]:
    found = getattr(aq_base(register), "outbox", None)
    return found.refused if found is not None else {}


def put(register, letters: Letters) -> None:
    """Put letters in a drawer, chosen at random."""
    drawer = secrets.choice(outbox_of(register).drawers)
    drawer.put(f"{letters.case or ''}:{letters.id}", letters)


def waiting(register) -> list[tuple[str, Letters]]:
    """Everything that waits, with its key: what has waited longest comes first."""
    found = [row for drawer in _drawers(register) for row in drawer.held.items()]
    return sorted(found, key=lambda row: (row[1].at, row[0]))


def find(register, key: str) -> Letters | None:
    """The letters with this key; None where they have gone."""
    return next((drawer.held[key] for drawer in _drawers(register) if key in drawer.held), None)


def done(register, key: str, number: int) -> None:
    """One mail has been sent, or shall not be: it is removed, and its letters with the last mail."""
    letters = find(register, key)
    if letters is None:
        return
    letters.open = tuple(n for n in letters.open if n != number)
    letters.unreached = tuple(n for n in letters.unreached if n != number)
    if letters.open:
        return
    letters.notices, letters.parcel, letters.blob = (), None, None
    for drawer in _drawers(register):
        drawer.take(key)


def unreached(register, key: str, number: int) -> bool:
    """The recipient has no address: the mail goes on waiting. False where that is known already."""
    letters = find(register, key)
    if letters is None or number in letters.unreached:
        return False
    letters.unreached = (*letters.unreached, number)
    return True


def refuse(register, key: str, number: int) -> None:
    """A mail server refused it for good: it is set aside, until it is resent or forgotten."""
    letters = find(register, key)
    if letters is None:
        return
    one = Letters(letters.id, letters.at, (number,))
    for name in ("case", "state", "place", "url", "actor", "notices", "parcel", "blob"):
        setattr(one, name, getattr(letters, name))
    refused, name = outbox_of(register).refused, letters.case or ""
    refused[name] = (*refused.get(name, ()), one)
    done(register, key, number)


def refused(register, case: str) -> tuple[Letters, ...]:
    """The refused mails about a case (its UID), oldest first."""
    return _refused(register).get(case, ())


def again(register, case: str, actor: str, at: datetime) -> int:
    """Put all refused mails of a case into the outbox again, as from ``actor``, who is notified if they are
    refused again; how many mails."""
    found = outbox_of(register).refused.pop(case, ()) if case in _refused(register) else ()
    for letters in found:
        letters.actor, letters.at = actor, at
        drawer = secrets.choice(outbox_of(register).drawers)
        drawer.put(f"{letters.case or ''}:{letters.id}.{letters.open[0]}", letters)
    return len(found)


def forget(register, case: str) -> None:
    """Delete everything that waits about this case (its UID)."""
    for drawer in _drawers(register):
        for key in [key for key in drawer.held if key.startswith(f"{case}:")]:
            drawer.take(key)
    if case in _refused(register):
        del outbox_of(register).refused[case]


def forget_texts(register, case: str) -> None:
    """Remove what people wrote from the mails that wait about this case; a file, or a whole message, cannot
    be parted from it, and is not sent."""
    for key, letters in waiting(register):
        if letters.case == case and letters.parcel is not None:
            for number in letters.open:
                done(register, key, number)
    kept = tuple(letters for letters in refused(register, case) if letters.parcel is None)
    if kept != refused(register, case):
        outbox_of(register).refused[case] = kept
    for letters in _about(register, case):
        letters.notices = tuple(map(without_texts, letters.notices))


def follow_move(register, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """What was about something at these ids below the register, or below it, is about it where it is now."""
    waits = [letters for _key, letters in waiting(register)]
    for letters in chain(waits, *_refused(register).values()):
        if letters.place and letters.place[: len(before)] == before:
            letters.place = (*after, *letters.place[len(before) :])


def empty(register) -> None:
    """Delete all that waits."""
    for drawer in _drawers(register):
        for key in list(drawer.held):
            drawer.take(key)
    if _refused(register):
        outbox_of(register).refused.clear()


def forget_old(register, at: datetime) -> None:
    """Delete what was refused too long ago."""
    refused = _refused(register)
    for case, found in list(refused.items()):
        kept = tuple(letters for letters in found if at - letters.at < KEPT)
        if not kept:
            del refused[case]
        elif kept != found:
            refused[case] = kept


def state(register) -> State:
    """The status of the outbox."""
    rows = [
        (letters, n)
        for _key, letters in waiting(register)
        for n in letters.open
        if not is_held(register, letters, n)
    ]
    reachable = [letters.at for letters, n in rows if n not in letters.unreached]
    nowhere = {reader(letters, n) for letters, n in rows if n in letters.unreached}
    refused_ = sum(len(found) for found in _refused(register).values())
    return State(len(reachable), min(reachable, default=None), tuple(sorted(nowhere)), refused_)


def reader(letters: Letters, number: int) -> str:
    """The recipient of one of the mails: a user id, or an address."""
    return letters.parcel["to"][number] if letters.parcel else letters.notices[number][1]


def kind(letters: Letters, number: int) -> str:
    """The kind of one of the mails; ``document`` for a file."""
    return "document" if letters.parcel else letters.notices[number][0]


def _about(register, case: str) -> Iterator[Letters]:
    yield from refused(register, case)
    for key, letters in waiting(register):
        if key.startswith(f"{case}:"):
            yield letters
