"""The demo's cases: what its people did in the last months is done again, by the acts themselves."""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from ntnu.deviations.actions.attachments import Upload
from ntnu.deviations.actions.perform import perform
from ntnu.deviations.actions.report import submit
from ntnu.deviations.demo.data import Step
from ntnu.deviations.demo.now import pinned
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


class Replay:
    """Does steps in their order, each as the person who did it and at its moment."""

    def __init__(self, register):
        self._register = register
        self._cases = {}

    def do(self, steps: Iterable[Step]) -> None:
        """Do these steps; those of the same case that came before must have been done."""
        for step in steps:
            with api.env.adopt_user(username=step.by), pinned(step.at):
                self._cases[step.case] = self._outcome(step).case
            _end_of_request()

    def _outcome(self, step: Step):
        if step.act == "submit":
            files = [Upload(path.name, path.read_bytes()) for path in step.files]
            return submit(self._register, step.data, files)
        return perform(self._cases[step.case], step.act, step.data)


def _end_of_request() -> None:
    """Let the next act begin as in a request of its own: catalog up to date, no answers remembered."""
    processQueue()
    remembered = IAnnotations(getRequest())
    for key in list(remembered):
        del remembered[key]


@contextmanager
def queue_in(mailhost, folder: str) -> Iterator[None]:
    """Inside, mails wait in ``folder`` and not in the site's own queue."""
    own = mailhost.smtp_queue_directory
    mailhost.smtp_queue_directory = folder
    try:
        yield
    finally:
        mailhost.smtp_queue_directory = own
