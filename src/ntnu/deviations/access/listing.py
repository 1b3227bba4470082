"""Lists of cases: what a person asks for, limited to what they may see.

Rows come from the index's columns: no case is loaded.
"""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import weightedIntersection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.counting import counts
from ntnu.deviations.access.counting import counts_by_unit
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import over
from ntnu.deviations.access.holders import units_of_case_worker
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listed import RELEVANCE
from ntnu.deviations.access.listed import Result
from ntnu.deviations.access.listed import row_of_list
from ntnu.deviations.access.listed import span_asked
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.text_filter import asked
from ntnu.deviations.access.text_filter import best
from ntnu.deviations.access.text_filter import scores
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.access.units import uids_by_faculty
from ntnu.deviations.choices import tokens
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import states
from ntnu.deviations.now import today
from ntnu.deviations.persons import person_named
from ntnu.deviations.persons import person_of
from typing import Any

VIEWS = ("mine", "unit", "waiting", "late", "all")
SORTS = ("due", "submitted", "number", RELEVANCE)
MOST = 200


def search(
    register,
    user,
    view: str = "all",
    filters: Mapping[str, Any] | None = None,
    sort_on: str = "due",
    descending: bool = False,
    b_start: int = 0,
    b_size: int = 25,
    facets: bool = False,
    open_first: bool = False,
    after: tuple[Any, str] | None = None,
) -> Result:
    """Cases of ``register`` that ``user`` may see.

    ``view`` is one of VIEWS: *mine*, reported by the user; *unit*, at units where they hold a
    folder role; *waiting*, where it is their move; *late*, open and past due; *all*. ``filters`` may
    hold ``state``, ``unit`` (UID, code or path), ``theme``, ``severity`` (of the cases whose casework
    the user reads), ``case_worker`` (own id only), ``received`` (the month or year in which it came to its
    faculty: ``2026-10``, ``2026``) and ``text`` (a number, or words of what they read: ``docs/search.md``).
    ``open_first``: cases that are finished come after all others, the latest first.
    ``sort_on``: one of SORTS; by RELEVANCE the best come first, whatever else is asked.
    ``after``: value and number of the last row one has, by ``sort_on``; by RELEVANCE, its place in the list.
    Raises BadQuery.
    """
    index, world, day = index_of(register), Directory(register), today()
    mine = principals(register, user)
    filters = dict(filters or {})
    received = span_asked(filters.pop("received", None))
    query = _query(view, filters, user, world, day, mine)
    if sort_on not in SORTS:
        raise BadQuery("sort_on")
    if sort_on == RELEVANCE and after is not None:
        b_start, after = after[0], None
    for name, fits in (("b_start", b_start >= 0), ("b_size", 0 < b_size <= MOST)):
        if not fits:
            raise BadQuery(name)
    if query is None:
        return Result((), 0)
    words = query.pop("words", ())
    found = _matching(register, user, query)
    scored = None
    if words:
        seen, person = seen_by(register, user), person_of(user.getId())
        scored = scores(index, words, _allowed(mine, user), seen, person)
        found = intersection(found, scored)
    if received is not None:
        found = IISet([rid for rid in found if index.row(rid)["arrived"] in received])
    limit = b_start + b_size
    sort_on = "due" if sort_on == RELEVANCE and scored is None else sort_on
    if sort_on == RELEVANCE:
        rids = best(index, weightedIntersection(scored, found, 1, 0)[1], limit)
    elif open_first:
        going = intersection(found, index.matching({"state": {"query": list(states.OPEN)}}))
        rids = index.in_order(going, sort_on, descending, limit)
        rids += index.in_order(difference(found, going), sort_on, True, limit - len(rids))
    else:
        rids = index.in_order(found, sort_on, descending, limit, after)
    rows = [row_of_list(index.row(rid), world, day, mine) for rid in rids[b_start:]]
    places = query.get("places", {"query": ()})["query"]
    counted = _facets(index, found, world, places) if facets else {}
    return Result(rows, len(found), counted)


def seen_by(register, user) -> Any:
    """Record ids, in the register's index, of all cases that ``user`` may see."""
    return _matching(register, user, _seen(register, user))


def by_number(register, user, numbers: Sequence[str]) -> list[CaseRow]:
    """The cases with these numbers, in their order, less those that ``user`` may not see."""
    index, world, day = index_of(register), Directory(register), today()
    query = {**_seen(register, user), "number": {"query": numbers, "operator": "or"}}
    mine = principals(register, user)
    rows = [row_of_list(index.row(rid), world, day, mine) for rid in _matching(register, user, query)]
    return sorted(rows, key=lambda row: numbers.index(row.number))


def count(register, user, view: str) -> int:
    """How many cases the view holds for the user."""
    query = _query(view, {}, user, Directory(register), today(), principals(register, user))
    return 0 if query is None else len(_matching(register, user, query))


