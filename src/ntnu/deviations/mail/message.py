"""A written mail as a message: two parts, and headers for threads and automatic replies."""

import re
from binascii import b2a_base64
from binascii import b2a_qp
from collections.abc import Mapping
from datetime import datetime
from email.errors import HeaderParseError
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from email.utils import formataddr
from hashlib import sha256
from ntnu.deviations.mail.render import Rendered
from ntnu.deviations.now import zone
from typing import Any

#: Occurs in no part: a quoted-printable text contains no ``=_``.
_BOUNDARY = b"=_ntnu.deviations"
_END = b"\r\n"

#: Bytes of an encoded word, such that the first fits in its line with the name of the header.
_MOST_IN_A_WORD = 39

#: A line that does not continue a header but starts another.
_NEW_LINE = re.compile(r"\r(?!\n)|\n(?![ \t])")


def build(
    rendered: Rendered,
    language: str,
    to: str,
    sender: tuple[str, str],
    at: datetime,
    case_uid: str | None,
    id: str,
) -> bytes:
    """The message for one reader, as it is sent.

    Built by hand: Python's own class and its generator take as long as all the rest of the mail, for work
    that is already done.

    ``to`` is an address, ``sender`` a name and an address, ``at`` the moment of the event (UTC), ``id`` what
    its Message-ID is made from: the same at every attempt to send it. Mails about one case form one thread:
    they all reply to the same made-up first message.
    """
    domain = sender[1].rpartition("@")[2]
    headers = {
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{_BOUNDARY.decode()}"',
        "From": formataddr(sender),
        "To": to,
        "Subject": _encoded(rendered.subject),
        "Date": format_datetime(at.astimezone(zone())),
        "Message-ID": f"<{id}@{domain}>",
        "Content-Language": language,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if case_uid is not None:
        headers["In-Reply-To"] = headers["References"] = thread_id(case_uid, domain)
    head = b"".join(map(_header, headers, headers.values()))
    parts = _part("plain", rendered.text) + _part("html", rendered.html)
    return head + _END + parts + b"--" + _BOUNDARY + b"--" + _END


def build_with_file(
    parcel: Mapping[str, Any], to: str, data: bytes, sender: tuple[str, str], at: datetime, id: str
) -> bytes:
    """The message to one address with a PDF that a person sends; else as :func:`build`.

    ``parcel``: its ``subject``, ``text``, ``language``, and the file's ``name``.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr(sender)
    message["To"] = to
    message["Subject"] = parcel["subject"]
    message["Date"] = format_datetime(at.astimezone(zone()))
    message["Message-ID"] = f"<{id}@{sender[1].rpartition('@')[2]}>"
    message["Content-Language"] = parcel["language"]
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(parcel["text"])
    message.add_attachment(data, maintype="application", subtype="pdf", filename=parcel["name"])
    return message.as_bytes()


def thread_id(case_uid: str, domain: str) -> str:
    """The id that the mails about a case share.

    A one-way hash of the case's UID: a mail to somebody who may not open the case must not contain anything
    that leads to it.
    """
    return f"<case-{sha256(f'mail thread of {case_uid}'.encode()).hexdigest()[:32]}@{domain}>"


def _header(name: str, value: str) -> bytes:
    if _NEW_LINE.search(value):
        raise HeaderParseError(name)
    return f"{name}: {value}".encode("ascii") + _END


def _part(subtype: str, text: str) -> bytes:
    head = (
        b"--" + _BOUNDARY,
        f'Content-Type: text/{subtype}; charset="utf-8"'.encode("ascii"),
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
    )
    body = b2a_qp(text.encode("utf-8"), istext=True)
    return _END.join((*head, *body.split(b"\n"), b""))


def _encoded(subject: str) -> str:
    """The subject as encoded words in base64 (RFC 2047), a line each.

    Python's own class examines every character for the shorter of two encodings, which takes as long as the
    rest of the mail.
    """
    if subject.isascii():
        return Header(subject, "us-ascii", header_name="Subject").encode(linesep=_END.decode())
    words, word = [], b""
    for character in subject:
        added = word + character.encode("utf-8")
        if len(added) > _MOST_IN_A_WORD:
            words.append(word)
            added = character.encode("utf-8")
        word = added
    lines = (f"=?utf-8?b?{b2a_base64(word, newline=False).decode()}?=" for word in (*words, word))
    return f"{_END.decode()} ".join(lines)
