"""A mail server for each test, and a register whose mails go there."""

import logging
import pytest
from lxml import etree
from ntnu.deviations import settings
from ntnu.deviations.delivery.startup import Sender
from ntnu.deviations.mail import outbox
from plone import api
from Products.MailHost.MailHost import MailHost
from tests.mail.receiving import Inbox
from tests.mail.receiving import until
from tests.register import Collector
from tests.source import PACKAGE
from zope.component import queryUtility

INTERVAL = 0.05
_PROFILE = PACKAGE / "profiles" / "default" / "registry" / "institution.xml"
SHIPPED = {record.get("name"): record.findtext("value") for record in etree.parse(_PROFILE).iter("record")}


@pytest.fixture(autouse=True, scope="session")
def kinds_that_are_registered(integration_session):
    """The kinds of mail are there, also where no site is."""


@pytest.fixture(autouse=True)
def names_that_are_shipped(monkeypatch):
    """A mail that is written where no site is has the names of the profile."""
    monkeypatch.setattr(settings, "queryUtility", lambda wanted: queryUtility(wanted) or SHIPPED)


@pytest.fixture
def inbox():
    """A mail server that is not started yet."""
    inbox = Inbox()
    yield inbox
    inbox.stop()


@pytest.fixture
def heard(caplog):
    """Wait for words in the log."""
    caplog.set_level(logging.INFO, "ntnu.deviations")
    return lambda words: until(lambda: words in caplog.text, words)


class Post:
    """A register whose mails go to ``inbox``, and senders for it."""

    def __init__(self, web, inbox):
        self.web = web
        self.inbox = inbox
        self._senders = []

    def start(self) -> Sender:
        """A sender in a thread of its own."""
        sender = Sender(self.web.portal._p_jar.db(), INTERVAL)
        sender.start()
        self._senders.append(sender)
        return sender

    def stop(self) -> None:
        for sender in self._senders:
            sender.stop()
            assert not sender.is_alive()
        self._senders.clear()

    def state(self) -> outbox.State:
        return self.web.committed(lambda house: outbox.state(house.register))

    def drained(self) -> None:
        """Wait until nothing waits, and stop the senders: nothing more can be sent."""
        until(lambda: self.state().waiting == 0, "an empty outbox")
        self.stop()

    def read(self) -> list[tuple[str, str]]:
        """Reader and subject of the mails that came."""
        return sorted(
            (mail["To"].removesuffix("@ntnu.example"), mail["Subject"]) for mail in self.inbox.messages
        )


@pytest.fixture
def post(web, inbox):
    """A register with an empty outbox, whose mail host is Plone's own."""

    def real(house):
        house.portal.MailHost = MailHost("MailHost")
        outbox.empty(house.register)
        api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", inbox.port)

    def collecting(house):
        house.portal.MailHost = Collector("MailHost")
        outbox.empty(house.register)

    web.committed(real)
    found = Post(web, inbox)
    yield found
    found.stop()
    web.committed(collecting)
