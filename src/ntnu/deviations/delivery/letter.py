"""A queued mail becomes a message, if its reader may still be notified."""

import enum
from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import readers
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.preview import who_sees
from ntnu.deviations.engine.refused import is_over
from ntnu.deviations.engine.refused import may_still_be_told
from ntnu.deviations.institution import names
from ntnu.deviations.mail import people
from ntnu.deviations.mail.address import with_base
from ntnu.deviations.mail.deliver import sender_address
from ntnu.deviations.mail.holding import is_wanted
from ntnu.deviations.mail.kinds import find_kind
from ntnu.deviations.mail.message import build
from ntnu.deviations.mail.message import build_with_file
from ntnu.deviations.mail.packing import unpack
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.render import render
from ntnu.deviations.mail.render import Rendered
from typing import Any


class Fate(enum.Enum):
    """The reason why a mail is not written."""

    DROPPED = "its reader may not be told of it any more, or what it is about is gone"
    UNREACHABLE = "its reader has no address to use, or an account that nobody knows at the moment"


@dataclass(frozen=True)
class Said:
    """A mail in words: whose they are, and the UID of the case it is about, if any."""

    rendered: Rendered
    language: str
    address: str
    case: str | None


@dataclass(frozen=True)
class Written:
    """A mail ready to be sent: sender's address, recipient's address, and the message."""

    sender: str
    to: str
    message: bytes


def place_of(register, letters: Letters) -> Any:
    """The case, unit or other content that letters are about, in its place; None when it was deleted."""
    if letters.case:
        rows = index_of(register).rows_of_uid(letters.case)
        return case_at(register, rows[0]["ids"]) if rows else None
    return case_at(register, letters.place or ())


def write(register, letters: Letters, number: int) -> Written | Fate:
    """Write one of the mails from the current data; or the reason why it is not written."""
    id_ = f"{letters.id}.{number}"
    if letters.parcel is not None:
        return _with_file(letters, number, id_) if _may_go(register, letters) else Fate.DROPPED
    said = say(register, letters, number)
    if isinstance(said, Fate):
        return said
    sender = (names.word("system_long", said.language), sender_address())
    message = build(said.rendered, said.language, said.address, sender, letters.at, said.case, id_)
    return Written(sender[1], said.address, message)


def _found(register, letters: Letters) -> tuple[Any, Facts | None] | None:
    """What letters are about, and the facts of a case; None where there is nothing to be said of it now."""
    place = place_of(register, letters)
    if place is None:
        return None
    facts = whole_facts_of(place) if letters.case else None
    return None if facts is not None and is_over(facts, letters) else (place, facts)


def _may_go(register, letters: Letters) -> bool:
    """May a file, or a whole message, be sent now?"""
    found = _found(register, letters)
    if found is None:
        return False
    place, facts = found
    if facts is None or "message" not in letters.parcel:
        return True
    # Whoever asked for a test mail read the case then.
    world = Directory(register)
    return letters.actor in {seen.person for seen in who_sees(facts, world, readers(place))}


def say(register, letters: Letters, number: int) -> Said | Fate:
    """One of the mails in words, from the current data; or the reason why it is not written."""
    found = _found(register, letters)
    if found is None:
        return Fate.DROPPED
    place, facts = found
    world = Directory(register)
    notice = unpack(letters.notices[number], world.unit)
    kind = find_kind(notice.kind)
    if kind is None or not is_wanted(register, kind.id, notice.to):
        return Fate.DROPPED
    if not (
        may_still_be_told(notice, facts, world, readers(place))
        if facts
        else kind.may_be_told(notice, place, world)
    ):
        # While a directory is down, nobody knows which groups its accounts are in.
        return Fate.UNREACHABLE if world.may_be_down(notice.to) else Fate.DROPPED
    person = people.person(notice.to)
    address = kind.address(notice, person.address)
    if not address:
        return Fate.UNREACHABLE
    url = with_base(letters.url)
    if facts is not None:
        url = case_url(place)
        own = f"{url}/{notice.part}" if notice.part and url else None
        notice = replace(notice, url=own)
    else:
        notice = replace(notice, url=with_base(notice.url))
    language = language_of(notice, person)
    now_found = kind.found_now(notice, place, letters.at, language)
    if now_found is None:
        return Fate.DROPPED
    notice = replace(notice, words={**notice.words, **now_found})
    rendered = render(notice, facts, url, language, person)
    return Said(rendered, language, address, facts.uid if facts else None)


def _with_file(letters: Letters, number: int, id_: str) -> Written:
    parcel = letters.parcel
    with letters.blob.open("r") as file:
        data = file.read()
    if "message" in parcel:
        return Written(parcel["sender"], parcel["to"][number], data)
    address, to = sender_address(), people.usable_address(parcel["to"][number])
    sender = (names.word("system_long", parcel["language"]), address)
    return Written(address, to, build_with_file(parcel, to, data, sender, letters.at, id_))
