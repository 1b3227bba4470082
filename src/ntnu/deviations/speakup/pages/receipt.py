"""The receipt: the number, and the code of an anonymous sender, as long as the browser is open.

The browser keeps the token of the form that was sent, in a cookie of its session; from that the server,
and it alone, makes the code anew (``engine/once.py``). The code itself is stored nowhere.
"""

import re
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.engine import once
from ntnu.deviations.speakup.follow import own_cases
from ntnu.deviations.speakup.pages.page import OpenForm
from ntnu.deviations.speakup.receipt_codes import in_groups
from ntnu.deviations.speakup.sending import given_before
from ntnu.deviations.speakup.sending import RECEIPT_CODE
from ntnu.deviations.speakup.sending import Sent
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlsplit

#: The page, below the register.
PAGE = "@@notify-receipt"
_COOKIE = "deviations-receipt"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


def remember_receipt(register, request, token: str) -> str:
    """Let the browser keep the token of the form that was sent; returns the address of the receipt."""
    url = register.absolute_url()
    place = urlsplit(url)
    how = {"path": place.path or "/", "http_only": True, "same_site": "Strict"}
    request.response.setCookie(_COOKIE, token, secure=place.scheme == "https", **how)
    return f"{url}/{PAGE}"


class NotifyReceipt(OpenForm):
    """``<register>/@@notify-receipt``; a POST makes the browser forget it."""

    index = ViewPageTemplateFile("templates/receipt.pt")
    sent: Sent | None = None
    page_title = _("notify_sent_title", default="Your notification has been received")

    def __call__(self):
        if self.request.method != "POST":
            self.sent = self._found()
            if self.sent is None:
                self.update()
                return self.go(self.follow_url)
        return super().__call__()

    def post(self):
        path = urlsplit(self.context.absolute_url()).path or "/"
        self.request.response.expireCookie(_COOKIE, path=path)
        return self.go(self.context.absolute_url())

    def show(self, sent: Sent) -> str:
        """The receipt as the direct answer to the form."""
        self.sent = sent
        self.update()
        return self.index()

    def _found(self) -> Sent | None:
        token = self.request.cookies.get(_COOKIE)
        if not isinstance(token, str) or not _TOKEN.fullmatch(token):
            return None
        found = given_before(self.context, once.Sending("", "form", token, "").secret(RECEIPT_CODE))
        if found is not None or not self.author:
            return found
        done = once.done_before(self.context, once.Sending(self.author, "form", token, ""))
        own = (case for case in own_cases(self.context) if done is not None and uid_of(case) == done.made)
        return next((Sent(case, None) for case in own), None)

    @cached_property
    def code(self) -> str:
        """The receipt code as it is shown; empty for a person who sent under their name."""
        return in_groups(self.sent.code) if self.sent is not None and self.sent.code else ""

    @property
    def is_kept(self) -> bool:
        """Does the browser keep it?"""
        return _COOKIE in self.request.cookies

    @property
    def follow_url(self) -> str:
        """The page for coming back to the notification."""
        return f"{self.context.absolute_url()}/@@notify-follow"
