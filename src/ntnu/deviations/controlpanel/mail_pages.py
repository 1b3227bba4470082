"""``@@mail-texts`` and ``@@mail-text``: every mail of a register, and one of them to be edited."""

from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.controlpanel import mail_texts
from ntnu.deviations.controlpanel.mail_preview import look
from ntnu.deviations.controlpanel.mail_preview import Looked
from ntnu.deviations.controlpanel.mail_preview import send_test
from ntnu.deviations.controlpanel.mail_words import variables
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.languages import heading
from ntnu.deviations.languages import offered
from ntnu.deviations.mail import template
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import STANDARD
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.shell.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import NotFound

_TITLE = _("mail_texts_title", default="Texts of e-mails")
_BACK = "mail-texts"


@dataclass(frozen=True)
class Row:
    """A mail in the list: its subject, what it says, its id, and of each language its name, the address of
    its text, and whether that is the register's own."""

    title: str
    about: str
    kind: str
    languages: tuple[tuple[str, str, bool], ...]


class MailTexts(Page):
    """Which mails there are."""

    nav_item = "settings"
    page_title = _TITLE

    @property
    def rows(self) -> list[Row]:
        """The mails in the order of their subjects."""
        found = [self._row(kind) for kind in mail_texts.kinds()]
        return sorted(found, key=lambda row: (row.title.casefold(), row.kind))

    def _row(self, kind: MailKind) -> Row:
        languages = tuple(
            (
                heading(code, self.language),
                f"{self.register_url}/@@mail-text?{urlencode({'kind': kind.id, 'language': code})}",
                template.own(kind.id, code) is not None,
            )
            for code in offered()
        )
        title, about = mail_texts.parts(kind, self.language)["subject"], mail_texts.about(kind, self.language)
        return Row(title, about, kind.id, languages)


class MailText(FormPage):
    """One text: typed, looked over, sent to oneself, kept, and set back to what was shipped."""

    index = ViewPageTemplateFile("mail_text.pt")
    nav_item = "settings"
    #: The mail as it was looked over.
    looked: Looked | None = None
    is_sent = False

    def __call__(self):
        form = self.request.form
        try:
            self.kind, self.code = mail_texts.wanted(form.get("kind"), form.get("language"))
        except InvalidData:
            raise NotFound(self.request.get("URL")) from None
        return super().__call__()

    @property
    def page_title(self):
        return _(
            "mail_text_title",
            default="E-mail: ${subject}",
            mapping={"subject": mail_texts.parts(self.kind, self.code)["subject"]},
        )

    @property
    def crumbs(self):
        return [(_TITLE, f"{self.register_url}/@@{_BACK}")]

    @property
    def url(self) -> str:
        query = urlencode({"kind": self.kind.id, "language": self.code})
        return f"{self.register_url}/@@mail-text?{query}"

    def result_url(self, made: str) -> str:
        return self.url

    def post(self):
        try:
            return self._done()
        except ActionError as error:
            self.refuse(error.errors, error.status)
        return None

    def _done(self):
        if self.asked("reset"):
            return self._change(None, _("mail_text_reset_done", default="The text is the shipped one again."))
        text = mail_texts.typed(self.kind, {name: self._typed(name) for name in ("subject", "body")})
        if self.asked("send"):
            return self._change(text, _("mail_text_done", default="The text is stored."))
        number, reader = self._typed("case_number"), self._typed("reader")
        self.looked = look(self.context, self.kind, self.code, text, number, reader)
        if self.asked("test"):
            send_test(self.context, self.looked, self.code)
            self.is_sent = True
        return None

    def _change(self, text, done):
        self.attempt(mail_texts.change, self.context, self.kind, self.code, text)
        self.say(done)
        return self.go(self.url)

    def _typed(self, name: str) -> str:
        found = self.request.form.get(name)
        return found.strip() if isinstance(found, str) else ""

    # what is shown ------------------------------------------------------------------------------

    @property
    def errors(self) -> list[Line]:
        """The faults, each with a link to its field."""
        return [Line(f"#{fault.field or 'form'}", self.t(fault.message)) for fault in self.faults]

    @property
    def about(self) -> str:
        """What the mail says."""
        return mail_texts.about(self.kind, self.language)

    @property
    def language_name(self) -> str:
        """The language of the text."""
        return heading(self.code, self.language)

    @property
    def is_own(self) -> bool:
        """Has the register a text of its own?"""
        return template.own(self.kind.id, self.code) is not None

    @cached_property
    def inputs(self) -> dict[str, dict[str, object]]:
        """The fields by name, with what was typed."""
        now = mail_texts.parts(self.kind, self.code)
        posted = self.request.method == "POST"
        return {
            name: {
                "id": name,
                "label": label,
                "hint": hint,
                "optional": name == "case_number",
                "value": self.request.form.get(name, "") if posted else now.get(name, ""),
                "error": " ".join(self.t(fault.message) for fault in self.faults if fault.field == name),
            }
            for name, (label, hint) in _FIELDS.items()
        }

    @property
    def variables(self) -> list[tuple[str, str]]:
        """The variables that the text may use, with what each is."""
        return [(name, self.t(words)) for name, words in variables(self.kind)]

    @property
    def not_told(self) -> str:
        """What the readers of this mail are not told, whatever is written."""
        return ", ".join(sorted(STANDARD & self.kind.hidden))

    @property
    def takes_case(self) -> bool:
        """Can it be looked over on a case?"""
        return "number" in self.kind.variables

    @property
    def readers(self) -> list[tuple[str, str, bool]]:
        """Who may be told of the case: id, name, and whether the mail is shown as they get it."""
        found = self.looked.readers if self.looked else ()
        return [(person, name_of(person), person == self.looked.to) for person in found]

    @property
    def changes(self) -> list[tuple[str, object, str, str]]:
        """Who has changed the text, when, from what and to what; empty: the shipped text."""
        return [
            (name_of(entry.actor), entry.at, entry.why.get("before") or "", entry.why.get("after") or "")
            for entry in mail_texts.changes(self.context, self.kind, self.code)
        ]


_FIELDS = {
    "subject": (
        mail_texts.IMailText["subject"].title,
        _("mail_text_subject_hint", default="The name of the system goes before it, in brackets."),
    ),
    "body": (
        mail_texts.IMailText["body"].title,
        _(
            "mail_text_body_hint",
            default="Paragraphs with an empty line between them. Variables are in braces, as {number}. A"
            " paragraph whose variable has no value is left out.",
        ),
    ),
    "case_number": (
        _("mail_text_case", default="Look it over on a case"),
        _(
            "mail_text_case_hint",
            default="The number of a case that you may read. Left empty, the mail is an example.",
        ),
    ),
}
