"""What starts with the server: the demo's catcher, and the sender of every site's queue.

Products.MailHost starts its thread with the first mail only: what was queued before a restart
would wait until somebody happens to cause another mail.
"""

import logging
import transaction
import Zope2
from ntnu.deviations.mail import catcher
from ntnu.deviations.mail import caught
from ntnu.deviations.mail import setup
from typing import Any
from ZODB.POSException import POSError
from zope.component.hooks import site
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: the server is ready for its first request."""
    folder = caught.mail_folder()
    if folder is not None:
        catcher.start(folder, setup.demo_port())
    app = Zope2.app()
    try:
        for portal in setup.own_sites(app):
            start_site(portal)
    finally:
        transaction.abort()
        app._p_jar.close()


def start_site(portal: Any) -> None:
    """See that the site's mail host is set up, and start the sender of its queue."""
    with site(portal):
        try:
            setup.configure_mailhost(portal)
            transaction.commit()
        except POSError as error:
            # Another server does the same at this moment, or the database is read-only.
            transaction.abort()
            log.warning("The mail host of %s stays as it is (%s).", portal.getId(), type(error).__name__)
        try:
            setup.ensure_sender(portal.MailHost)
        except OSError:
            # A folder that cannot be made must not keep the whole site from starting.
            log.exception("No mail of %s is sent: its queue cannot be used.", portal.getId())
