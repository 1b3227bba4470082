"""A mail with a file, that a person sends from the site."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from email.utils import formataddr
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail import words
from ntnu.deviations.mail.people import usable_address
from ntnu.deviations.now import now
from ntnu.deviations.now import OSLO
from plone import api
from uuid import uuid4


def send_file(to: str, subject: str, text: str, name: str, data: bytes, language: str) -> bool:
    """Queue a mail to the address ``to`` with a PDF; False when that failed, which is logged.

    It leaves with the commit of the current transaction.
    """
    portal = api.portal.get()
    sender, address = deliver.sender_address(portal), usable_address(to)
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((words.sender_name(language), sender))
    message["To"] = address
    message["Subject"] = subject
    message["Date"] = format_datetime(now().astimezone(OSLO))
    message["Message-ID"] = f"<{uuid4().hex}@{sender.rpartition('@')[2]}>"
    message["Content-Language"] = language
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return deliver.queue(portal, portal.MailHost, sender, address, message.as_bytes())
