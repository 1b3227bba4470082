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
from collections.abc import Set
from ntnu.deviations.access import narrowing
from ntnu.deviations.access import sorting
from ntnu.deviations.access.counting import counts
from ntnu.deviations.access.counting import counts_by_unit
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import units_of_case_worker
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.list_reader import ListReader
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listed import RELEVANCE
from ntnu.deviations.access.listed import Result
from ntnu.deviations.access.listed import row_of_list
from ntnu.deviations.access.matching import matching
from ntnu.deviations.access.text_filter import asked
from ntnu.deviations.access.text_filter import best
from ntnu.deviations.access.text_filter import scores
from ntnu.deviations.access.units import uids_by_faculty
from ntnu.deviations.choices import tokens
from ntnu.deviations.domain import states
from ntnu.deviations.domain.similar import course_key
from ntnu.deviations.now import today
from ntnu.deviations.persons import person_named
from typing import Any

VIEWS = ("mine", "unit", "waiting", "late", "all")
#: Orders in which an index is walked, and that of a search: such a list can be gone on with after a row.
WALKED = ("due", "submitted", "number", RELEVANCE)
SORTS = (*WALKED, *sorting.KEYS)
MOST = 200


def search(
    register,
    user,
    view: str = "all",
    filters: Mapping[str, Any] | None = None,
    sort_on: str = "due",
    descending: bool = False,
    b_start: int = 0,
    b_size: int | None = 25,
    facets: bool = False,
    open_first: bool = False,
    after: tuple[Any, str] | None = None,
) -> Result:
    """Cases of ``register`` that ``user`` may see.

    ``view`` is one of VIEWS: *mine*, reported by the user; *unit*, at units where they hold a
    folder role; *waiting*, where it is their move; *late*, open and past due; *all*. ``filters`` may
    hold ``state``, ``unit`` (UID, code or path), ``theme``, ``course``, ``received`` (the month or year in
    which it came to its faculty: ``2026-10``, ``2026``), ``submitted_from`` and ``submitted_to`` (days),
    ``text`` (a number, or words of what they read: ``docs/search.md``); and of the cases whose casework the
    user reads ``severity``, ``case_worker`` (who works on it: the user, or somebody who works on one of
    those) and ``measures`` (``narrowing.MEASURES``).
    ``b_size``: None for all. ``open_first``: cases that are finished come after all others, the latest first.
    By RELEVANCE the best come first, whatever else is asked. ``after``: value and number of the last row one
    has, by ``sort_on``, one of WALKED; by RELEVANCE its place in the list. Raises BadQuery.
    """
    index, world, day, reader = index_of(register), Directory(register), today(), ListReader(register, user)
    filters = dict(filters or {})
    internal = _internal(reader) if filters.get("measures") else {}
    tests = narrowing.tests(filters)
    query = _query(view, filters, world, day, reader)
    if sort_on not in SORTS:
        raise BadQuery("sort_on")
    if sort_on == RELEVANCE and after is not None:
        b_start, after = after[0], None
    for name, fits in (("b_start", b_start >= 0), ("b_size", b_size is None or 0 < b_size <= MOST)):
        if not fits:
            raise BadQuery(name)
    if query is None:
        return Result((), 0)
    words, scored = query.pop("words", ()), None
    found = matching(reader, query | internal)
    if words:
        seen, inside = (matching(reader, read) for read in (_seen(reader), _internal(reader)))
        scored = scores(index, words, seen, inside, reader.person)
        found = intersection(found, scored)
    if tests:
        rows = ((rid, index.row(rid)) for rid in found)
        found = IISet([rid for rid, row in rows if all(test(row) for test in tests)])
    limit = len(found) if b_size is None else b_start + b_size
    sort_on = "due" if sort_on == RELEVANCE and scored is None else sort_on
    if sort_on == RELEVANCE:
        rids = best(index, weightedIntersection(scored, found, 1, 0)[1], limit)
    elif sort_on not in WALKED:
        rids = sorting.in_order(index, reader, world, found, sort_on, descending)[:limit]
    elif open_first:
        going = intersection(found, index.matching({"state": {"query": list(states.OPEN)}}))
        rids = index.in_order(going, sort_on, descending, limit)
        rids += index.in_order(difference(found, going), sort_on, True, limit - len(rids))
    else:
        rids = index.in_order(found, sort_on, descending, limit, after)
    rows = [row_of_list(index.row(rid), world, day, reader) for rid in rids[b_start:]]
    places = query.get("places", {"query": ()})["query"]
    counted = _facets(index, found, world, places) if facets else {}
    return Result(rows, len(found), counted)


