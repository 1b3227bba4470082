"""The connection to a site's mail server, with the current settings."""

import contextlib
import smtplib
from ntnu.deviations.mail import catcher
from typing import Any
from zope.sendmail.mailer import SMTPMailer

#: Seconds to wait for a server that does not answer.
TIMEOUT = 30

#: Seconds to wait for the answer to a whole mail. RFC 5321 asks for ten minutes: a sender that
#: gives up sooner sends a mail again which a slow server has already taken.
TAKEN_TIMEOUT = 600


class _Careful:
    """Waits as described above; a failed QUIT does not undo a mail that was accepted."""

    def __init__(self, host: str, port: str):
        super().__init__(host, port, timeout=TIMEOUT)

    def data(self, msg):
        self.sock.settimeout(TAKEN_TIMEOUT)
        return super().data(msg)

    def quit(self):
        # Zope's mailer sends QUIT after each mail and treats an error there as a mail not sent.
        if self.sock is not None:
            self.sock.settimeout(TIMEOUT)
        with contextlib.suppress(OSError):
            return super().quit()
        self.close()


class _Plain(_Careful, smtplib.SMTP):
    """SMTP, with STARTTLS where the server offers it."""


class _Encrypted(_Careful, smtplib.SMTP_SSL):
    """SMTP over TLS from the first byte."""


def mailer_of(site: Any) -> SMTPMailer:
    """A mailer with the settings that the site's mail host has now.

    Nothing else of the mail host is used: mails by other parts of the site are not affected. In a demo every
    mail goes to the catcher, whatever the settings say.
    """
    return careful(site.MailHost._makeMailer())


def careful(mailer: SMTPMailer) -> SMTPMailer:
    """The mailer, prepared to wait and to disconnect as a sender needs it."""
    if caught := catcher.address():
        mailer.hostname, mailer.port = caught
        mailer.username = mailer.password = None
        mailer.implicit_tls = mailer.force_tls = False
    mailer.smtp = _Encrypted if mailer.implicit_tls else _Plain
    return mailer
