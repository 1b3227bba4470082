"""``<register>/you-said``: what was done about deviations, and the same as a feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from DateTime import DateTime
from datetime import date
from functools import cached_property
from itertools import groupby
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations import settings
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.choices import choices
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.ui.shell.reader import is_anonymous
from ntnu.deviations.you_said import store
from ntnu.deviations.you_said.panel import TITLE
from ntnu.deviations.you_said.store import Told
from pathlib import Path
from Products.CMFPlone.browser.syndication import views
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL
from uuid import uuid5
from zExceptions import Unauthorized

_ALL_UNITS = _("filter_any_unit", default="All units")
_ALL_THEMES = _("filter_any_theme", default="All")


def check() -> None:
    """Raises Unauthorized for visitors, unless it is for everybody."""
    if is_anonymous() and not settings.get("sentences_public"):
        raise Unauthorized("Log in to read what was done")


class Asked:
    """What is told at a register, of a unit with its departments, of a theme, or of both."""

    def __init__(self, register, form):
        self.units = {unit.uid: unit for unit in Directory(register).units()}
        self.unit = Directory(register).unit(form["unit"]) if isinstance(form.get("unit"), str) else None
        theme = form.get("theme")
        self.theme = tidy(theme) if isinstance(theme, str) else ""
        self.told = [told for told in store.every(register) if self._fits(told)]

    def _fits(self, told: Told) -> bool:
        unit = self.units.get(told.unit)
        here = self.unit is None or (unit is not None and self.unit.uid in (unit.uid, unit.faculty_uid))
        return here and self.theme in ("", told.theme)

    @property
    def query(self) -> str:
        """The same as parameters of an address."""
        found = {"unit": self.unit.code if self.unit else "", "theme": self.theme}
        return urlencode({name: value for name, value in found.items() if value})


class YouSaid(Page):
    """By month, the latest first."""

    page_title = TITLE

    def __call__(self) -> Any:
        check()
        return super().__call__()

    @cached_property
    def found(self) -> Asked:
        return Asked(self.context, self.request.form)

    @property
    def months(self) -> Iterator[tuple[str, list[dict[str, str]]]]:
        for month, told in groupby(self.found.told, key=lambda one: one.month):
            yield dates.month(month, self.language), [self._shown(one) for one in told]

    def _shown(self, told: Told) -> dict[str, str]:
        return {"text": told.text, "language": told.language, "about": self.about(told)}

    def about(self, told: Told) -> str:
        """Unit and theme, in words."""
        unit = self.found.units.get(told.unit)
        named = [unit.title(self.language)] if unit is not None else []
        theme = [self.t(title_of("themes", told.theme, self.language))] if told.theme else []
        return ", ".join([*named, *theme])

    @property
    def fields(self) -> list[dict[str, Any]]:
        """What can be chosen."""
        units = [(one.code, f"{one.code}, {one.title(self.language)}") for one in self.found.units.values()]
        chosen = self.found.unit.code if self.found.unit else ""
        return [
            self._field("unit", _("column_unit", default="Unit"), _ALL_UNITS, units, chosen),
            self._field(
                *("theme", _("column_theme", default="Theme"), _ALL_THEMES),
                *(choices("themes", self.language), self.found.theme),
            ),
        ]

    def _field(self, name: str, label, every, options, chosen: str) -> dict[str, Any]:
        listed = [(value, self.t(title), value == chosen) for value, title in (("", every), *options)]
        return {"id": name, "label": label, "options": listed}

    @property
    def feed_url(self) -> str:
        query = self.found.query
        return f"{self.context.absolute_url()}/@@you-said-feed{'?' if query else ''}{query}"


@dataclass(frozen=True)
class Entry:
    """An entry of the feed, by the names that Plone's template of feeds knows."""

    title: str
    description: str
    link: str
    uid: str
    modified: DateTime
    has_enclosure = False
    categories = ()
    creator = author_name = author_email = ""

    @property
    def published(self) -> DateTime:
        return self.modified


class Feed:
    """The feed, in the same way."""

    logo = icon = rights = ""
    show_about = False
    settings = {"render_body": False}

    def __init__(self, page: "YouSaidFeed"):
        url, query = page.context.absolute_url(), page.found.query
        self.link = f"{url}/you-said{'?' if query else ''}{query}"
        self.title, self.description = page.t(TITLE), page.context.title
        self.language = page.language
        self.uid = uuid5(NAMESPACE_URL, self.link).hex
        self.items = [self._entry(page, told) for told in page.found.told]
        self.modified = max((one.modified for one in self.items), default=_moment(date(date.min.year, 1, 1)))

    def _entry(self, page: "YouSaidFeed", told: Told) -> Entry:
        # By what is read: the same sentence is the same entry in every feed.
        uid = uuid5(NAMESPACE_URL, f"{page.context.absolute_url()} {told.month} {told.text}").hex
        return Entry(told.text, page.about(told), self.link, uid, _moment(told.month))


def _moment(day: date) -> DateTime:
    return DateTime(day.year, day.month, day.day)


class YouSaidFeed(YouSaid, views.FeedView):
    """As Atom, by Plone's own template."""

    index = ViewPageTemplateFile("templates/atom.xml.pt", str(Path(views.__file__).parent))

    def __call__(self) -> str:
        check()
        self.request.response.setHeader("Content-Type", f"{self.content_type}; charset=utf-8")
        return self.index()

    def feed(self) -> Feed:
        return Feed(self)
