"""The form that redacts a text or a file."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.now import today
from ntnu.deviations.redaction.targets import targets
from ntnu.deviations.redaction.targets import TargetWords
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.forms.options import Option
from ntnu.deviations.ui.macros import format as formats
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class RedactForm(ActionPage):
    """``@@redact-form``, with the target that a link on the page of the case passes as ``?target=``."""

    index = ViewPageTemplateFile("../ui/case/templates/action.pt")
    offers = ("redact",)
    note = _(
        "redact_warning",
        default="What you remove cannot be brought back. Earlier states of the database keep it until"
        " the IT department has packed the database: notify them when you are done.",
    )
    note_icon = "warning"
    note_css = "dv-note is-warn"
    help = _(
        "redact_help",
        default="For what must not be in a case, such as a national identity number. In its place it"
        " says when it was removed; the log keeps who did it, when, why, and how long it was.",
    )

    @cached_property
    def targets(self) -> tuple[Option, ...]:
        """The targets to choose from."""
        if not self.is_permitted:
            return ()
        words = TargetWords(
            name=self.world.person_name,
            moment=lambda moment: formats.short_moment(moment, self.language, today()),
            size=lambda size: formats.file_size(size, self.language),
            translate=self.t,
        )
        return tuple(targets(self.context, words))

    @property
    def chooser(self):
        return lambda field: self.targets if field.__name__ == "target" else ()

    def initial(self, action_id: str) -> dict:
        asked = self.request.form.get("target")
        return {"target": asked} if self._is_offered(asked) else {}

    def _is_offered(self, target) -> bool:
        return target in [option.value for option in self.targets]

    @property
    def source(self) -> list[str]:
        """The texts of the chosen target, to choose words in."""
        asked = self.forms["redact"]["target"].value
        texts = self.target.moment.texts_of(asked) if self._is_offered(asked) else ()
        return [text for text in texts if text]

    def _form(self, action_id: str, **more):
        return super()._form(action_id, kinds={"target": "select"}, **more)
