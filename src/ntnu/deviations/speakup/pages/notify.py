"""The form for a notification."""

from dataclasses import replace
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.case.schema.notification import INotified
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.reporting.pages.landing import Landing
from ntnu.deviations.speakup.pages.attaching import drawn_files
from ntnu.deviations.speakup.pages.page import OpenForm
from ntnu.deviations.speakup.pages.receipt import NotifyReceipt
from ntnu.deviations.speakup.pages.receipt import remember_receipt
from ntnu.deviations.speakup.sending import prepare
from ntnu.deviations.speakup.sending import RECEIPT_CODE
from ntnu.deviations.speakup.sending import send
from ntnu.deviations.ui.forms.choosing import Chooser
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.ui.forms.reading import uploads
from ntnu.deviations.ui.shell.reader import is_anonymous
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Notify(OpenForm):
    """``<register>/@@notify``."""

    index = ViewPageTemplateFile("templates/notify.pt")
    closed = ViewPageTemplateFile("templates/closed.pt")
    page_title = _("notify_title", default="Notify in ${channel}")

    def __call__(self):
        if not self.is_open:
            return self.closed()
        return super().__call__()

    def post(self):
        done = self.done_before()
        if done is not None:
            return self.again(done)
        files = uploads(self.request.form, FIELD)
        secret = self.sending.secret(RECEIPT_CODE) if self.sending else None
        try:
            # Before a turn is taken: files take long.
            prepared = prepare(self.context, self.raw, files, self.client)
            sent = self.attempt(send, self.context, prepared, self.language, secret)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        if secret is None:
            # The code cannot be made again: it is shown here and now.
            return NotifyReceipt(self.context, self.request).show(sent)
        return self.go(remember_receipt(self.context, self.request, self.token_sent))

    @property
    def sending(self):
        """Nothing stored about a person who wants to be anonymous is derived from their identity."""
        found = super().sending
        return replace(found, person="") if found and self.raw["anonymous"] else found

    def again(self, done):
        """The receipt of the earlier submission."""
        if not done.same:
            self.say(self.words_for(done), "warning")
        return self.go(remember_receipt(self.context, self.request, self.token_sent))

    @cached_property
    def raw(self) -> dict:
        """The input, in the shape of a JSON body."""
        return read(self.request.form, INotified)

    @cached_property
    def fields(self) -> Form:
        return Form(
            INotified,
            self.raw if self.request.method == "POST" else {"deviation": self.request.form.get("deviation")},
            faults=self.faults,
            options=Chooser(self.context, self.language, self.t),
            translate=self.t,
            more=[drawn_files(self.logged_in)],
        )

    @property
    def errors(self):
        return self.fields.summary()

    @property
    def brings(self) -> bool:
        """Is this about a deviation that nobody followed up?"""
        return bool(self.request.form.get("deviation"))

    @property
    def logged_in(self) -> bool:
        return not is_anonymous()

    @property
    def contacts(self):
        return Landing(self.context, self.request).contacts
