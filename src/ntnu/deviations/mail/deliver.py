"""Notices become mails in the site's queue, as part of the transaction they belong to."""

import logging
from collections.abc import Iterable
from ntnu.deviations import settings
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.mail import people
from ntnu.deviations.mail import setup
from ntnu.deviations.mail import words
from ntnu.deviations.mail.message import build
from ntnu.deviations.mail.queue import Queue
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.render import render
from ntnu.deviations.now import now
from plone import api
from Products.MailHost.MailHost import MailHost
from typing import Any
from urllib.parse import urlsplit

log = logging.getLogger(__name__)


def send(notices: Iterable[Notice], facts: Facts | None, url: str, actor: str) -> tuple[Notice, ...]:
    """Write a mail for each notice and queue it; returns the notices that were queued.

    The mails leave with the commit of the current transaction and are gone with its abort.
    ``facts`` are those after the act (None for a mail about no case), ``url`` is the case's, or
    the page the mail leads to; ``actor`` gets no mail about the own act. Somebody without a usable
    address is passed over: an act never fails for a mail.
    """
    portal = api.portal.get()
    mailhost = portal["MailHost"]
    address = sender_address(portal)
    case_uid = facts.uid if facts else None
    at = now()
    queued = []
    for notice in notices:
        if notice.to == actor:
            continue
        person = people.person(notice.to)
        # Who is told of a new address is told at the old one.
        to = notice.words.get("former_address") or person.address
        if not to:
            log.warning("No mail of kind %s to %s: no e-mail address to use.", notice.kind, notice.to)
            continue
        language = language_of(notice, person)
        rendered = render(notice, facts, url, language, person)
        sender = (words.sender_name(language), address)
        message = build(rendered, language, to, sender, at, case_uid)
        if queue(portal, mailhost, address, to, message):
            queued.append(notice)
    return tuple(queued)


def queue(portal: Any, mailhost: Any, sender: str, to: str, message: bytes) -> bool:
    """Put a message in the queue; False when even that failed, which is logged."""
    try:
        if isinstance(mailhost, MailHost):
            if not mailhost.smtp_queue:
                # Without it the mail would go out inside the commit, and fail it.
                log.warning("The mail queue was off, and is on again.")
                setup.configure_mailhost(portal)
            setup.ensure_sender(mailhost)
            Queue(mailhost.smtp_queue_directory).make()
        # Where ``send`` ends up when it has copied a message and looked for what is missing in it.
        mailhost._send(sender, [to], message)
    except OSError:
        # The disk is full, or the folder closed to us. The report is worth more than its mails.
        log.exception("A mail could not be queued in %s.", mailhost.smtp_queue_directory)
        return False
    return True


def sender_address(portal: Any) -> str:
    """The site's own address, else one that nobody reads at the site's public host."""
    address = people.usable_address(api.portal.get_registry_record("plone.email_from_address", default=""))
    return address or f"noreply@{urlsplit(settings.public_address()).hostname or 'localhost'}"
