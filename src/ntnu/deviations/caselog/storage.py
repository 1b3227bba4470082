"""Stores the log of a case or a unit, and holds the only functions that read it and add to it.

There is no way to change an entry. Two writers at the same time want the same number: the database
lets one of them through, and the publisher does the other's request again.
"""

import secrets
from BTrees.LOBTree import LOBTree
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import chain
from ntnu.deviations.caselog import keys
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import Problem
from ntnu.deviations.caselog.changing import AROUND
from ntnu.deviations.caselog.changing import COPIES
from ntnu.deviations.caselog.truncation import CUT
from ntnu.deviations.caselog.truncation import told
from ntnu.deviations.caselog.truncation import verify as verify_chain
from ntnu.deviations.caselog.wrecks import base_of
from ntnu.deviations.caselog.wrecks import length_of
from ntnu.deviations.caselog.wrecks import link_of
from ntnu.deviations.caselog.wrecks import moment_of
from ntnu.deviations.caselog.wrecks import payload_of
from ntnu.deviations.caselog.wrecks import reasons_of
from persistent import Persistent
from typing import Any

ATTRIBUTE = "_caselog"
# Where Plone keeps an object's UID. Read by name: the log must work without Plone.
_UID = "_plone.uuid"
# For an entry whose moment cannot be read: before all others.
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class CaseLog(Persistent):
    """One object's log: rows by number, and separately the payloads, so that a payload can be erased.

    A row is ``(at, actor, action, digest, previous, key_id, mac)``, a payload ``(salt, text)``. ``base``
    is number and code of the last of the entries that went when the case was anonymised: see
    ``caselog/truncation.py``.
    """

    base: Any = None

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.rows = LOBTree()
        self.payloads = LOBTree()


@dataclass(frozen=True)
class Entry:
    """One entry, ready to be shown. ``why`` is empty when its payload was erased.

    ``spoilt``: somebody changed it in the database so that it cannot be read any more. What can still be read
    of it is here, since the page must open; "verify" reports the rest.
    """

    seq: int
    at: datetime
    actor: str
    action: str
    why: Mapping[str, Any]
    erased: bool
    spoilt: bool = False


def append(case: Any, actor: str, action: str, why: Mapping[str, Any], at: datetime) -> Entry:
    """Add an entry. Raises TypeError when ``why`` holds more than text, whole numbers, lists and such."""
    if action in (chain.ERASED, CUT):
        raise ValueError("an erasure is told by the erasure itself")
    return _append(case, actor, action, why, at)


def cut(case: Any, actor: str, why: Mapping[str, Any], at: datetime) -> Entry:
    """Remove all entries, and record that in a new one, which is returned: it is the only one left.

    ``why`` holds the rule by which that is done. Raises LookupError for a log without entries.
    """
    log, last = _log(case), head(case)
    if last is None:
        raise LookupError("there is no entry to take away")
    gone = len(log.rows)
    entry = _append(case, actor, CUT, told(log.owner, last, {**why, "entries": gone}), at)
    row, parts = log.rows[entry.seq], log.payloads[entry.seq]
    log.rows, log.payloads = LOBTree({entry.seq: row}), LOBTree({entry.seq: parts})
    log.base = (last.seq, last.mac)
    return entry


def entries(case: Any) -> list[Entry]:
    """The log, oldest first."""
    log = _log(case)
    if log is None:
        return []
    return [_entry(seq, row, log.payloads.get(seq)) for seq, row in log.rows.items()]


def count(case: Any) -> int:
    """How many entries there are."""
    log = _log(case)
    return len(log.rows) if log is not None else 0


def revision(case: Any) -> int:
    """The number of the last entry, 0 without any."""
    log = _log(case)
    return log.rows.maxKey() if log is not None and log.rows else 0


def changed(case: Any) -> int:
    """The number of the latest entry that changed the case; what was seen at this number is out of date
    at the next."""
    return _latest_but(case, COPIES)


def rewritten(case: Any) -> int:
    """The number of the latest entry that changed what the archive is to have of the case."""
    return _latest_but(case, COPIES | AROUND)


def seals(case: Any) -> list[tuple[chain.Link, chain.Payload | None]]:
    """Every entry as it was sealed, with what it was sealed over; None where that was erased."""
    log = _log(case)
    rows = log.rows.items() if log is not None else ()
    parts = log.payloads if log is not None else {}
    return [(link_of(seq, row), payload_of(parts[seq]) if seq in parts else None) for seq, row in rows]


