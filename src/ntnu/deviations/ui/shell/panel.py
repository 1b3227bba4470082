"""Panels: the sections of a page, each a viewlet, so that a site can hide, order or add them."""

from collections.abc import Callable
from datetime import date
from datetime import datetime
from functools import cached_property
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.reader import Reader
from plone.app.viewletmanager.manager import OrderedViewletManager
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.Five.viewlet.viewlet import ViewletBase
from typing import Any
from typing import TypeVar
from zope.component import getMultiAdapter
from zope.contentprovider.interfaces import IContentProvider

T = TypeVar("T")


class Sight(Reader):
    """Values that a page of ``context`` and its panels look up, each of them once."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self._found: dict[Callable, Any] = {}

    def once(self, find: Callable[[Any], T]) -> T:
        """The result of ``find`` for this sight: shared by all panels that call it."""
        if find not in self._found:
            self._found[find] = find(self)
        return self._found[find]

    @cached_property
    def you(self) -> str:
        """The reader, as cases name persons."""
        return acting()

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    def name(self, person: str) -> str:
        return self.world.person_name(person)

    def short(self, day: date) -> str:
        return formats.short_date(day, self.language, today())

    def day(self, moment: datetime) -> str:
        return formats.day_in_year(local_date(moment), self.language, today())

    def moment(self, at: datetime) -> str:
        return formats.short_moment(at, self.language, today())


class Panel(ViewletBase):
    """A section of a page under a heading. Its template, ``index``, most often fills the macro ``panel``.

    ``title``: a message; ``count``: a number beside it, None for none; ``is_internal``: is the note shown
    that the reporter does not see it?
    """

    title: Any = ""
    is_internal = False

    @property
    def count(self) -> int | None:
        return None

    @property
    def available(self) -> bool:
        """May this person see it, and is there something to see?

        Called before anything else; a panel that does not implement it is shown to nobody.
        """
        return False

    @property
    def id(self) -> str:
        """The anchor on the page: the name the panel is registered under."""
        return self.__name__.replace(".", "-")

    @property
    def sight(self) -> Any:
        """The sight of the page."""
        return self.__parent__.sight

    def render(self) -> str:
        """The panel as HTML."""
        return self.index()


class ListPanel(Panel):
    """The result of ``find`` for the sight, if any; ``is_counted``: the heading shows how many."""

    find: Callable[[Any], Any]
    is_counted = True

    @property
    def rows(self) -> Any:
        """What was found."""
        return self.sight.once(self.find)

    @property
    def available(self) -> bool:
        return bool(self.rows)

    @property
    def count(self) -> int | None:
        return len(self.rows) if self.is_counted else None


class Details(ListPanel):
    """Labels and texts."""

    index = ViewPageTemplateFile("details.pt")
    is_counted = False


class Panels(OrderedViewletManager):
    """The panels of a page that the person may see, in the order and choice of the site."""

    # Plone would log an error and write "error while rendering" in the page: a person could make decisions on
    # a case of which a part is missing. The error page is shown instead, as elsewhere.
    _exceptions_handled_elsewhere = (Exception,)

    def filter(self, viewlets: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """Without those that the site hides, and those with nothing for this person."""
        return super().filter([(name, panel) for name, panel in viewlets if panel.available])


def panels_of(view: Any, name: str) -> Panels:
    """The panels of a page by the name of their manager."""
    found = getMultiAdapter((view.context, view.request, view), IContentProvider, name)
    found.update()
    return found
