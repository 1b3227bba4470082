"""Is a copy the same as a real case? Compares content, rows of catalog or index, log and history."""

from Acquisition import aq_base
from benchmarks import catalog
from ntnu.deviations.access.index import index_of
from ntnu.deviations.caselog import storage as caselog
from persistent import Persistent
from typing import Any


def cases(site, real, copied) -> list[str]:
    """How a copied case differs from the real one it was made from, except for its own names."""
    found = _content(real, copied, _names(real) | _numbers(real), _names(copied) | _numbers(copied))
    index = index_of(site["deviations"])
    rows = [index.rows_of_uid(case.UID())[0] for case in (real, copied)]
    found += _unequal(
        "index", *(_plain(r, _names(c) | _numbers(c)) for r, c in zip(rows, (real, copied), strict=True))
    )
    logs = [
        [(e.seq, e.at, e.actor, e.action, dict(e.why)) for e in caselog.entries(case)]
        for case in (real, copied)
    ]
    if logs[0] != logs[1]:
        found.append(f"log: {logs}")
    found += [f"log: {problem}" for problem in caselog.verify(copied) if not problem.notice]
    return found


def documents(site, real, copied) -> list[str]:
    """The same for a Document."""
    names, other_names = _names(real), _names(copied)
    found = _content(real, copied, names, other_names)
    rows = _plain(_row(site, real), names), _plain(_row(site, copied), other_names)
    return found + _unequal("catalog", *rows)


def _content(real, copied, names, other_names) -> list[str]:
    found = _unequal("content", _plain(_state(real), names), _plain(_state(copied), other_names))
    histories = [dict(aq_base(content).workflow_history) for content in (real, copied)]
    if histories[0] != histories[1]:
        found.append(f"history: {histories}")
    return found


def _row(site, content) -> dict[str, Any]:
    """The catalog's row."""
    found = catalog.row(site, content)
    # Copies of Documents have their number at the end of their id.
    return {
        name: [part for part in value if part != "0"] if isinstance(value, list) else value
        for name, value in found.items()
    }


def _state(content) -> dict[str, Any]:
    return {
        name: type(value) if isinstance(value, Persistent) else value
        for name, value in vars(aq_base(content)).items()
        if not name.startswith("_v_") and name not in ("cmf_uid", "text")
    }


def _names(content) -> set[str]:
    return {content.getId(), content.UID()}


def _numbers(case) -> set[str]:
    return {case.number, case.number[-6:]}


def _plain(value: Any, names: set[str]) -> Any:
    """The value without the content's own names."""
    if isinstance(value, str):
        for name in sorted(names, key=len, reverse=True):
            value = value.replace(name, "·")
        return value
    if isinstance(value, tuple | list):
        parts = [_plain(part, names) for part in value]
        # In a row of the catalog the order of words and of readers does not matter.
        return sorted(parts) if isinstance(value, list) else parts
    if isinstance(value, set | frozenset):
        return sorted(_plain(part, names) for part in value)
    if isinstance(value, dict):
        return {name: _plain(part, names) for name, part in value.items()}
    return value


def _unequal(where: str, real: dict, copied: dict) -> list[str]:
    return [
        f"{where} {name}: {real.get(name)!r} {copied.get(name)!r}"
        for name in sorted(real.keys() | copied.keys())
        if real.get(name) != copied.get(name)
    ]
