"""Who gets which figures, and what the parameters of a request ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.directory import has_work
from ntnu.deviations.access.directory import is_quality_reader
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.access.upkeep import standing
from ntnu.deviations.choices import tokens
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.periods import period_of
from ntnu.deviations.domain.statistics import DIMENSIONS
from ntnu.deviations.domain.statistics import THEME
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.now import today
from ntnu.deviations.statistics.stored import first_day
from ntnu.deviations.statistics.stored import LISTS
from typing import Any

CASES, FIXED = "cases", "fixed"
#: What cases can be chosen by, for those who may read them.
FILTERS = (UNIT, *LISTS)


@dataclass(frozen=True)
class Query:
    """What is asked for. ``view``: ``cases``, those the person may read, by ``filters`` (dimension to token,
    a unit by its UID), or ``fixed``, the tables of a finished year. ``by``: beside units, in the table of
    two dimensions."""

    period: Period
    view: str
    filters: tuple[tuple[str, str], ...] = ()
    by: str = THEME


def views(register, user) -> tuple[str, ...]:
    """Which figures the user gets: of cases, fixed tables, both, or none. The first is the one to begin
    with."""
    may = {
        CASES: has_work(user) or "Manager" in user.getRoles(),
        # A former index does not say which cases resemble a personnel matter.
        FIXED: is_quality_reader(register, user) and standing(register) == 0,
    }
    return tuple(name for name, is_theirs in may.items() if is_theirs)


def check(register, user) -> tuple[str, ...]:
    """The same. Raises NotAllowed for none."""
    found = views(register, user)
    if not found:
        raise NotAllowed(one("not_yours"))
    return found


def years(register, view: str) -> list[int]:
    """The years that can be asked for, the latest first."""
    last = today().year - (view == FIXED)
    return [*range(last, min(first_day(register).year, last) - 1, -1)]


def query_of(register, user, form: Mapping[str, Any]) -> Query:
    """Raises NotAllowed, and BadQuery for what has no meaning."""
    allowed = check(register, user)
    view = form.get("view") or allowed[0]
    if view not in allowed:
        raise BadQuery("view")
    for name in form:
        if name not in ("view", "period", "by", *(FILTERS if view == CASES else ())):
            raise BadQuery(str(name))
    by = form.get("by") or THEME
    if by not in DIMENSIONS or by == UNIT:
        raise BadQuery("by")
    asked = {name: form[name] for name in FILTERS if form.get(name)}
    filters = tuple((name, _known(register, name, value)) for name, value in asked.items())
    return Query(_period(register, view, form.get("period")), view, filters, by)


def _period(register, view: str, asked: object) -> Period:
    offered = years(register, view)
    found = period_of(asked) if asked else Period(offered[0])
    if found is None or found.year not in offered or found.first > today():
        raise BadQuery("period")
    if view == FIXED and found.month:
        raise BadQuery("period")
    return found


def _known(register, name: str, value: object) -> str:
    """The token or the UID that is meant. A theme that is not offered any more is still that of the cases
    that have it."""
    if isinstance(value, str) and name == UNIT:
        unit = Directory(register).unit(value)
        if unit is not None:
            return unit.uid
    elif isinstance(value, str):
        former = set(index_of(register).values("themes")) if name == THEME else set()
        if value in tokens(LISTS[name]) | former:
            return value
    raise BadQuery(name)


def a_year_before(day: date) -> date:
    """The same day a year earlier; 1 March for 29 February."""
    leap = day.month == 2 and day.day == 29
    return date(day.year - 1, 3, 1) if leap else day.replace(year=day.year - 1)
