"""The page around a form: checks who may send it, answers it, and loses no input."""

import plone.api
import transaction
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.engine.errors import RETRY_AFTER
from ntnu.deviations.engine.once import Done
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.persons import id_of
from ntnu.deviations.ui.forms.drafting import Drafted
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.reading import confirmed
from ntnu.deviations.ui.forms.sent_once import SentBefore
from ntnu.deviations.ui.shell.reader import full_name
from ntnu.deviations.unchanged import has_changes
from plone.protect.authenticator import check
from plone.protect.authenticator import createToken
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Forbidden


@dataclass(frozen=True)
class Trouble:
    """Something is wrong with the submission itself, not with a field."""

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


def somebody_else(person: str, name: str) -> Trouble:
    """The form was made for another person than ``person``, who is logged in now under ``name``."""
    words = {"name": name or person, "person": person}
    text = _(
        "error_somebody_elses_form",
        default="You are logged in as ${name} (${person}), and this form was begun by somebody else. Nothing"
        " was sent. What was written is still here: whoever wrote it logs in in a new window, comes back to"
        " this one, and sends again.",
    )
    return Trouble(None, "somebody_else", type(text)(text, mapping=words))


class FormPage(Drafted):
    """A page with a form.

    ``faults`` are the current faults; they make the error summary, the title and the status.
    """

    #: Is the turn held while it is done? Not where it takes long and changes nothing of a case.
    in_turn = True

    #: The template; a class of this product without one cannot be shown.
    index = None

    def __call__(self):
        if self.request.method == "POST":
            answer = self._guarded_post()
            if answer is not None:
                return answer
        else:
            self.take_up()
            self.tell_again()
            done = self.done_before() if "draft" in self.request.form and self.stored is None else None
            if done is not None:
                return self.again(done)
        return self.answer()

    def answer(self):
        """The page, as an answer."""
        if self.status != 200:
            self.request.response.setStatus(self.status, lock=True)
        if self.status in RETRY_AFTER:
            self.request.response.setHeader("Retry-After", str(RETRY_AFTER[self.status]))
        return self.index()

    def post(self):
        """Do what the form is for; returns the URL of a redirect, or None to show the page again."""
        raise TypeError(f"{type(self).__name__} does nothing with what is sent")

    def _guarded_post(self):
        if plone.api.user.is_anonymous():
            self.refuse([LOGGED_OUT], 401)
            return None
        if self.is_somebody_elses:
            # Before the token is checked: it is another person's too, and a fresh one would not help.
            self.refuse([somebody_else(id_of(self.author), full_name(self.context))], 403)
            return None
        try:
            check(self.request)
        except Forbidden:
            # A token of an older key, or from before log-in: the person is asked to send the form again, with
            # a fresh token and all input.
            self.refuse([EXPIRED], 403)
            return None
        done = self.done_before()
        if done is not None:
            return self.again(done)
        if self.asked("keep"):
            self.overlay()
            return self.keep_quietly()
        if self.asked("discard_draft"):
            self.discard()
            self.say(_("draft_discarded", default="What you had written is thrown away."))
            return self.go(f"{self.register_url}{self.drafted.way}" if self.keeps else self.result_url(""))
        self.overlay()
        self.is_overlaid = True
        try:
            answer = self.post()
        except SentBefore as found:
            # Two presses at once: this one has waited for the other.
            return self.again(found.done)
        if answer is None and (address := self.keep_typed()) is not None:
            return self.go(address)
        return answer

    def overlay(self) -> None:
        """Merge the submitted input into the draft: for forms of several pages."""

    def again(self, done: Done):
        """Answer a form that is sent a second time: with the result of the first."""
        self.say(self.words_for(done), "warning")
        return self.go(self.result_url(done.made))

    def result_url(self, made: str) -> str:
        """The page after the form was sent; ``made`` is the UID of the result."""
        return self.context.absolute_url()

    def refuse(self, faults: Iterable, status: int = 400) -> None:
        """Show the page again with the faults."""
        self.faults, self.status = tuple(faults), status

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
        """The token that distinguishes this product's forms from others."""
        return createToken()

    @property
    def seen(self) -> int | None:
        """The revision the form was made from; None where there is none."""
        return None

    @property
    def confirmed(self) -> list[str]:
        """Warnings confirmed so far, in the order they were confirmed."""
        return list(dict.fromkeys(confirmed(self.request.form)))

    @property
    def confirmed_before(self) -> list[str]:
        """The confirmed warnings that are sent as hidden fields; the others have their box on the page."""
        return self.confirmed

    def asked(self, name: str) -> bool:
        """Was the button ``name`` pressed?"""
        return name in self.request.form

    def say(self, text, kind: str = "info") -> None:
        """Show a status message on the next page."""
        IStatusMessage(self.request).add(self.t(text), type=kind)

    def go(self, url: str) -> str:
        """Send the browser there with GET."""
        return self.request.response.redirect(url, status=303)

    def attempt(self, act, *arguments):
        """``act(*arguments)``, once for a form; when it raises, the database is unchanged.

        Raises SentBefore for a form that has been sent.
        """
        wrote = has_changes(self.context)
        if self.sending is not None:
            if self.in_turn:
                take_turn(case_of(self.context) or self.context)
            done = self.done_before()
            if done is not None:
                raise SentBefore(done)
        mark = transaction.savepoint()
        try:
            result = act(*arguments)
            self.remember(result)
            self.discard()
            return result
        except Exception:
            if mark.valid and wrote:
                mark.rollback()
            else:
                # The whole transaction: that also ends the turn, before the page is made.
                transaction.abort()
            raise
