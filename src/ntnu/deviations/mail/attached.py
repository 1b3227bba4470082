"""A file that a person mails from the site, and a mail that is sent as it was written."""

import secrets
from collections.abc import Sequence
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.institution import names
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.deliver import register_around
from ntnu.deviations.mail.deliver import sender_address
from ntnu.deviations.mail.message import build
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import Rendered
from ntnu.deviations.now import now
from typing import Any
from ZODB.blob import Blob


def send_file(
    case,
    state: str,
    actor: str,
    to: Sequence[str],
    words: tuple[str, str],
    file: tuple[str, bytes],
    language: str,
) -> None:
    """Queue a PDF for the addresses ``to``, each in a separate mail.

    ``words`` are subject and text, ``file`` is its name and its content. It is committed with the current
    transaction, and stored until it has been sent.
    """
    letters = Letters(secrets.token_hex(16), now(), tuple(range(len(to))))
    letters.case, letters.state, letters.actor = uid_of(case), state, actor
    subject, text = words
    letters.parcel = {"to": list(to), "subject": subject, "text": text, "name": file[0], "language": language}
    _put(register_around(case), letters, file[1])


def send_message(register, person: Person, written: Rendered, language: str, case: Any = None) -> None:
    """Queue a written mail for a person who has an address, and who asks for it; ``case`` is what it repeats
    words of, if any, and is then asked again when it is sent."""
    at = now()
    letters = Letters(secrets.token_hex(16), at, (0,))
    letters.actor, sender = person.id, (names.word("system_long", language), sender_address())
    if case is not None:
        letters.case, letters.state = uid_of(case), state_of(case)
    letters.parcel = {"message": True, "sender": sender[1], "to": [person.address]}
    _put(register, letters, build(written, language, person.address, sender, at, None, letters.id))


def _put(register, letters: Letters, data: bytes) -> None:
    letters.blob = Blob()
    with letters.blob.open("w") as target:
        target.write(data)
    outbox.put(register, letters)
