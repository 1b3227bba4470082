"""The page around a form: who may send it, what it answers, and that nothing typed is lost."""

import plone.api
import transaction
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.actions.errors import RETRY_AFTER
from ntnu.deviations.browser.forms.form import Line
from ntnu.deviations.browser.forms.reading import confirmed
from ntnu.deviations.browser.shell.page import Page
from plone.protect.authenticator import check
from plone.protect.authenticator import createToken
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Forbidden


@dataclass(frozen=True)
class Trouble:
    """Something wrong with the sending itself, not with a field."""

    field: str | None
    code: str
    message: str
    kind: str = ""
    confirmable: bool = False


LOGGED_OUT = Trouble(
    None,
    "logged_out",
    _(
        "error_logged_out",
        default="You have been logged out, and nothing was sent. What you wrote is still here."
        " Log in in a new window, come back to this one, and send again.",
    ),
)
EXPIRED = Trouble(
    None,
    "expired",
    _(
        "error_form_expired",
        default="The page had been open for so long that nothing was sent. What you wrote is still here:"
        " send again.",
    ),
)


class FormPage(Page):
    """A page with a form.

    ``faults`` are what is wrong now; they make the error summary, the title and the status.
    """

    faults: tuple = ()

    #: The template; a class of ours that has none cannot be shown.
    index = None

    def __call__(self):
        if self.request.method == "POST":
            answer = self._guarded_post()
            if answer is not None:
                return answer
        return self.index()

    def post(self):
        """Do what the form asks; a redirect's URL, or None to show the page again."""
        raise TypeError(f"{type(self).__name__} does nothing with what is sent")

    def _guarded_post(self):
        if plone.api.user.is_anonymous():
            self.refuse([LOGGED_OUT], 401)
            return None
        try:
            check(self.request)
        except Forbidden:
            # A token of an older key, or of the time before log-in: the person is asked to send
            # again, with a fresh token and all that was typed.
            self.refuse([EXPIRED], 403)
            return None
        return self.post()

    def refuse(self, faults: Iterable, status: int = 400) -> None:
        """Show the page again with what is wrong."""
        self.faults = tuple(faults)
        self.request.response.setStatus(status, lock=True)
        if status in RETRY_AFTER:
            self.request.response.setHeader("Retry-After", str(RETRY_AFTER[status]))

    @property
    def has_errors(self) -> bool:
        return bool(self.faults)

    @property
    def is_logged_out(self) -> bool:
        return any(fault.code == LOGGED_OUT.code for fault in self.faults)

    @property
    def errors(self) -> list[Line]:
        """The error summary."""
        return [Line("#form", self.t(fault.message)) for fault in self.faults]

    @cached_property
    def authenticator(self) -> str:
        """The token that tells our own forms from others'."""
        return createToken()

    @property
    def seen(self) -> int | None:
        """The state of the log the form was made from; None where there is none."""
        return None

    @property
    def confirmed(self) -> list[str]:
        """Warnings confirmed so far, in the order they were confirmed."""
        return list(dict.fromkeys(confirmed(self.request.form)))

    def asked(self, name: str) -> bool:
        """Was the button ``name`` pressed?"""
        return name in self.request.form

    def say(self, text, kind: str = "info") -> None:
        """A status message on the next page."""
        IStatusMessage(self.request).add(self.t(text), type=kind)

    def go(self, url: str) -> str:
        """Send the browser there with GET."""
        return self.request.response.redirect(url, status=303)

    def attempt(self, act, *arguments):
        """``act(*arguments)``, with nothing of it left in the database when it raises."""
        mark = transaction.savepoint()
        try:
            return act(*arguments)
        except Exception:
            if mark.valid:
                mark.rollback()
            else:
                # It had to wait for its turn, and began anew to see what has happened meanwhile.
                transaction.abort()
            raise