def head(case: Any) -> Head | None:
    """The end of the chain, to be stored outside the database; None when there is no entry."""
    seq = revision(case)
    return Head(seq, link_of(seq, _log(case).rows[seq]).mac) if seq else None


def verify(case: Any, expected: Head | None = None) -> list[Problem]:
    """All faults in the log; ``expected`` is a head noted earlier."""
    log = _log(case)
    owner = _owner(case)
    if log is None:
        return verify_chain([], {}, keys.known(), owner, None, expected)
    links = [link_of(seq, row) for seq, row in log.rows.items()]
    payloads = {seq: payload_of(parts) for seq, parts in log.payloads.items()}
    base = base_of(log.base)
    found = verify_chain(links, payloads, keys.known(), log.owner, base, expected)
    if log.owner != owner:
        found.insert(0, Problem(0, "of_another_object"))
    return found


def erase(case: Any, seq: int, actor: str, reason: str, at: datetime) -> Entry:
    """Drop the payload of entry ``seq`` and its salt, and record that in a new entry, which is returned.

    Raises LookupError when there is no such payload (any more), ValueError for the entry of an
    erasure. Earlier states of the database hold the payload until it is packed.
    """
    log = _log(case)
    if log is None or seq not in log.rows:
        raise LookupError("there is no such entry")
    if link_of(seq, log.rows[seq]).action in (chain.ERASED, CUT):
        raise ValueError("the entry of an erasure stays")
    if seq not in log.payloads:
        raise LookupError("the entry's payload is erased already")
    why = {"seq": seq, "length": length_of(log.payloads[seq]), "reason": reason}
    told = _append(case, actor, chain.ERASED, why, at)
    del log.payloads[seq]
    return told


def erase_texts(
    case: Any, actor: str, reason: str, at: datetime, is_harmless: Callable[[Mapping[str, Any]], bool]
) -> None:
    """Drop the payload of every entry whose reasons are not harmless, and record each erasure.

    The entry of an earlier erasure may hold somebody's words too: its content is recorded anew, with this
    ``reason``, before they are dropped.
    """
    log = _log(case)
    for entry in entries(case):
        if entry.erased or (is_harmless(entry.why) and not entry.spoilt):
            continue
        if entry.action == chain.ERASED and not entry.spoilt:
            _append(case, actor, chain.ERASED, {**entry.why, "reason": reason}, at)
        why = {"seq": entry.seq, "length": length_of(log.payloads[entry.seq]), "reason": reason}
        _append(case, actor, chain.ERASED, why, at)
        del log.payloads[entry.seq]


def _append(case: Any, actor: str, action: str, why: Mapping[str, Any], at: datetime) -> Entry:
    reasons = chain.payload(why, secrets.token_bytes(chain.SALT_LENGTH))
    last = head(case)
    seq = last.seq + 1 if last else 1
    log = _log(case)
    owner = _owner(case) if log is None else log.owner
    previous = last.mac if last else chain.origin(owner)
    link = chain.seal(seq, at, str(actor), str(action), reasons, previous, keys.current())
    if log is None:
        log = CaseLog(owner)
        setattr(_bare(case), ATTRIBUTE, log)
    row = (link.at, link.actor, link.action, link.digest, link.previous, link.key_id, link.mac)
    parts = (reasons.salt, reasons.text)
    log.rows[seq] = row
    log.payloads[seq] = parts
    return _entry(seq, row, parts)


def _latest_but(case: Any, actions: frozenset[str]) -> int:
    seq, log = revision(case), _log(case)
    while seq and link_of(seq, log.rows.get(seq)).action in actions:
        seq -= 1
    return seq


def _bare(case: Any) -> Any:
    """The object without its acquisition wrapper: the log must never be acquired from another object."""
    return getattr(case, "aq_base", case)


def _log(case: Any) -> CaseLog | None:
    return getattr(_bare(case), ATTRIBUTE, None)


def _owner(case: Any) -> str:
    return getattr(_bare(case), _UID, None) or ""


def _entry(seq: int, row: Any, parts: Any) -> Entry:
    link = link_of(seq, row)
    at, why = moment_of(link.at), {} if parts is None else reasons_of(parts)
    return Entry(
        seq,
        at or _NEVER,
        link.actor,
        link.action,
        why or {},
        erased=parts is None,
        spoilt=at is None or why is None,
    )
