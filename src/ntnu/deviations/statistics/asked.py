"""What a person asks of the page, and what can be asked for."""

from AccessControl import getSecurityManager
from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.figures import handled_by
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.choices import choices
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.statistics import DIMENSIONS
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.jobs import file_page
from ntnu.deviations.now import today
from ntnu.deviations.statistics import words
from ntnu.deviations.statistics.query import CASES
from ntnu.deviations.statistics.query import check
from ntnu.deviations.statistics.query import FILTERS
from ntnu.deviations.statistics.query import FIXED
from ntnu.deviations.statistics.query import Query
from ntnu.deviations.statistics.query import query_of
from ntnu.deviations.statistics.query import years
from ntnu.deviations.statistics.shown import Shown
from ntnu.deviations.statistics.source import Answer
from ntnu.deviations.statistics.source import ask
from ntnu.deviations.statistics.stored import LISTS
from ntnu.deviations.statistics.stored import stored
from ntnu.deviations.ui.shell.page import Page
from typing import Any
from urllib.parse import urlencode
from zExceptions import Unauthorized

#: What people read for a parameter.
_PARAMETERS = {
    **words.DIMENSIONS,
    "period": _("statistics_period", default="Year or month"),
    "by": _("statistics_by", default="Beside unit"),
    "view": _("statistics_view", default="View"),
}
_ALL = _("filter_any_state", default="All")
_NOT_STORED = _(
    "statistics_not_stored",
    default="The figures of this year have not been made yet, so all are hidden. That is done within minutes"
    " after the year's end; the system check says if it is not.",
)


class Asked(Page):
    """Base of the page and the files."""

    nav_item = "statistics"
    page_title = _("statistics_title", default="Statistics")

    def check(self) -> tuple[str, ...]:
        """The views that are for this person. Raises Unauthorized for none."""
        try:
            return check(self.context, self.user)
        except NotAllowed:
            raise Unauthorized("Figures are for those who read cases, and for quality readers") from None

    @cached_property
    def user(self) -> Any:
        return getSecurityManager().getUser()

    # what is asked for --------------------------------------------------------------------------

    @cached_property
    def _asked(self) -> tuple[Query, tuple[str, ...]]:
        """The question, and the parameters that had no meaning and were left out."""
        form, wrong = dict(self.request.form), []
        while True:
            try:
                return query_of(self.context, self.user, form), tuple(wrong)
            except BadQuery as error:
                wrong.append(error.field)
                del form[error.field]

    @property
    def query(self) -> Query:
        return self._asked[0]

    @property
    def wrong(self) -> list[str]:
        """What could not be answered, in words."""
        found = [self._wrong(name) for name in self._asked[1] if name in _PARAMETERS]
        if self.is_fixed and stored(self.context, self.query.period) is None:
            found.append(self.t(_NOT_STORED))
        return found

    def _wrong(self, name: str) -> str:
        if name != "period":
            text = _(
                "statistics_unknown",
                default="There is no such choice: ${name}. It is left out.",
                mapping={"name": self.t(_PARAMETERS[name])},
            )
        elif self.query.view == FIXED:
            text = _(
                "statistics_no_fixed",
                default="There are no figures of that period: only of years that are over, from"
                " ${year} on. You see ${shown}.",
                mapping=self._first_and_shown,
            )
        else:
            text = _(
                "statistics_no_period",
                default="There are no figures of that period: the register has cases from ${year} on."
                " You see ${shown}.",
                mapping=self._first_and_shown,
            )
        return self.t(text)

    @property
    def _first_and_shown(self) -> dict[str, str]:
        return {"year": str(self._years[-1]), "shown": dates.period(self.query.period, self.language)}

    @property
    def is_fixed(self) -> bool:
        return self.query.view == FIXED

    @cached_property
    def _years(self) -> list[int]:
        return years(self.context, self.query.view)

    @cached_property
    def answer(self) -> Answer:
        return ask(self.context, self.user, self.query)

    @cached_property
    def shown(self) -> Shown:
        return Shown(self.answer, self.language, self.t)

    def link(self, page: str = "statistics", **changes: str) -> str:
        """The address of the same figures, with something else asked for."""
        query = self.query
        asked = {"view": query.view, "period": query.period.key, "by": query.by, **dict(query.filters)}
        return f"{self.context.absolute_url()}/@@{page}?{urlencode({**asked, **changes})}"

    @cached_property
    def counted(self) -> Sequence[int]:
        """Record ids of the cases that figures are taken from; none, where these are fixed tables."""
        return () if self.is_fixed else handled_by(self.context, self.user)

    @property
    def is_large(self) -> bool:
        """Are files of these figures made by a job?"""
        return len(self.counted) > file_page.HEAVY

    @property
    def tabs(self) -> list[dict[str, Any]]:
        """The views, where there are two."""
        titles = {
            CASES: _("statistics_tab_cases", default="Cases you may read"),
            FIXED: _("statistics_tab_fixed", default="Fixed tables of a year"),
        }
        found = check(self.context, self.user)
        url = self.context.absolute_url()
        return [
            {
                "title": titles[view],
                "url": f"{url}/@@statistics?view={view}",
                "current": "page" if view == self.query.view else None,
            }
            for view in found
            if len(found) > 1
        ]

    @property
    def fields(self) -> list[dict[str, Any]]:
        """What can be chosen: each with its options, value and title."""
        found = [self._field("period", self._periods(), self.query.period.key, None)]
        if not self.is_fixed:
            chosen = dict(self.query.filters)
            for name in FILTERS:
                options = self._units if name == UNIT else choices(LISTS[name], self.language)
                found.append(self._field(name, options, chosen.get(name, ""), _ALL))
        others = [(name, words.DIMENSIONS[name]) for name in DIMENSIONS if name != UNIT]
        return [*found, self._field("by", others, self.query.by, None)]

    def _field(self, name: str, options, chosen: str, any_words) -> dict[str, Any]:
        listed = [("", any_words), *options] if any_words else options
        return {
            "id": name,
            "label": _PARAMETERS[name],
            "options": [(value, self.t(title), value == chosen) for value, title in listed],
        }

    def _periods(self) -> list[tuple[str, str]]:
        found = [Period(year) for year in self._years]
        if not self.is_fixed:
            every = [Period(self.query.period.year, month) for month in range(1, 13)]
            found += [month for month in every if month.first <= today()]
        return [(period.key, dates.period(period, self.language)) for period in found]

    @cached_property
    def _units(self) -> list[tuple[str, str]]:
        units = Directory(self.context).units()
        return [(unit.uid, f"{unit.code}, {unit.title(self.language)}") for unit in units]


class AskedFile(file_page.FilePage, Asked):
    """Base of the files."""

    def check(self) -> tuple[str, ...]:
        found, asked = Asked.check(self), self.request.form.get("view")
        # Who made a file by a role they have no more has another view to begin with.
        if asked in (CASES, FIXED) and asked not in found:
            raise Unauthorized("Figures of that view are for others")
        return found

    @property
    def settled(self) -> dict[str, str]:
        return {"view": self.query.view}

    @property
    def file_title(self) -> str:
        return f"{self.t(self.page_title)}, {dates.period(self.query.period, self.language)}"

    @property
    def cases(self) -> list[str]:
        index = index_of(self.context)
        return [index.row(rid)["uid"] for rid in self.counted]

    @property
    def weight(self) -> int:
        return len(self.counted)

    @property
    def back(self) -> str:
        return self.link()
