"""Coming back to a notification: reading answers, adding information."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.domain import speakup
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.now import today
from ntnu.deviations.speakup import follow
from ntnu.deviations.speakup.pages.attaching import drawn_files
from ntnu.deviations.speakup.pages.page import OpenForm
from ntnu.deviations.ui.forms.fields import field_view
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.ui.forms.reading import uploads
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.reader import is_anonymous
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema

_CODE = schema.TextLine(
    __name__="code",
    title=_("label_code", default="Receipt code"),
    description=_(
        "help_receipt_code",
        default="What you got when you sent the notification. Spaces and hyphens make no difference.",
    ),
)
_TAGS = {
    speakup.REPLY: ("in", _("tag_speakup", default="From ${channel}")),
    speakup.INFORMATION: ("out", _("tag_your_information", default="More information from you")),
}
#: The text for each state.
_STANDS = {
    "received": _(
        "follow_received", default="We have received the notification. Nobody has begun on it yet."
    ),
    "in_process": _("follow_in_process", default="Somebody at ${channel} is at work on the case."),
    "closed": _("follow_closed", default="The case has been closed."),
    "archived": _("follow_archived", default="The case has been handled, and is archived."),
}


class NotifyFollow(OpenForm):
    """``<register>/@@notify-follow``: by code; for the person who is logged in, by the number of their own
    case."""

    index = ViewPageTemplateFile("templates/follow.pt")
    case = None

    @property
    def page_title(self):
        if self.case is not None:
            return _(
                "follow_case_title", default="Notification ${number}", mapping={"number": self.case.number}
            )
        return _("follow_title", default="Come back to a notification")

    def __call__(self):
        number = self.request.form.get("number")
        if self.request.method != "POST" and number and not is_anonymous():
            self._open(follow.by_number, number)
        return super().__call__()

    def post(self):
        number = self.request.form.get("number")
        if number and not is_anonymous():
            self._open(follow.by_number, number)
        else:
            self._open(follow.by_code, self.request.form.get("code"), self.client)
        if self.case is not None and self.asked("add"):
            self._add()
        return None

    def _open(self, by, *how) -> None:
        try:
            self.case = by(self.context, *how)
        except ActionError as error:
            self.refuse(error.errors, error.status)

    def _add(self) -> None:
        files = uploads(self.request.form, FIELD)
        try:
            # Before a turn is taken: files take long.
            addition = follow.prepare(self.case, self.raw, files, self.client)
            self.attempt(follow.add, self.case, addition)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return
        self.added = True

    def again(self, done):
        """It was added before: the page says so, and shows it."""
        self.added = True

    added = False

    @cached_property
    def raw(self) -> dict:
        return read(self.request.form, follow.IInformation)

    @cached_property
    def code_field(self):
        """The field for the code; a wrong code stays in it."""
        view = field_view(_CODE, self.request.form.get("code") if self.case is None else "")
        view.error = next((fault.message for fault in self.faults if fault.field == "code"), "")
        return view

    @cached_property
    def fields(self) -> Form:
        """The form to add something."""
        values = {} if self.added else self.raw
        files = drawn_files(self.case is not None and bool(self.case.reporter))
        return Form(follow.IInformation, values, faults=self.faults, translate=self.t, more=[files])

    @property
    def errors(self):
        form = self.fields if self.case is not None else Form(follow.IInformation, {}, translate=self.t)
        if self.case is not None:
            return form.summary()
        lines = super().errors
        return [type(line)("#code", line.text) for line in lines]

    @property
    def own(self) -> list:
        """What the logged-in person has sent under their name."""
        return list(follow.own_cases(self.context))

    def state(self, case):
        return NOTIFICATION_STATES[state_of(case)]

    @property
    def stands(self):
        return _STANDS[state_of(self.case)]

    @property
    def may_add(self) -> bool:
        return state_of(self.case) in speakup.OPEN

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The hidden fields of the form: the code, or the number."""
        if self.case.reporter:
            return [("number", self.case.number)]
        return [("code", str(self.request.form.get("code", "")))]

    @property
    def posts(self) -> list[dict[str, object]]:
        """What was said, for the macro of posts."""
        found = []
        for said in said_in(self.case):
            kind, tag = _TAGS[said.kind]
            when = formats.short_moment(said.at, self.language, today())
            found.append(
                {"kind": kind, "icon": "mail", "tag": self.t(tag), "who": "", "when": when, "text": said.text}
            )
        return found
