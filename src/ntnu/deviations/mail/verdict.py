"""How to treat an error in sending a mail."""

import enum
import smtplib


class Verdict(enum.Enum):
    """The result of a failed attempt."""

    REFUSED = "the server will never take this mail"
    LATER = "the server does not take this mail now"
    NO_SERVER = "the server takes no mail now"


def verdict(error: Exception) -> Verdict:
    """How to treat an error in sending one mail."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _ in error.recipients.values()]
        case smtplib.SMTPDataError():
            codes = [error.smtp_code]
        case smtplib.SMTPSenderRefused():
            # The sender's address is a setting: a wrong one must not cost the mail. Only "too
            # large" is about the mail itself.
            codes = [error.smtp_code if error.smtp_code in (421, 552) else 450]
        case OSError() | RuntimeError():  # all other errors of smtplib; Zope's own "no TLS"
            return Verdict.NO_SERVER
        case UnicodeError():  # an address that cannot be written in a command
            return Verdict.REFUSED
        case _:
            return Verdict.LATER
    if 421 in codes:
        return Verdict.NO_SERVER
    return Verdict.REFUSED if all(code >= 500 for code in codes) else Verdict.LATER
