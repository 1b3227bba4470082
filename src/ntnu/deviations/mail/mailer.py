"""The connection to a site's mail server, with the current settings."""

import contextlib
import smtplib
import ssl
from ntnu.deviations.mail import catcher
from typing import Any
from zope.sendmail.mailer import SMTPMailer

#: Seconds to wait for a server that does not answer.
TIMEOUT = 30

#: Seconds to wait for the answer to a whole mail. RFC 5321 asks for ten minutes: a sender that
#: gives up sooner sends a mail again which a slow server has already taken.
TAKEN_TIMEOUT = 600

#: Connections on the machine itself do not use the network.
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def is_here(host: str) -> bool:
    """Is the mail server on this machine? Nobody listens in between, and its certificate is not looked at."""
    return host in _HERE


def _context(host: str) -> ssl.SSLContext:
    """Whose certificate counts: any that the system trusts (or ``SSL_CERT_FILE``), for this very name."""
    context = ssl.create_default_context()
    if is_here(host):
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class _Careful:
    """Waits as described above; a failed QUIT does not undo a mail that was accepted."""

    def data(self, msg):
        self.sock.settimeout(TAKEN_TIMEOUT)
        return super().data(msg)

    def quit(self):
        # Zope's mailer sends QUIT after each mail and treats an error there as a mail not sent.
        with contextlib.suppress(OSError):
            # After a handshake that failed the connection is closed.
            if self.sock is not None:
                self.sock.settimeout(TIMEOUT)
            return super().quit()
        self.close()


class _Plain(_Careful, smtplib.SMTP):
    """SMTP, with STARTTLS where the server offers it."""

    def __init__(self, host: str, port: str):
        super().__init__(host, port, timeout=TIMEOUT)

    def starttls(self, **_none):
        # smtplib itself takes any certificate.
        return super().starttls(context=_context(self._host))


class _Encrypted(_Careful, smtplib.SMTP_SSL):
    """SMTP over TLS from the first byte."""

    def __init__(self, host: str, port: str):
        super().__init__(host, port, timeout=TIMEOUT, context=_context(host))


def mailer_of(site: Any) -> SMTPMailer:
    """A mailer with the settings that the site's mail host has now.

    Nothing else of the mail host is used: mails by other parts of the site are not affected. In a demo every
    mail goes to the catcher, whatever the settings say.
    """
    return careful(site.MailHost._makeMailer())


def careful(mailer: SMTPMailer) -> SMTPMailer:
    """The mailer, prepared to wait, to encrypt and to disconnect as a sender needs it."""
    if caught := catcher.address():
        mailer.hostname, mailer.port = caught
        mailer.username = mailer.password = None
        mailer.implicit_tls = mailer.force_tls = False
    if mailer.username and not is_here(mailer.hostname):
        # No password goes over the network as it is, not even where somebody in between hides STARTTLS.
        mailer.force_tls = True
    mailer.smtp = _Encrypted if mailer.implicit_tls else _Plain
    return mailer
