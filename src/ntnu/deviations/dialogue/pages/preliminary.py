"""The form of the preliminary response: the text is drafted in the language the reporter chose."""

from datetime import date
from datetime import timedelta
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.languages import name
from ntnu.deviations.now import today
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.macros.format import long_date
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate

#: How long after the deadline, or after today, the proposed date of the answer is.
_MORE_DAYS = 14
#: Replaces the date while a text is compared with its draft.
_MARK = "\0"
_DRAFT = _(
    "preliminary_draft",
    default="Hello,\n\nWe are working on the case you reported, and need more time than we had expected."
    " Therefore we cannot answer you by the deadline.\n\nWe expect to answer you by ${date}.\n\n"
    "You get this preliminary response after ${citation}.",
)
_WHY = _(
    "preliminary_why",
    default="When a case cannot be answered in time, ${citation} gives the reporter the right to know why,"
    " and when an answer can be expected. We have drafted the text: add why this case takes longer.",
)
_LANGUAGE = _(
    "in_language", default="The reporter reads this. Write it in ${language}, which the reporter chose."
)


class PreliminaryForm(ActionPage):
    """``@@preliminary-form``. A draft that nobody has edited is updated with the date."""

    index = ViewPageTemplateFile("../../ui/case/templates/action.pt")
    offers = ("preliminary_response",)

    @cached_property
    def guess(self) -> date:
        """When an answer may be expected: entered by the person."""
        return max(self.facts.due, today()) + timedelta(days=_MORE_DAYS)

    def draft(self, day: str) -> str:
        """The text for an answer expected on ``day`` (a date in words)."""
        language = self.facts.reply_language
        words = {"date": day, "citation": settings.legal_citation(language)}
        return translate(type(_DRAFT)(_DRAFT, mapping=words), target_language=language)

    def draft_for(self, day: date) -> str:
        return self.draft(long_date(day, self.facts.reply_language))

    def initial(self, action_id: str) -> dict:
        return {"expected": self.guess.isoformat(), "text": self.draft_for(self.guess)}

    def raw_of(self, action_id: str) -> dict:
        """The input; an unedited draft is made again for the date."""
        typed = super().raw_of(action_id)
        day = _day(typed["expected"])
        if day is not None and self._is_draft(typed["text"]):
            typed["text"] = self.draft_for(day)
        return typed

    def _is_draft(self, text: str) -> bool:
        before, after = self.draft(_MARK).split(_MARK)
        middle = text[len(before) : len(text) - len(after)]
        return text == before + middle + after and "\n" not in middle

    @property
    def refill(self) -> list[tuple[str, str, str]]:
        view = self.forms[self.offers[0]]["text"]
        sent = self.request.form.get(view.key)
        same = not isinstance(sent, str) or sent.replace("\r\n", "\n") == view.value
        return [] if same else [(view.id, view.value, self.facts.reply_language)]

    def _form(self, action_id: str, **more):
        form = super()._form(action_id, **more)
        view: FieldView = form["text"]
        called = name(self.facts.reply_language, self.language)
        view.hint, view.rows = type(_LANGUAGE)(_LANGUAGE, mapping={"language": called}), 12
        return form

    @property
    def note(self):
        """Why the law requires it."""
        words = {"citation": settings.legal_citation(self.language)}
        return type(_WHY)(_WHY, mapping=words)


def _day(typed: object) -> date | None:
    try:
        return date.fromisoformat(typed) if isinstance(typed, str) else None
    except ValueError:
        return None
