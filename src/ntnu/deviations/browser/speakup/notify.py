"""The form for a notification, and the receipt."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.actions.errors import ActionError
from ntnu.deviations.actions.file_parts import FIELD
from ntnu.deviations.browser.forms.choosing import Chooser
from ntnu.deviations.browser.forms.form import Form
from ntnu.deviations.browser.forms.reading import read
from ntnu.deviations.browser.forms.reading import uploads
from ntnu.deviations.browser.landing.view import Landing
from ntnu.deviations.browser.shell.reader import is_anonymous
from ntnu.deviations.browser.speakup.attaching import drawn_files
from ntnu.deviations.browser.speakup.page import OpenForm
from ntnu.deviations.core.receipt_codes import in_fours
from ntnu.deviations.speakup import form
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Notify(OpenForm):
    """``<register>/@@notify``."""

    index = ViewPageTemplateFile("templates/notify.pt")
    receipt = ViewPageTemplateFile("templates/receipt.pt")
    closed = ViewPageTemplateFile("templates/closed.pt")
    sent = None

    @property
    def page_title(self):
        if self.sent is not None:
            return _("notify_sent_title", default="Your notification has been received")
        return _("notify_title", default="Notify in SpeakUp!")

    def __call__(self):
        if not self.is_open:
            return self.closed()
        return super().__call__()

    def post(self):
        files = uploads(self.request.form, FIELD)
        try:
            self.sent = self.attempt(form.submit, self.context, self.raw, files, self.client, self.language)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        return self.receipt()

    @cached_property
    def raw(self) -> dict:
        """What was typed, in the shape of a JSON body."""
        return read(self.request.form, form.INotify)

    @cached_property
    def fields(self) -> Form:
        return Form(
            form.INotify,
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
        """Is a deviation brought here that nobody followed up?"""
        return bool(self.request.form.get("deviation"))

    @property
    def logged_in(self) -> bool:
        return not is_anonymous()

    @property
    def contacts(self):
        return Landing(self.context, self.request).contacts

    @property
    def code(self) -> str:
        """The receipt code as it is shown, once."""
        return in_fours(self.sent.code) if self.sent.code else ""

    @property
    def follow_url(self) -> str:
        return f"{self.context.absolute_url()}/@@notify-follow"
