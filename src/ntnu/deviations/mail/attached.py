"""A file that a person mails from the site."""

import secrets
from collections.abc import Sequence
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.deliver import register_around
from ntnu.deviations.now import now
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
    letters.case, letters.state, letters.actor = getattr(case.aq_base, "_plone.uuid"), state, actor
    subject, text = words
    letters.parcel = {"to": list(to), "subject": subject, "text": text, "name": file[0], "language": language}
    letters.blob = Blob()
    with letters.blob.open("w") as target:
        target.write(file[1])
    outbox.put(register_around(case), letters)
