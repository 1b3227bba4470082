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
from ntnu.deviations.domain.preview import who_sees
from ntnu.deviations.engine.refused import is_over
from ntnu.deviations.engine.refused import may_still_be_told
from ntnu.deviations.institution import names
from ntnu.deviations.mail import people
from ntnu.deviations.mail.address import with_base
from ntnu.deviations.mail.deliver import sender_address
from ntnu.deviations.mail.kinds import find_kind
from ntnu.deviations.mail.message import build
from ntnu.deviations.mail.message import build_with_file
from ntnu.deviations.mail.packing import unpack
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.render import render
from typing import Any


class Fate(enum.Enum):
    """The reason why a mail is not written."""

    DROPPED = "its reader may not be told of it any more, or what it is about is gone"
    UNREACHABLE = "its reader has no address to use, or an account that nobody knows at the moment"


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
    place = place_of(register, letters)
    if place is None:
        return Fate.DROPPED
    facts = whole_facts_of(place) if letters.case else None
    if facts is not None and is_over(facts, letters):
        return Fate.DROPPED
    id_ = f"{letters.id}.{number}"
    world = Directory(register)
    if letters.parcel is not None:
        may = {seen.person for seen in who_sees(facts, world, readers(place))} if facts else {letters.actor}
        # Whoever asked for a test mail read the case then.
        if "message" in letters.parcel and letters.actor not in may:
            return Fate.DROPPED
        return _with_file(letters, number, id_)
    notice = unpack(letters.notices[number], world.unit)
    kind = find_kind(notice.kind)
    if kind is None or not (
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
    rendered = render(notice, facts, url, language, person)
    sender = (names.word("system_long", language), sender_address())
    uid = facts.uid if facts else None
    message = build(rendered, language, address, sender, letters.at, uid, id_)
    return Written(sender[1], address, message)


def _with_file(letters: Letters, number: int, id_: str) -> Written:
    parcel = letters.parcel
    with letters.blob.open("r") as file:
        data = file.read()
    if "message" in parcel:
        return Written(parcel["sender"], parcel["to"][number], data)
    address, to = sender_address(), people.usable_address(parcel["to"][number])
    sender = (names.word("system_long", parcel["language"]), address)
    return Written(address, to, build_with_file(parcel, to, data, sender, letters.at, id_))
