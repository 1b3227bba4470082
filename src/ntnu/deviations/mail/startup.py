"""What starts with a demo's server: the catcher of its mails, and the settings that lead there."""

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
    if folder is None:
        return
    catcher.start(folder, setup.demo_port())
    app = Zope2.app()
    try:
        for portal in setup.own_sites(app):
            configure(portal)
    finally:
        transaction.abort()
        app._p_jar.close()


def configure(portal: Any) -> None:
    """Let the site's mail go to the catcher."""
    with site(portal):
        try:
            setup.configure_demo()
            transaction.commit()
        except POSError as error:
            # Another server does the same at this moment, or the database is read-only.
            transaction.abort()
            log.warning("The mail of %s stays as it is (%s).", portal.getId(), type(error).__name__)