def reads_severity(register, user) -> bool:
    """Is there a case whose severity ``user`` may read? Without such a case there is nothing to filter."""
    index, allowed = index_of(register), allowed_to(register, user)
    return any(index.rids("severity", value) for value in _severities(tokens("severity"), allowed))


def principals(register, user) -> frozenset[str]:
    """Who the user is as a person, and the names of the register's groups they are in."""
    return frozenset({person_of(user.getId()), *memberships(register, user)})


def allowed_to(register, user) -> list[str]:
    """The values of the index ``allowed`` that limit a query to what the user may see."""
    return _allowed(principals(register, user), user)


def _allowed(mine: Iterable[str], user) -> list[str]:
    allowed = [f"user:{principal}" for principal in mine]
    if "Manager" in user.getRoles():
        allowed.append("Manager")
    return allowed


def _seen(register, user) -> dict[str, Any]:
    return {"allowed": {"query": allowed_to(register, user), "operator": "or"}}


def _matching(register, user, query: Mapping[str, Any]) -> Any:
    """Record ids of what fits the query, less cases that the user worked on by a role that is over by its
    days: in the index their place on them ends with their work, which the clock ends."""
    index = index_of(register)
    found = index.matching(query)
    worked_on = index.rids("workers", person_of(user.getId()))
    if not worked_on or not any(over(unit, roles.CASE_WORKER) for _uid, unit in bare_units(register)):
        return found
    rows = ((rid, index.row(rid)["ids"]) for rid in intersection(found, worked_on))
    return difference(
        found, IISet([rid for rid, ids in rows if not Reading(case_at(register, ids), user).may_view])
    )


def _query(view, filters, user, world, day, mine) -> dict | None:
    if view not in VIEWS:
        raise BadQuery("view")
    allowed = _allowed(mine, user)
    query: dict[str, Any] = {"allowed": {"query": allowed, "operator": "or"}}
    if view == "mine":
        query["reporter"] = person_of(user.getId())
    elif view == "unit":
        units = [group.split(":")[1] for group in mine if group.startswith("unit:")]
        units += units_of_case_worker(world.register, user)
        query["places"] = {"query": units, "operator": "or"}
    elif view == "waiting":
        query["waits_for"] = {"query": sorted(mine), "operator": "or"}
    elif view == "late":
        query["state"] = {"query": list(states.OPEN)}
        query["due"] = {"max": day.toordinal() - 1}
    if value := filters.pop("case_worker", None):
        if not isinstance(value, str) or person_named(value) != person_of(user.getId()):
            raise BadQuery("case_worker")
        query["workers"] = person_of(user.getId())
    if value := filters.pop("severity", None):
        values = [value] if isinstance(value, str) else list(value)
        if set(values) - tokens("severity"):
            raise BadQuery("severity")
        query["severity"] = {"query": _severities(values, allowed)}
    return _filtered(query, filters, world)


def _severities(values: Iterable[str], allowed: Sequence[str]) -> list[str]:
    """The values of the index ``severity``, which goes with who may read it."""
    return [f"{token} {who}" for token in values for who in allowed]


def _filtered(query, filters, world) -> dict | None:
    if value := filters.pop("state", None):
        values = [value] if isinstance(value, str) else list(value)
        if set(values) - set(states.ALL):
            raise BadQuery("state")
        if "state" in query:
            values = [state for state in values if state in query["state"]["query"]]
        query["state"] = {"query": values}
    if value := filters.pop("unit", None):
        unit = world.unit(value)
        if unit is None:
            raise BadQuery("unit")
        query.setdefault("places", {"query": [], "operator": "or"})
        wanted = query["places"]["query"]
        if wanted and unit.uid not in wanted and unit.faculty_uid not in wanted:
            return None
        query["places"] = {"query": [unit.uid], "operator": "or"}
    if value := filters.pop("theme", None):
        values = [value] if isinstance(value, str) else list(value)
        # A theme that is not offered any more is still that of the cases that have it.
        known = tokens("themes") | set(index_of(world.register).values("themes"))
        if set(values) - known:
            raise BadQuery("theme")
        query["themes"] = {"query": values, "operator": "or"}
    if value := filters.pop("text", None):
        wanted = asked(index_of(world.register), str(value))
        if wanted is None:
            return None
        if wanted.numbers is not None:
            query["number"] = {"query": wanted.numbers, "operator": "or"}
        query["words"] = wanted.words
    for name in filters:
        raise BadQuery(name)
    return query


def _facets(index, among, world, places) -> dict[str, dict[str, int]]:
    by_unit = counts_by_unit(index, uids_by_faculty(world.register), among, places)
    units = {world.unit(uid).code: number for uid, number in by_unit.items()}
    by_state = counts(index, "state", among, states.CLOSED)
    return {"state": by_state, "unit": units, "theme": counts(index, "themes", among)}
