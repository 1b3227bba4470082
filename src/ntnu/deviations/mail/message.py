"""A written mail becomes a message: two parts, and headers that threads and robots read."""

import re
from binascii import b2a_base64
from binascii import b2a_qp
from datetime import datetime
from email.errors import HeaderParseError
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.policy import Compat32
from email.utils import format_datetime
from email.utils import formataddr
from hashlib import sha256
from ntnu.deviations.mail.render import Rendered
from ntnu.deviations.now import OSLO
from uuid import uuid4

#: Stands in no part: a quoted-printable text has no ``=_``. One for all mails, since Python and
#: Zope make a regular expression of it that is remembered.
_BOUNDARY = "=_EQS-NTNU"

#: Bytes of an encoded word, such that the first fits in its line with the name of the header.
_MOST_IN_A_WORD = 39

#: A line that does not go on with a header but starts another.
_NEW_LINE = re.compile(r"\r(?!\n)|\n(?![ \t])")


class _Written(Compat32):
    """Headers go out as they are: what needs encoding or folding was encoded when it was set.

    The standard policy takes five times as long, for work that is done already.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if _NEW_LINE.search(value):
            raise HeaderParseError(name)
        return f"{name}: {value}{self.linesep}".encode("ascii")


_POLICY = _Written(linesep="\r\n")


def build(
    rendered: Rendered,
    language: str,
    to: str,
    sender: tuple[str, str],
    at: datetime,
    case_uid: str | None,
) -> Message:
    """The message for one reader.

    ``to`` is an address, ``sender`` a name and an address, ``at`` the moment it is written (UTC).
    Mails about one case stand in one thread: they all answer to the same made-up first message.
    """
    domain = sender[1].rpartition("@")[2]
    message = MIMEMultipart("alternative", boundary=_BOUNDARY, policy=_POLICY)
    message["From"] = formataddr(sender)
    message["To"] = to
    message["Subject"] = _encoded(rendered.subject)
    message["Date"] = format_datetime(at.astimezone(OSLO))
    message["Message-ID"] = f"<{uuid4().hex}@{domain}>"
    if case_uid is not None:
        message["In-Reply-To"] = message["References"] = thread_id(case_uid, domain)
    message["Content-Language"] = language
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.attach(_part("plain", rendered.text))
    message.attach(_part("html", rendered.html))
    return message


def thread_id(case_uid: str, domain: str) -> str:
    """The id that the mails about a case share.

    Made from the case's UID in one direction only: a mail to somebody who may not open the case
    must not carry anything that leads to it.
    """
    return f"<case-{sha256(f'mail thread of {case_uid}'.encode()).hexdigest()[:32]}@{domain}>"


def _part(subtype: str, text: str) -> Message:
    part = Message(policy=_POLICY)
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(b2a_qp(text.encode("utf-8"), istext=True).decode("ascii"))
    return part


def _encoded(subject: str) -> str:
    """The subject in words of base64 (RFC 2047), a line each.

    Python's own class looks at every character for the shorter of two ways to write it, which takes
    as long as the rest of the mail.
    """
    if subject.isascii():
        return Header(subject, "us-ascii", header_name="Subject").encode(linesep=_POLICY.linesep)
    words, word = [], b""
    for character in subject:
        added = word + character.encode("utf-8")
        if len(added) > _MOST_IN_A_WORD:
            words.append(word)
            added = character.encode("utf-8")
        word = added
    lines = (f"=?utf-8?b?{b2a_base64(word, newline=False).decode()}?=" for word in (*words, word))
    return f"{_POLICY.linesep} ".join(lines)
