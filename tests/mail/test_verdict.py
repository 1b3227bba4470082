"""What the sender makes of each way in which a server can fail."""

import pytest
from ntnu.deviations.mail.verdict import Verdict
from ntnu.deviations.mail.verdict import verdict
from smtplib import SMTPAuthenticationError
from smtplib import SMTPConnectError
from smtplib import SMTPDataError
from smtplib import SMTPHeloError
from smtplib import SMTPNotSupportedError
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPSenderRefused
from smtplib import SMTPServerDisconnected


def refused(*codes):
    return SMTPRecipientsRefused({f"{n}@ntnu.example": (code, b"") for n, code in enumerate(codes)})


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (refused(550), Verdict.REFUSED),
        (refused(550, 553), Verdict.REFUSED),
        (refused(450), Verdict.LATER),
        (refused(550, 450), Verdict.LATER),
        (refused(421), Verdict.NO_SERVER),
        (SMTPDataError(554, b""), Verdict.REFUSED),
        (SMTPDataError(451, b""), Verdict.LATER),
        (SMTPSenderRefused(550, b"", "eqs@ntnu.example"), Verdict.LATER),
        (SMTPSenderRefused(530, b"", "eqs@ntnu.example"), Verdict.LATER),
        (SMTPSenderRefused(552, b"", "eqs@ntnu.example"), Verdict.REFUSED),
        (SMTPSenderRefused(421, b"", "eqs@ntnu.example"), Verdict.NO_SERVER),
        (SMTPConnectError(554, b""), Verdict.NO_SERVER),
        (SMTPHeloError(501, b""), Verdict.NO_SERVER),
        (SMTPAuthenticationError(535, b""), Verdict.NO_SERVER),
        (SMTPNotSupportedError("no AUTH"), Verdict.NO_SERVER),
        (SMTPServerDisconnected("gone"), Verdict.NO_SERVER),
        (ConnectionRefusedError(), Verdict.NO_SERVER),
        (TimeoutError(), Verdict.NO_SERVER),
        (RuntimeError("TLS is not available but TLS is required"), Verdict.NO_SERVER),
        (UnicodeEncodeError("ascii", "å", 0, 1, ""), Verdict.REFUSED),
        (ValueError("?"), Verdict.LATER),
    ],
)
def test_verdict(error, said):
    assert verdict(error) is said
