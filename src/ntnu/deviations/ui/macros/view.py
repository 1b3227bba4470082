"""``dv``: ready pieces of HTML for templates."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import cached_property
from html import escape
from ntnu.deviations import _
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_text
from ntnu.deviations.content.stored_file import size_of
from ntnu.deviations.messages import FILE_MISSING
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.messages import PART_STATES
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.signal_words import SIGNALS
from ntnu.deviations.ui.macros import format as words
from ntnu.deviations.ui.shell.reader import Reader
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.component.hooks import getSite

#: State → (CSS class, icon). The icon fills up as the case proceeds.
_CHIPS = {
    "received": ("is-received", "circle"),
    "forwarded": ("is-forwarded", "circle-arrow"),
    "in_process": ("is-process", "circle-half"),
    "closed": ("is-closed", "circle-check"),
    "not_approved": ("is-closed", "circle-cross"),
    "reregistered": ("is-closed", "circle-out"),
}
#: The same for measures and hearings; "closed" is a hearing's.
_PART_CHIPS = {
    "planned": ("is-received", "circle"),
    "in_progress": ("is-process", "circle-half"),
    "done": ("is-forwarded", "circle-check"),
    "evaluated": ("is-closed", "circle-check"),
    "cancelled": ("is-closed", "circle-cross"),
    "draft": ("is-received", "pencil"),
    "open": ("is-process", "circle-half"),
    "closed": ("is-closed", "circle-check"),
}


class Macros(Reader, BrowserView):
    """The macros of ``macros.pt``, and functions that return HTML in the reader's language."""

    template = ViewPageTemplateFile("macros.pt")

    @property
    def macros(self) -> Any:
        """The macros by name."""
        return self.template.macros

    def __call__(self) -> str:
        return ""

    @cached_property
    def today(self) -> date:
        return today()

    @cached_property
    def _sprite(self) -> str:
        return f"{getSite().absolute_url()}/++plone++ntnu.deviations/icons.svg"

    def icon(self, name: str) -> str:
        """A decorative icon: words are beside it.

        Its size is set even where the style sheets are late or missing: a browser would draw it 300 pixels
        wide.
        """
        return (
            '<svg class="bi" width="1em" height="1em" aria-hidden="true" focusable="false">'
            f'<use href="{self._sprite}#{name}"/></svg>'
        )

    def chip(self, state: str) -> str:
        """The state of a case or a notification case: icon and word."""
        css, icon = _CHIPS.get(state, _CHIPS["closed"])
        word = STATES.get(state) or NOTIFICATION_STATES[state]
        return f'<span class="dv-chip {css}">{self.icon(icon)}{escape(self.t(word))}</span>'

    def part_chip(self, state: str) -> str:
        """The state of a measure or a hearing: icon and word."""
        css, icon = _PART_CHIPS[state]
        word = PART_STATES.get(state) or STATES[state]
        return f'<span class="dv-chip {css}">{self.icon(icon)}{escape(self.t(word))}</span>'

    def due(self, day: date | None, closed: bool = False) -> str:
        """A term: how many days are left, and the date. For a closed case only the date."""
        if day is None:
            return ""
        when = f'<span class="muted small date">{self.short_date(day)}</span>'
        if closed:
            return when
        term = words.term(day, self.today)
        return f'<span class="{term.css}">{self.icon(term.icon)}{escape(self.t(term.words))}</span> {when}'

    def due_moment(self, moment: datetime | None, closed: bool = False) -> str:
        """The same for a term that ends at a certain moment (UTC)."""
        if moment is None:
            return ""
        when = f'<span class="muted small date">{self.moment(moment)}</span>'
        if closed:
            return when
        term = words.term(local_date(moment), self.today)
        return f'<span class="{term.css}">{self.icon(term.icon)}{escape(self.t(term.words))}</span> {when}'

    def due_words(self, day: date) -> str:
        """A running term in words alone: "3 days left"."""
        return self.t(words.term(day, self.today).words)

    def waits(self, wait: Any) -> str:
        """What waits for the reader, and since when; a receipt form within which term."""
        return self.t(words.waits(wait, self.t(SIGNALS[wait.signal]), self.language, self.today))

    def since(self, wait: Any) -> str:
        """Since when it has waited."""
        day = words.day_in_year(local_date(wait.since), self.language, self.today)
        return self.t(_("signal_since_alone", default="Since ${day}.", mapping={"day": day}))

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

    def removed(self, part: Any, name: str) -> str:
        """That this text of a part of a case was redacted, and when; empty when it was not."""
        at = removed_text(part, name)
        return self.t(removal(at, self.long_date)) if at else ""

    def text(self, part: Any, name: str) -> str:
        """A text of a part of a case; a redacted one is replaced by the fact that it was redacted."""
        return self.removed(part, name) or getattr(part, name)

    def file(self, item: Any) -> str:
        """A file of a case: a link to download it, and its size; a redacted or missing one is marked as
        such."""
        if item.file is None:
            return f'<span class="muted">{self.icon("clip")} {escape(self.removed(item, "title"))}</span>'
        number = size_of(item.file)
        if number is None:
            said = f"{item.title} ({self.t(FILE_MISSING)})"
            return f'<span class="muted">{self.icon("clip")} {escape(said)}</span>'
        url, size = escape(item.absolute_url()), escape(self.file_size(number))
        return (
            f'<a href="{url}/@@download/file">{self.icon("clip")} {escape(item.title)}</a>'
            f' <span class="muted small">{size}</span>'
        )

    def file_size(self, size: int) -> str:
        return words.file_size(size, self.language)

    def describedby(self, field: Mapping[str, Any]) -> str | None:
        """The ids that describe the control of ``field``; None when there are none."""
        parts = [part for part in ("hint", "error", "warning") if field.get(part)]
        if field.get("is_counted") and not field.get("is_quiet"):
            parts.append("count")
        return " ".join(f"{field['id']}-{part}" for part in parts) or None
