"""Orders of a list by what is not an index of its own, or is not for everybody to read: what the reader may
not read of a case has no place in the order."""

from collections.abc import Callable
from collections.abc import Mapping
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.access.list_reader import ListReader
from ntnu.deviations.choices import choices
from ntnu.deviations.domain import states
from ntnu.deviations.domain.text import sort_key
from typing import Any

Row = Mapping[str, Any]
_STATES = {state: place for place, state in enumerate(states.ALL)}


def in_order(
    index: CaseIndex, reader: ListReader, world: Directory, found, name: str, descending: bool
) -> list[int]:
    """The record ids ``found``, by one of KEYS, then by number; those without a value come last."""
    key_of = KEYS[name](reader, world)
    rows = sorted((row["number"], rid, key_of(row)) for rid in found for row in (index.row(rid),))
    known = [(key, rid) for _number, rid, key in rows if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [rid for _key, rid in known] + [rid for _number, rid, key in rows if key is None]


def _by_unit(reader: ListReader, world: Directory) -> Callable[[Row], Any]:
    return lambda row: world.unit(row["unit_uid"]).code


def _by_state(reader: ListReader, world: Directory) -> Callable[[Row], Any]:
    return lambda row: _STATES[row["state"]]


def _by_course(reader: ListReader, world: Directory) -> Callable[[Row], Any]:
    return lambda row: row["course"] or None


def _by_severity(reader: ListReader, world: Directory) -> Callable[[Row], Any]:
    places = {token: place for place, (token, _title) in enumerate(choices("severity", "en"))}
    return lambda row: places.get(row["severity"]) if reader.reads_casework(row) else None


def _by_case_worker(reader: ListReader, world: Directory) -> Callable[[Row], Any]:
    names: dict[str, Any] = {}

    def key(row: Row) -> Any:
        person = row["case_worker"]
        if not person or not reader.reads_casework(row):
            return None
        if person not in names:
            names[person] = sort_key(world.person_name(person))
        return names[person]

    return key


#: What a list can be sorted by in this way.
KEYS: dict[str, Callable[[ListReader, Directory], Callable[[Row], Any]]] = {
    "unit": _by_unit,
    "state": _by_state,
    "course": _by_course,
    "severity": _by_severity,
    "case_worker": _by_case_worker,
}
