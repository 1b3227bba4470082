"""A signed list of the ends of all chains of a register at some moment.

Stored outside the database, it shows later what was cut off or rewritten since that moment: see
``caselog/chain.py`` for what a chain cannot show by itself.

One JSON object a line. The first line gives the register and the time, the last one holds a code
(HMAC-SHA256) over all bytes before it; between them is a line for each log.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import key_id
from ntnu.deviations.caselog.chain import moment
from ntnu.deviations.caselog.chain import Problem
from ntnu.deviations.caselog.chain import UNKEYED
from typing import Any

CASE, UNIT, REGISTER, NOTIFICATION = "case", "unit", "register", "notification"
REGISTRY = "registry"

#: The key that names a place in its line, by the kind of the place.
_NAMES = {
    CASE: "number",
    UNIT: "unit",
    REGISTER: "register",
    NOTIFICATION: "notification",
    REGISTRY: "registry",
}

#: Exceptions on reading a line that does not have the form above. Without a key anybody could seal it.
_OTHER_FORM = (LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Noted:
    """The end of one log. ``name`` is the number of a case or of a notification case, the code of a unit, or
    the id of a register."""

    kind: str
    uid: str
    name: str
    head: Head


@dataclass(frozen=True)
class HeadsList:
    """A list that was read.

    ``at`` is the moment it was made (UTC), ``noted`` its lines by UID; None and empty where the list is not
    to be trusted. ``problems`` say why, or hold a notice.
    """

    at: datetime | None = None
    noted: Mapping[str, Noted] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def lines(register: str, at: datetime, noted: Iterable[Noted], key: bytes | None) -> Iterator[bytes]:
    """The list of the register with this UID, line by line; the last one seals those before it.

    Without a ``key`` it is sealed by a plain SHA-256, which anybody could make again.
    """
    code = hmac.new(key, digestmod=hashlib.sha256) if key else hashlib.sha256()
    count = 0
    first = _line({"register": register, "at": moment(at)})
    code.update(first)
    yield first
    for one in noted:
        line = _line({"uid": one.uid, _NAMES[one.kind]: one.name, "seq": one.head.seq, "mac": one.head.mac})
        code.update(line)
        count += 1
        yield line
    yield _line({"lines": count, "key_id": key_id(key), "mac": code.hexdigest()})


def read(data: bytes, register: str, keys: Mapping[str, bytes]) -> HeadsList:
    """The list in ``data``, if it is one of the register with this UID and nobody changed it.

    ``keys`` maps key ids to the present key and the former ones.
    """
    body, seal = _parted(data)
    if seal is None:
        return _refused("heads_unreadable")
    keyed = seal["key_id"] != UNKEYED
    if keyed and seal["key_id"] not in keys:
        return _refused("heads_unknown_key")
    if not hmac.compare_digest(seal["mac"], _code(body, keys.get(seal["key_id"]))):
        return _refused("heads_altered")
    if not keyed and keys:
        # Anybody could have made it, and no server that has the key makes such a list.
        return _refused("heads_unkeyed_despite_key")
    try:
        head, *rest = [json.loads(line) for line in body.splitlines()]
        owner, at = head["register"], datetime.fromisoformat(head["at"])
        noted = {one.uid: one for one in map(_noted, rest)}
    except _OTHER_FORM:
        return _refused("heads_unreadable")
    if owner != register:
        return _refused("heads_of_another_register")
    return HeadsList(at, noted, () if keyed else (Problem(0, "heads_unkeyed"),))


def _refused(reason: str) -> HeadsList:
    return HeadsList(problems=(Problem(0, reason),))


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def _code(body: bytes, key: bytes | None) -> str:
    return (hmac.new(key, body, hashlib.sha256) if key else hashlib.sha256(body)).hexdigest()


def _parted(data: bytes) -> tuple[bytes, dict[str, str] | None]:
    """Everything before the last line, and what the last line holds; None when that is no seal."""
    start = data.rstrip(b"\n").rfind(b"\n") + 1
    try:
        seal = json.loads(data[start:])
    except (RecursionError, ValueError):
        return data, None
    known = isinstance(seal, dict) and all(isinstance(seal.get(name), str) for name in ("key_id", "mac"))
    return data[:start], seal if known and seal["mac"].isascii() else None


def _noted(line: Mapping[str, Any]) -> Noted:
    (kind,) = (kind for kind, name in _NAMES.items() if name in line)
    return Noted(kind, line["uid"], line[_NAMES[kind]], Head(line["seq"], line["mac"]))
