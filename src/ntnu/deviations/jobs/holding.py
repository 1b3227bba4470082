"""May the owner of a file still read all that it tells of? Asked whenever it is to be handed out."""

from collections.abc import Collection
from ntnu.deviations.access.figures import handled_by
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.jobs.store import Held


def held_by(register, user, cases: Collection[str]) -> Held:
    """What a file tells of: these cases (UIDs), as ``user`` reads them now."""
    return Held(cases, _among(register, handled_by(register, user), cases) if cases else ())


def is_readable(register, user, held: Held) -> bool:
    """Does ``user`` see all these cases, and read the casework of the same ones as then?"""
    if not held.seen:
        return True
    seen, handled = seen_by(register, user), handled_by(register, user)
    return len(_among(register, seen, held.seen)) == len(held.seen) and len(
        _among(register, handled, held.handled)
    ) == len(held.handled)


def _among(register, rids, cases: Collection[str]) -> list[str]:
    uids, rids = index_of(register).uids, frozenset(rids)
    return [uid for uid in cases if uids.get(uid) in rids]
