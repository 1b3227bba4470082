"""Set a site's mail host up to queue, and start the thread that empties the queue."""

import logging
import os
from App.config import getConfiguration
from collections.abc import Iterator
from ntnu.deviations.mail import catcher
from ntnu.deviations.mail import caught
from ntnu.deviations.mail.mailer import mailer_of
from ntnu.deviations.mail.queue import Queue
from ntnu.deviations.mail.sender import QueueSender
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from Products.MailHost.MailHost import MailBase
from Products.MailHost.MailHost import MailHost
from Products.MailHost.MailHost import queue_threads
from typing import Any

log = logging.getLogger(__name__)

PROFILE = "ntnu.deviations:default"

#: What a mail host that nobody set up has as its folder: no Maildir, and every site's.
_STOCK_DIRECTORY = "/tmp"

_DEFAULT_INTERVAL = 3.0

_QUEUE = "NTNU_DEVIATIONS_MAIL_QUEUE"


def configure_mailhost(portal: Any) -> None:
    """Make the site's mail host queue its mails in a folder of its own.

    The folder is the one the environment names; without it, what an administrator set stays. To be
    called at installation and at each start: a database may have come from another place, and its
    folder with it.
    """
    mailhost = portal.MailHost
    if os.environ.get(_QUEUE) or mailhost.smtp_queue_directory == _STOCK_DIRECTORY:
        directory = _directory(portal)
        if mailhost.smtp_queue_directory != directory:
            mailhost.smtp_queue_directory = directory
            log.info("Mail of %s waits in %s.", portal.getId(), directory)
    if not mailhost.smtp_queue:
        mailhost.smtp_queue = True
    if caught.mail_folder() is not None:
        _configure_demo()


def demo_port() -> int:
    """The port of the demo's catcher; 0 stands for any free one."""
    return int(os.environ.get("NTNU_DEVIATIONS_MAIL_PORT") or 0)


def sites(context: Any) -> Iterator[Any]:
    """Every Plone site in a folder or the application root, also in folders below it."""
    for item in context.objectValues(("Plone Site", "Folder", "Folder (Ordered)")):
        if IPloneSiteRoot.providedBy(item):
            yield item
        else:
            yield from sites(item)


def own_sites(app: Any) -> list[Any]:
    """The Plone sites that have this add-on."""
    return [portal for portal in sites(app) if _has_addon(portal)]


def ensure_sender(mailhost: Any) -> QueueSender | None:
    """The running sender of this mail host's queue; it is started when there is none.

    None where nothing is to be sent from this process: a mail host that only collects mails for
    tests, or the environment variable ``MAILHOST_QUEUE_ONLY``.
    """
    if not isinstance(mailhost, MailHost) or os.environ.get("MAILHOST_QUEUE_ONLY"):
        return None
    # MailHost starts a thread of its own unless it finds one under this key.
    key = mailhost._getThreadKey()
    running = queue_threads.get(key)
    if isinstance(running, QueueSender) and running.is_alive():
        return running
    with MailBase.lock:
        running = queue_threads.get(key)
        if isinstance(running, QueueSender) and running.is_alive():
            return running
        if running is not None:
            running.stop()
        queue = Queue(key)
        queue.make()
        sender = QueueSender(queue, mailer_of(mailhost), interval())
        sender.start()
        queue_threads[key] = sender
    log.info("The mail queue %s is worked on every %s seconds.", key, sender.interval)
    return sender


def interval() -> float:
    """Seconds between two looks into the queue."""
    return float(os.environ.get("NTNU_DEVIATIONS_MAIL_INTERVAL") or _DEFAULT_INTERVAL)


def _directory(portal: Any) -> str:
    """The folder for this site's queue: no other site's, for one sender knows one mail server."""
    base = os.environ.get(_QUEUE) or os.path.join(getConfiguration().clienthome, "mailqueue")
    others = {
        os.path.realpath(other.MailHost.smtp_queue_directory)
        for other in sites(portal.getPhysicalRoot())
        if other.getPhysicalPath() != portal.getPhysicalPath()
    }
    return base if os.path.realpath(base) not in others else f"{base}-{portal.getId()}"


def _has_addon(portal: Any) -> bool:
    return portal.portal_setup.getLastVersionForProfile(PROFILE) != "unknown"


def _configure_demo() -> None:
    """Plone's own settings name the catcher, and a sender who is nobody."""
    records = {}
    if port := demo_port():
        records |= {"plone.smtp_host": catcher.HOST, "plone.smtp_port": port}
    if not api.portal.get_registry_record("plone.email_from_address"):
        records |= {"plone.email_from_address": "eqs@ntnu.example", "plone.email_from_name": "EQS NTNU"}
    for name, value in records.items():
        if api.portal.get_registry_record(name) != value:
            api.portal.set_registry_record(name, value)
