"""Which cases came to a unit, or went from it, by a change of units: figures of former periods stay as they
were."""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Collection
from datetime import datetime
from ntnu.deviations.content.unit import Unit


def note(unit, cases: Collection[str], at: datetime, came: bool) -> None:
    """The cases with these UIDs come to the unit at a moment (UTC), or go from it."""
    if cases and aq_base(unit).passages is Unit.passages:
        unit.passages = OOBTree()
    for uid in cases:
        unit.passages[uid] = (*unit.passages.get(uid, ()), (int(at.timestamp()), came))
