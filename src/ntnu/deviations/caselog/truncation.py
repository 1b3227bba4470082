"""A log whose earlier entries were removed when its case was anonymised.

One entry stays, ``anonymise``. It is sealed like any other and chained to the last of those that went, whose
number and code are kept as the base of the log. Nobody can make such an entry without the key: rows that are
gone without it, or with the entry of another log, are found.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations.caselog import chain
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import Link
from ntnu.deviations.caselog.chain import Payload
from ntnu.deviations.caselog.chain import Problem
from typing import Any

CUT = "anonymise"
"""The action of the entry that stays; its payload names the log's owner and the base's number."""


def told(owner: str, base: Head, why: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of the entry that stays: ``why``, with the log that was cut, and up to where."""
    return {**why, "of": owner, "base": base.seq}


def verify(
    links: Sequence[Link],
    payloads: Mapping[int, Payload],
    keys: Mapping[str, bytes],
    owner: str,
    base: Head | None,
    expected: Head | None = None,
) -> list[Problem]:
    """All faults in the log of ``owner``, as :func:`chain.verify`; ``base`` is where it was cut, None where
    it was not.

    A head noted before the cut can no longer be compared: that is no problem where the cut is properly
    recorded.
    """
    if base is None:
        return chain.verify(links, payloads, keys, chain.origin(owner), expected)
    proven = _is_proven(links, payloads, keys, owner, base)
    past = expected if proven and expected is not None and expected.seq <= base.seq else None
    found = chain.verify(links, payloads, keys, base.mac, None if past else expected, base.seq)
    found.append(Problem(base.seq, "cut" if proven else "cut_unproven"))
    if past and past.seq == base.seq and past.mac != base.mac:
        found.append(Problem(base.seq, "other_head"))
    return sorted(found, key=lambda problem: problem.seq)


def _is_proven(
    links: Sequence[Link],
    payloads: Mapping[int, Payload],
    keys: Mapping[str, bytes],
    owner: str,
    base: Head,
) -> bool:
    """Does the first entry record this cut, sealed with one of the known keys?"""
    first = links[0] if links else None
    why = payloads.get(first.seq) if first else None
    if first is None or why is None or first.action != CUT:
        return False
    # Without any key nothing is proven, here as elsewhere: "unkeyed" says so.
    ours = first.key_id in keys or (not keys and first.key_id == chain.UNKEYED)
    sealed = ours and chain.holds(first, keys.get(first.key_id)) and chain.digest(why) == first.digest
    if not sealed or (first.seq, first.previous) != (base.seq + 1, base.mac):
        return False
    return (why.value.get("of"), why.value.get("base")) == (owner, base.seq)