def seen_by(register, user) -> Any:
    """Record ids, in the register's index, of all cases that ``user`` may see."""
    reader = ListReader(register, user)
    return matching(reader, _seen(reader))


def by_number(register, user, numbers: Sequence[str]) -> list[CaseRow]:
    """The cases with these numbers, in their order, less those that ``user`` may not see."""
    index, world, day, reader = index_of(register), Directory(register), today(), ListReader(register, user)
    query = {**_seen(reader), "number": {"query": numbers, "operator": "or"}}
    rows = [row_of_list(index.row(rid), world, day, reader) for rid in matching(reader, query)]
    return sorted(rows, key=lambda row: numbers.index(row.number))


def count(register, user, view: str) -> int:
    """How many cases the view holds for the user."""
    reader = ListReader(register, user)
    query = _query(view, {}, Directory(register), today(), reader)
    return 0 if query is None else len(matching(reader, query))


def reads_severity(register, user) -> bool:
    """Is there a case whose severity ``user`` may read? Without such a case there is nothing to filter."""
    index, allowed = index_of(register), ListReader(register, user).allowed
    return any(index.rids("severity", value) for value in _severities(tokens("severity"), allowed))


def workers_in_sight(register, user) -> list[str]:
    """Who works on a case whose casework ``user`` reads."""
    index, reader = index_of(register), ListReader(register, user)
    return list(counts(index, "workers", matching(reader, _internal(reader))))


def _seen(reader: ListReader) -> dict[str, Any]:
    return {"allowed": {"query": reader.allowed, "operator": "or"}}


def _internal(reader: ListReader) -> dict[str, Any]:
    return {**_seen(reader), "casework": {"query": reader.allowed, "operator": "or"}}


def _query(view, filters, world, day, reader: ListReader) -> dict | None:
    if view not in VIEWS:
        raise BadQuery("view")
    mine, query = reader.mine, _seen(reader)
    if view == "mine":
        query["reporter"] = reader.person
    elif view == "unit":
        units = [group.split(":")[1] for group in mine if group.startswith("unit:")]
        units += units_of_case_worker(world.register, reader.user)
        query["places"] = {"query": units, "operator": "or"}
    elif view == "waiting":
        query["waits_for"] = {"query": sorted(mine), "operator": "or"}
    elif view == "late":
        query["state"] = {"query": list(states.OPEN)}
        query["due"] = {"max": day.toordinal() - 1}
    if value := filters.pop("case_worker", None):
        person = person_named(value) if isinstance(value, str) else ""
        if person != reader.person and person not in workers_in_sight(world.register, reader.user):
            raise BadQuery("case_worker")
        query |= {"workers": person, **_internal(reader)}
    if value := filters.pop("severity", None):
        values = _each("severity", value, tokens("severity"))
        query["severity"] = {"query": _severities(values, reader.allowed)}
    return _filtered(query, filters, world)


def _each(name: str, value: str | Iterable[str], known: Set[str]) -> list[str]:
    """What is asked for, each once, however often it is named. Raises BadQuery for what is not known."""
    values = {value} if isinstance(value, str) else set(value)
    if values - known:
        raise BadQuery(name)
    return sorted(values)


def _severities(values: Iterable[str], allowed: Sequence[str]) -> list[str]:
    """The values of the index ``severity``, which goes with who may read it."""
    return [f"{token} {who}" for token in values for who in allowed]


def _filtered(query, filters, world) -> dict | None:
    if value := filters.pop("state", None):
        values = _each("state", value, set(states.ALL))
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
        # A theme that is not offered any more is still that of the cases that have it.
        known = tokens("themes") | set(index_of(world.register).values("themes"))
        query["themes"] = {"query": _each("theme", value, known), "operator": "or"}
    if value := filters.pop("course", None):
        if not isinstance(value, str):
            raise BadQuery("course")
        query["course"] = course_key(value)
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
