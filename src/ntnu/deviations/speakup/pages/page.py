"""Shared by the pages of SpeakUp!: no cache stores them, and no other page learns of them."""

from functools import cached_property
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.ui.forms.page import EXPIRED
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.sent_once import SentBefore
from ntnu.deviations.ui.shell.page import Page
from plone.protect.authenticator import check
from zExceptions import Forbidden
from zope.component import getUtility


class ConfidentialPage(Page):
    """Mixed into the pages."""

    nav_item = "speakup"
    #: The log line of the next page must not show where the person came from.
    referrer_policy = "no-referrer"

    def __call__(self):
        self.update()
        return super().__call__()

    def update(self) -> None:
        """Before anything is answered."""
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Referrer-Policy", self.referrer_policy)


class OpenForm(ConfidentialPage, FormPage):
    """A form for everybody, logged in or not."""

    #: By its referrer the log recognises, and leaves out, what a browser requests from here: style, icons,
    #: and the next page (see ``speakup/access_log.py``). Other sites get no referrer.
    referrer_policy = "same-origin"

    @cached_property
    def is_open(self) -> bool:
        """Is there anybody who receives notifications?"""
        return getUtility(ISpeakUp).is_open(self.context)

    @property
    def client(self) -> str:
        """The address of the request: used for counting tries, and for nothing else."""
        return self.request.getClientAddr() or ""

    def _guarded_post(self):
        try:
            check(self.request)
        except Forbidden:
            self.refuse([EXPIRED], 403)
            return None
        try:
            return self.post()
        except SentBefore as found:
            return self.again(found.done)
