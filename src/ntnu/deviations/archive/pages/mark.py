"""``@@archive-mark``: marking a finished case as not worth archiving, or removing the mark."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.exported import mark_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.archive import marking
from ntnu.deviations.case.interfaces import IDraftedForm
from ntnu.deviations.drafts.store import About
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine.drafted import visible_thing_of
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.ui.macros import format as formats
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized
from zope.interface import implementer


@implementer(IDraftedForm)
class ArchiveMarkDraft:
    """The draft of a mark."""

    name = "archive_mark"
    title = _("mark_button", default="Mark as not worth archiving")

    def may_still(self, register, draft: Draft) -> bool:
        """See ``IDraftedForm``."""
        case = visible_thing_of(register, draft)
        return case is not None and IRetainable(case).may_mark(getSecurityManager().getUser())


class ArchiveMark(FormPage):
    """For the person who archives the case."""

    index = ViewPageTemplateFile("templates/mark.pt")

    def __call__(self):
        if not IRetainable(self.context).may_mark(getSecurityManager().getUser()):
            raise Unauthorized("Cases are archived by archivists")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        return super().__call__()

    @property
    def nav_item(self):
        return "speakup" if INotificationCase.providedBy(self.context) else "work"

    @property
    def page_title(self):
        return _(
            "mark_title", default="Not worth archiving: ${number}", mapping={"number": self.context.number}
        )

    @property
    def crumbs(self):
        return [(self.context.number, self.context.absolute_url())]

    @property
    def drafted(self) -> About | None:
        if INotificationCase.providedBy(self.context):
            # No drafts are kept of what concerns SpeakUp!.
            return None
        uid = uid_of(self.context)
        way = self.context.absolute_url().removeprefix(self.register_url)
        return About(
            f"{uid} {type(self).__name__}", uid, "", (ArchiveMarkDraft.name,), f"{way}/@@archive-mark"
        )

    @property
    def send_to(self) -> str:
        """The address of the form."""
        return f"{self.context.absolute_url()}/@@archive-mark"

    @property
    def schemas(self):
        return [("", marking.IMark)]

    @cached_property
    def mark(self):
        return mark_of(self.context)

    def post(self):
        try:
            self.attempt(self._act)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        told = _("mark_taken_back", default="The case is worth archiving.")
        if not self.asked("back"):
            told = _("mark_done", default="The case is marked as not worth archiving.")
        self.say(told)
        return self.go(f"{self.context.absolute_url()}#archive")

    def result_url(self, made: str) -> str:
        return f"{self.context.absolute_url()}#archive"

    def _act(self) -> None:
        person = acting()
        take_turn(self.context)
        if self.asked("back"):
            marking.take_back(self.context, person, now())
        else:
            marking.mark(self.context, self.raw, person, now())

    @cached_property
    def raw(self) -> dict:
        return read(self.request.form, marking.IMark) if self.is_filled else {}

    @cached_property
    def fields(self) -> Form:
        return Form(marking.IMark, self.raw, faults=self.faults, translate=self.t)

    @property
    def errors(self):
        return self.fields.summary()

    @property
    def by(self) -> str:
        return Directory(self.register).person_name(self.mark.by)

    @property
    def when(self) -> str:
        return formats.weekday_moment(self.mark.at, self.language, today())
