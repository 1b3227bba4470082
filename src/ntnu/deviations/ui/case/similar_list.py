"""Earlier cases like this one, in the forms: to be read, and to be ticked as related."""

from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.similar import Similar
from ntnu.deviations.access.similar import similar_cases
from ntnu.deviations.choices import title_of
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.ui.case.action_draft import ActionDraft
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.macros import format as formats

FIELD = "related"
#: Actions that store which cases are related.
LINKING = ("approve", "update_process")

_COURSE = _("similar_course", default="same course")
_UNIT = _("similar_unit", default="same unit")
_WORDS = _("similar_words", default="the words ${words}")
_WORD = _("similar_word", default="the word ${words}")
_ABOUT = _("similar_about", default="${unit}, reported ${day}: ${why}")
_OTHERS = _("similar_others", default="Other related cases")
_HINTS = {
    "approve": _(
        "similar_hint_approve", default="Internal. What you tick is kept when you approve the report."
    ),
    "update_process": _("similar_hint", default="Internal. Tick those about the same matter."),
}
_READ_ONLY = _(
    "similar_hint_read",
    default="Internal. You can tick those about the same matter in the process form later.",
)


@dataclass(frozen=True)
class SimilarItem:
    """One earlier case: what it is, what it has in common, and whether it is ticked."""

    number: str
    title: str
    state: str
    about: str
    url: str
    checked: bool


class SimilarList(ActionDraft):
    """A form with a list of earlier cases. The ticks go into the field ``related`` of the action
    ``linking``."""

    @property
    def linking(self) -> str | None:
        """The first action of the page that stores related cases; None when none does."""
        return next((action_id for action_id in self.offers if action_id in LINKING), None)

    @cached_property
    def _found(self) -> list[Similar]:
        shown = self.linking or "accept" in self.offers
        reading = self.reading
        return similar_cases(self.context, reading.user) if shown and reading.may_casework else []

    @cached_property
    def similar(self) -> list[SimilarItem]:
        """The earlier cases, the most alike first."""
        ticked = self._ticked
        return [
            SimilarItem(
                number=found.row.number,
                title=found.row.title,
                state=found.row.state,
                about=self._about(found),
                url=f"{self.register_url}/case/{found.row.number}",
                checked=found.row.number in ticked,
            )
            for found in self._found
        ]

    @property
    def _ticked(self) -> frozenset[str]:
        if self.linking is None:
            return frozenset(self.context.related)
        sent = self.is_filled
        values = self.raw_of(self.linking) if sent else self.initial(self.linking)
        return frozenset(values.get(FIELD) or ())

    def _about(self, found: Similar) -> str:
        row, likeness = found
        alike = [_COURSE] if likeness.same_course else []
        alike += [title_of("themes", theme, self.language) for theme in likeness.themes]
        alike += [_UNIT] if likeness.same_unit else []
        if likeness.words:
            said = _WORDS if len(likeness.words) > 1 else _WORD
            shown = ", ".join(likeness.words)
            alike.append(type(said)(said, mapping={"words": shown}))
        words = {
            "unit": row.unit_code,
            "day": formats.day_in_year(local_date(row.submitted), self.language, today()),
            "why": ", ".join(in_sentence(self.t(words)) for words in alike),
        }
        return self.t(type(_ABOUT)(_ABOUT, mapping=words))

    @property
    def may_recur(self) -> bool:
        """May the same have happened before?"""
        return any(found.likeness.may_recur for found in self._found)

    @property
    def similar_hint(self):
        return _HINTS.get(self.linking or "", _READ_ONLY)

    def without_similar(self, view: FieldView) -> None:
        """Keep in the field for numbers only those that have no box to tick."""
        if view.name == FIELD and self.similar:
            shown = {item.number for item in self.similar}
            given = view.value.split(", ") if isinstance(view.value, str) else list(view.value or ())
            view.value = " ".join(number for number in given if number and number not in shown)
            view.label = _OTHERS
