"""``dv``: what templates call for ready pieces of HTML."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import cached_property
from html import escape
from ntnu.deviations.browser.macros import format as words
from ntnu.deviations.browser.shell.reader import language_of
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import today
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.component.hooks import getSite
from zope.i18n import translate

#: State → (CSS class, icon). The icon fills up as the case goes on.
_CHIPS = {
    "received": ("is-received", "circle"),
    "forwarded": ("is-forwarded", "circle-arrow"),
    "in_process": ("is-process", "circle-half"),
    "closed": ("is-closed", "circle-check"),
    "not_approved": ("is-closed", "circle-cross"),
    "reregistered": ("is-closed", "circle-out"),
}


class Macros(BrowserView):
    """The macros of ``macros.pt``, and calls that give HTML in the reader's language."""

    template = ViewPageTemplateFile("macros.pt")

    def __call__(self) -> str:
        return ""

    @property
    def macros(self) -> Any:
        return self.template.macros

    @cached_property
    def language(self) -> str:
        return language_of(self.request)

    @cached_property
    def today(self) -> date:
        return today()

    @cached_property
    def _sprite(self) -> str:
        return f"{getSite().absolute_url()}/++plone++ntnu.deviations/icons.svg"

    def t(self, message: Any) -> str:
        """``message`` in the reader's language."""
        return translate(message, context=self.request)

    def icon(self, name: str) -> str:
        """An icon that says nothing by itself: words stand beside it."""
        return (
            f'<svg class="bi" aria-hidden="true" focusable="false"><use href="{self._sprite}#{name}"/></svg>'
        )

    def chip(self, state: str) -> str:
        """The state of a case: icon and word."""
        css, icon = _CHIPS[state]
        return f'<span class="dv-chip {css}">{self.icon(icon)}{escape(self.t(STATES[state]))}</span>'

    def due(self, day: date | None, closed: bool = False) -> str:
        """A term: how many days are left, and the date. Of a closed case only the date."""
        if day is None:
            return ""
        when = f'<span class="muted small date">{self.short_date(day)}</span>'
        if closed:
            return when
        term = words.term(day, self.today)
        return f'<span class="{term.css}">{self.icon(term.icon)}{escape(self.t(term.words))}</span> {when}'

    def due_words(self, day: date) -> str:
        """A running term in words alone: "3 days left"."""
        return self.t(words.term(day, self.today).words)

    def long_date(self, day: date | None) -> str:
        return words.long_date(day, self.language) if day else ""

    def day(self, day: date | None) -> str:
        return words.day_in_year(day, self.language, self.today) if day else ""

    def short_date(self, day: date | None) -> str:
        return words.short_date(day, self.language, self.today) if day else ""

    def weekday_date(self, day: date | None) -> str:
        return words.weekday_date(day, self.language, self.today) if day else ""

    def moment(self, moment: datetime | None) -> str:
        return words.short_moment(moment, self.language, self.today) if moment else ""

    def weekday_moment(self, moment: datetime | None) -> str:
        return words.weekday_moment(moment, self.language, self.today) if moment else ""

    def file_size(self, size: int) -> str:
        return words.file_size(size, self.language)

    def describedby(self, field: Mapping[str, Any]) -> str | None:
        """The ids that describe the control of ``field``; None when there is nothing to say."""
        parts = [part for part in ("hint", "error", "warning") if field.get(part)]
        return " ".join(f"{field['id']}-{part}" for part in parts) or None
