"""A queue, and senders for it, without Plone."""

import transaction
from email.message import EmailMessage
from ntnu.deviations.mail.mailer import careful
from ntnu.deviations.mail.queue import Queue
from ntnu.deviations.mail.sender import QueueSender
from tests.mail.receiving import until
from zope.sendmail.delivery import QueuedMailDelivery
from zope.sendmail.mailer import _SMTPState
from zope.sendmail.mailer import SMTPMailer

INTERVAL = 0.05


def make_queue(folder):
    """An empty queue."""
    queue = Queue(folder)
    queue.make()
    return queue


def put(queue, subject, to="kari@ntnu.example"):
    """Queue one mail as MailHost does, and commit."""
    message = EmailMessage()
    message["Subject"], message["To"] = subject, to
    message.set_content("Hei")
    QueuedMailDelivery(queue.path).send("eqs@ntnu.example", [to], message.as_bytes())
    transaction.commit()


class DirectMailer(SMTPMailer):
    """A mailer for one port, without Plone's way of asking the site for its settings."""

    def __init__(self, port):
        self.hostname, self.port = "127.0.0.1", port
        self.username = self.password = None
        self.no_tls = self.force_tls = self.implicit_tls = False
        self._smtp = _SMTPState()


def make_sender(queue, port, interval=INTERVAL):
    """A sender that is not started yet."""
    return QueueSender(queue, lambda: careful(DirectMailer(port)), interval)


def drained(queue, *senders):
    """Wait until the queue is empty and its senders have ended: nothing more can be sent."""
    until(lambda: not queue.waiting(), "an empty queue")
    for sender in senders:
        sender.stop()
        assert not sender.is_alive()
