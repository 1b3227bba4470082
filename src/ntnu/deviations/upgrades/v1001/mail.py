"""Version 1001 changes the stored data of mails and of the clock."""

import secrets
import transaction
from ntnu.deviations.access.units import registers
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.content.outbox import Outbox
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import now
from pathlib import Path
from plone import api
from Products.MailHost.MailHost import MailBase
from ZODB.blob import Blob
from zope.sendmail.queue import QueueProcessorThread

#: The folder of the queue in a mail host that nobody configured.
_STOCK_DIRECTORY = "/tmp"


def forget_claimed_addresses(setup) -> None:
    """A register no longer stores the address of its first request: anybody may have chosen it."""
    for register in registers(api.portal.get()):
        register.clock.pop("address", None)


def give_outboxes(setup) -> None:
    """Each register gets an outbox; the mail host gets back its settings from before the add-on changed it.

    Mails in the folder of its queue, on this machine, are moved unchanged to the outbox of the first
    register; the files are removed when that is committed.
    """
    site = api.portal.get()
    found = registers(site)
    for register in found:
        if getattr(register.aq_base, "outbox", None) is None:
            register.outbox = Outbox()
    host = site.MailHost
    if not found or not isinstance(host, MailBase) or not getattr(host, "smtp_queue", False):
        return
    files = [path for path in sorted(Path(host.smtp_queue_directory, "new").glob("[!.]*")) if path.is_file()]
    taken = [path for path in files if _take_over(found[0], path)]
    host.smtp_queue, host.smtp_queue_directory = False, _STOCK_DIRECTORY
    transaction.get().addAfterCommitHook(_removed, (taken,))


def _take_over(register, path: Path) -> bool:
    sender, to, message = QueueProcessorThread()._parseMessage(path.read_bytes())
    if not to:
        return False
    letters = Letters(secrets.token_hex(16), now(), tuple(range(len(to))))
    letters.parcel = {"message": True, "sender": sender, "to": list(to)}
    letters.blob = Blob()
    with letters.blob.open("w") as file:
        file.write(message)
    outbox.put(register, letters)
    return True


def _removed(committed: bool, files: list[Path]) -> None:
    for path in files if committed else ():
        path.unlink(missing_ok=True)
