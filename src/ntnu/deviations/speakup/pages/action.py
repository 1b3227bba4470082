"""The form of an action on a notification case."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.bounds import whole_number
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.speakup.actions import ACTIONS
from ntnu.deviations.speakup.pages.case import NotificationWords
from ntnu.deviations.speakup.perform import may_act
from ntnu.deviations.speakup.perform import perform
from ntnu.deviations.speakup.perform import preview
from ntnu.deviations.ui.case.preview import in_words
from ntnu.deviations.ui.case.preview import naming_roles
from ntnu.deviations.ui.case.previewed import Previewed
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.reading import read
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound

_DONE = {
    "take": _("speakup_done_take", default="You have taken the case."),
    "reply": _("speakup_done_reply", default="Your answer has been sent."),
    "close": _("speakup_done_close", default="The case is closed."),
    "return_to_register": _(
        "speakup_done_return", default="The deviation is back in the register. The reporter is notified."
    ),
}


class NotificationAction(NotificationWords, Previewed):
    """``<notification case>/@@action-form?action=<id>``."""

    index = ViewPageTemplateFile("templates/action.pt")
    states = NOTIFICATION_STATES
    #: The deadline of the register runs for none of these cases.
    is_part = False

    def __call__(self):
        self.update()
        if self.request.form.get("action") not in ACTIONS:
            raise NotFound(self.request.get("URL"))
        return super().__call__()

    @cached_property
    def act(self):
        return ACTIONS[self.request.form["action"]]

    @property
    def page_title(self):
        words = {"form": self.t(self.act.title), "title": self.context.number}
        return _("act_page_title", default="${form}: ${title}", mapping=words)

    @property
    def crumbs(self):
        return [*super().crumbs, (self.context.number, self.context.absolute_url())]

    def post(self):
        if self.asked("preview"):
            self._look()
            return self.fragment()
        if self.asked("look") or self._unseen():
            return self._look_over()
        seen = self.request.form.get("seen")
        try:
            self.attempt(perform, self.context, self.act.id, self.raw, whole_number(seen))
        except ActionError as error:
            self._look()
            self.refuse(error.errors, error.status)
            return None
        self.say(_DONE[self.act.id])
        return self.go(self.context.absolute_url())

    def _look(self):
        try:
            found = preview(self.context, self.act.id, self.raw)
        except ActionError as error:
            self.faults = tuple(error.errors)
            return
        self.preview = in_words(found, self._naming, self.world, self.t)

    @property
    def _naming(self) -> frozenset[str]:
        """The roles that read who reported the deviation, when it is given back."""
        if self.context.handed is None:
            return frozenset()
        return naming_roles(case_by_number(self.register, self.context.deviation), RECEIVED)

    def _unseen(self) -> bool:
        """Does the action do more than the person has been shown?"""
        if self.asked("looked"):
            return False
        self._look()
        return self.preview is not None and self.preview.ready and self.preview.has_consequences

    @property
    def is_previewed(self) -> bool:
        """Who handles the case is told all of it; a Manager only reads."""
        return may_act(self.context)

    @property
    def button(self):
        """The words of the last button."""
        return self.act.button

    @property
    def previewed_schema(self):
        return self.act.schema

    @cached_property
    def raw(self) -> dict:
        return read(self.request.form, self.act.schema)

    @cached_property
    def fields(self) -> Form:
        values = self.raw if self.request.method == "POST" else {}
        return Form(self.act.schema, values, faults=self.faults, translate=self.t)

    @property
    def errors(self):
        return self.fields.summary()

    @property
    def seen(self) -> int | None:
        return caselog.revision(self.context)
