"""The chain that shows whether a case log was changed afterwards.

Each link holds who, when and what, a salted digest of why, and a code (HMAC-SHA256) over all of it and over
the link before. The payload, which says why, is stored apart with its salt: when both are erased, the digest
that stays reveals nothing and the chain is still valid.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from typing import Any

UNKEYED = "unkeyed"
"""The key id of links made without a key: a plain SHA-256, which anybody could make again."""

ERASED = "payload_erased"
"""The action of the entry that tells of an erasure; its payload names the entry by ``seq``."""

SALT_LENGTH = 16

_NOTICES = frozenset({"cut", "erased", "unkeyed", "heads_unkeyed", "no_heads", "unit_gone"})


@dataclass(frozen=True)
class Payload:
    """Why something was done: canonical JSON, and the salt of its digest."""

    salt: bytes
    text: str

    @property
    def value(self) -> dict[str, Any]:
        """The payload as it was given."""
        value: dict[str, Any] = json.loads(self.text)
        return value

    @property
    def length(self) -> int:
        """The length of the payload in characters; the entry of an erasure shows this and nothing else."""
        return len(json.dumps(self.value, ensure_ascii=False))


@dataclass(frozen=True)
class Link:
    """One entry of the log, sealed. ``at`` is ISO 8601 in UTC; digest and codes are hexadecimal."""

    seq: int
    at: str
    actor: str
    action: str
    digest: str
    previous: str
    key_id: str
    mac: str


@dataclass(frozen=True)
class Head:
    """The end of a chain at some moment: stored elsewhere, it shows that nothing was cut off since."""

    seq: int
    mac: str


@dataclass(frozen=True)
class Problem:
    """A fault in a chain, and at which entry. ``reason`` is a code; docs/case-log.md lists them."""

    seq: int
    reason: str

    @property
    def notice(self) -> bool:
        """Worth mentioning, though nothing is wrong: a payload erased properly, entries without a key."""
        return self.reason in _NOTICES


def key_id(key: bytes | None) -> str:
    """The id of a key in the log; it does not reveal the key."""
    return hashlib.sha256(key).hexdigest()[:8] if key else UNKEYED


def payload(value: Mapping[str, Any], salt: bytes) -> Payload:
    """``value`` in a form that can be stored. Raises TypeError for what JSON cannot give back unchanged."""
    if len(salt) != SALT_LENGTH:
        raise ValueError(f"the salt must be {SALT_LENGTH} random bytes")
    value = dict(value)
    _refuse_other_types(value)
    return Payload(salt, _canonical(value).decode("ascii"))


def digest(why: Payload) -> str:
    """The digest that represents a payload in its link."""
    return hmac.new(why.salt, why.text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def moment(at: datetime) -> str:
    """``at`` (aware) as the chain writes it."""
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("a moment in the log needs a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def origin(owner: str) -> str:
    """What the first link is chained to: the name of the object whose log it is."""
    return hashlib.sha256(f"ntnu.deviations case log of {owner}".encode()).hexdigest()


def seal(
    seq: int, at: datetime, actor: str, action: str, why: Payload, previous: str, key: bytes | None
) -> Link:
    """The link number ``seq``; ``previous`` is the code of the link before, or the origin."""
    open_link = Link(seq, moment(at), actor, action, digest(why), previous, key_id(key), "")
    return Link(**{**vars(open_link), "mac": _code(open_link, key)})


def head(links: Sequence[Link]) -> Head | None:
    """The end of the chain; None when it has no links."""
    return Head(links[-1].seq, links[-1].mac) if links else None


def verify(
    links: Sequence[Link],
    payloads: Mapping[int, Payload],
    keys: Mapping[str, bytes],
    start: str,
    expected: Head | None = None,
    after: int = 0,
) -> list[Problem]:
    """All faults, in the order of the entries.

    ``keys`` maps key ids to the present key and the earlier ones; ``start`` is the chain's origin, or
    the code of the entry number ``after`` where it begins later (``caselog/truncation.py``); ``expected``
    a head noted earlier. Nothing else can show that the last entries were cut off.
    """
    found = _chain_problems(links, keys, start, after)
    found += _payload_problems(links, payloads)
    if expected is not None:
        at_head = [link.mac for link in links if link.seq == expected.seq]
        if not at_head:
            found.append(Problem(expected.seq, "truncated"))
        elif at_head != [expected.mac]:
            found.append(Problem(expected.seq, "other_head"))
    return sorted(found, key=lambda problem: problem.seq)


def _chain_problems(
    links: Sequence[Link], keys: Mapping[str, bytes], start: str, after: int
) -> list[Problem]:
    found = []
    seq, previous, former_key = after, start, None
    for link in links:
        if link.seq <= seq:
            found.append(Problem(link.seq, "out_of_order"))
        elif link.seq > seq + 1:
            found.append(Problem(seq + 1, "missing"))
        if link.previous != previous:
            found.append(Problem(link.seq, "broken_link"))
        if link.key_id == UNKEYED:
            if former_key is None:
                found.append(Problem(link.seq, "unkeyed"))
            elif former_key != UNKEYED:
                found.append(Problem(link.seq, "unkeyed_after_key"))
        if link.key_id != UNKEYED and link.key_id not in keys:
            found.append(Problem(link.seq, "unknown_key"))
        elif not holds(link, keys.get(link.key_id)):
            found.append(Problem(link.seq, "altered"))
        seq, previous, former_key = max(seq, link.seq), link.mac, link.key_id
    return found


def _payload_problems(links: Sequence[Link], payloads: Mapping[int, Payload]) -> list[Problem]:
    found = []
    erased = _erasures(links, payloads)
    for link in links:
        why = payloads.get(link.seq)
        if why is None:
            found.append(Problem(link.seq, "erased" if link.seq in erased else "payload_missing"))
        elif digest(why) != link.digest:
            found.append(Problem(link.seq, "payload_altered"))
        elif link.seq in erased:
            found.append(Problem(link.seq, "erased_but_present"))
    known = {link.seq for link in links}
    found += [Problem(seq, "payload_without_entry") for seq in payloads if seq not in known]
    return found


def _erasures(links: Sequence[Link], payloads: Mapping[int, Payload]) -> set[int]:
    """Which earlier entries the log itself records as erased."""
    erased = set()
    for link in links:
        why = payloads.get(link.seq)
        if link.action == ERASED and why is not None and digest(why) == link.digest:
            target = why.value.get("seq")
            if isinstance(target, int) and target < link.seq:
                erased.add(target)
    return erased


def holds(link: Link, key: bytes | None) -> bool:
    """Is the link unchanged since it was sealed with this key?"""
    try:
        return link.mac == _code(link, key)
    except (TypeError, ValueError):
        # Only what somebody else wrote into the database cannot be written as JSON.
        return False


def _code(link: Link, key: bytes | None) -> str:
    text = _canonical([link.seq, link.at, link.actor, link.action, link.digest, link.previous, link.key_id])
    if key:
        return hmac.new(key, text, hashlib.sha256).hexdigest()
    return hashlib.sha256(text).hexdigest()


def _canonical(value: Any) -> bytes:
    """One value, one text: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _refuse_other_types(value: Any) -> None:
    if isinstance(value, dict):
        for name, member in value.items():
            if not isinstance(name, str):
                raise TypeError(f"a name in the log's payload must be text, not {type(name).__name__}")
            _refuse_other_types(member)
    elif isinstance(value, list):
        for member in value:
            _refuse_other_types(member)
    elif value is not None and not isinstance(value, (str, int)):
        raise TypeError(f"the log's payload cannot hold {type(value).__name__}")
