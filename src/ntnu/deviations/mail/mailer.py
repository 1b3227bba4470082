"""How a site's mail server is reached, with the settings of the moment."""

import contextlib
import smtplib
from collections.abc import Callable
from ntnu.deviations.mail import catcher
from Products.MailHost.MailHost import MailBase
from transaction import TransactionManager
from typing import Any
from zope.component.hooks import site as site_hook
from zope.sendmail.mailer import SMTPMailer

#: Seconds to wait for a server that does not answer.
TIMEOUT = 30

#: Seconds to wait for the answer to a whole mail. RFC 5321 asks for ten minutes: a sender that
#: gives up sooner sends a mail again which a slow server has already taken.
TAKEN_TIMEOUT = 600

Mailer = Callable[[], SMTPMailer]


class _Careful:
    """Waits as told above; and a farewell that fails does not undo a mail that was taken."""

    def __init__(self, host: str, port: str):
        super().__init__(host, port, timeout=TIMEOUT)

    def data(self, msg):
        self.sock.settimeout(TAKEN_TIMEOUT)
        return super().data(msg)

    def quit(self):
        # Zope's mailer says goodbye after each mail and takes an error there for a mail not sent.
        if self.sock is not None:
            self.sock.settimeout(TIMEOUT)
        with contextlib.suppress(OSError):
            return super().quit()
        self.close()


class _Plain(_Careful, smtplib.SMTP):
    """SMTP, with STARTTLS where the server offers it."""


class _Encrypted(_Careful, smtplib.SMTP_SSL):
    """SMTP over TLS from the first byte."""


def mailer_of(mailhost: MailBase) -> Mailer:
    """A function that makes a mailer for this mail host's site, reading its settings anew.

    It opens a connection of its own, so that a thread may call it: Plone's mail settings live in
    the site's registry, and a change there must count for the next mail, not after a restart.
    In a demo every mail goes to the catcher, whatever the settings say.
    """
    path = mailhost.getPhysicalPath()[1:]
    database = mailhost.getPhysicalRoot()._p_jar.db()

    def make() -> SMTPMailer:
        connection = database.open(transaction_manager=TransactionManager())
        try:
            return careful(_with_site(connection.root()["Application"], path))
        finally:
            connection.transaction_manager.abort()
            connection.close()

    return make


def careful(mailer: SMTPMailer) -> SMTPMailer:
    """The mailer, made to wait and to leave as a queue needs it."""
    if caught := catcher.address():
        mailer.hostname, mailer.port = caught
        mailer.username = mailer.password = None
        mailer.implicit_tls = mailer.force_tls = False
    mailer.smtp = _Encrypted if mailer.implicit_tls else _Plain
    return mailer


def _with_site(app: Any, path: tuple[str, ...]) -> SMTPMailer:
    *containers, name = path
    context = app
    for container in containers:
        context = context._getOb(container)
    with site_hook(context):
        return context._getOb(name)._makeMailer()
