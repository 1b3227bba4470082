"""The form of an act on a notification case."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.actions.errors import ActionError
from ntnu.deviations.browser.forms.form import Form
from ntnu.deviations.browser.forms.page import FormPage
from ntnu.deviations.browser.forms.reading import read
from ntnu.deviations.browser.speakup.case import NotificationWords
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.speakup.acts import ACTS
from ntnu.deviations.speakup.perform import perform
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


class NotificationAct(NotificationWords, FormPage):
    """``<notification case>/@@action-form?action=<id>``."""

    index = ViewPageTemplateFile("templates/act.pt")

    def __call__(self):
        self.update()
        if self.request.form.get("action") not in ACTS:
            raise NotFound(self.request.get("URL"))
        return super().__call__()

    @cached_property
    def act(self):
        return ACTS[self.request.form["action"]]

    @property
    def page_title(self):
        words = {"form": self.t(self.act.title), "title": self.context.number}
        return _("act_page_title", default="${form}: ${title}", mapping=words)

    @property
    def crumbs(self):
        return [*super().crumbs, (self.context.number, self.context.absolute_url())]

    def post(self):
        seen = self.request.form.get("seen")
        try:
            self.attempt(
                perform, self.context, self.act.id, self.raw, int(seen) if str(seen).isdigit() else None
            )
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        self.say(_DONE[self.act.id])
        return self.go(self.context.absolute_url())

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
