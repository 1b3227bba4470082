"""Units that are changed in Plone's own form or by PATCH, without an action: an entry in their log."""

from collections.abc import Mapping
from contextlib import closing
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from transaction import TransactionManager
from typing import Any
from ZODB.POSException import POSKeyError
from zope.lifecycleevent.interfaces import IAttributes


def log_changes(unit, event) -> None:
    """Subscriber: a unit was changed, and the event tells which fields. Actions of ours tell none: they have
    an entry of their own.
    """
    fields = (part.attributes for part in event.descriptions if IAttributes.providedBy(part))
    names = sorted({name.rpartition(".")[2] for attributes in fields for name in attributes})
    before = _stored(unit)
    changes = {name: (_text(before.get(name)), _text(getattr(unit, name, None))) for name in names}
    changes = {name: (old, new) for name, (old, new) in changes.items() if old != new}
    if not changes:
        return
    why = {
        "no_reason": True,
        "from": {name: old for name, (old, _new) in changes.items()},
        "to": {name: new for name, (_old, new) in changes.items()},
    }
    carry_out(unit, BarePlan(action="unit_changed", actor=acting(), effects=(), why=why), now())


def _stored(unit) -> Mapping[str, Any]:
    """The attributes of the unit as they are stored; none of a unit that is not stored yet."""
    if unit._p_jar is None:
        return {}
    # A connection of its own: ours has the new values, also where a savepoint was made.
    with closing(unit._p_jar.db().open(TransactionManager())) as connection:
        try:
            stored = connection.get(unit._p_oid)
        except POSKeyError:
            return {}
        stored._p_activate()
        return dict(vars(stored))


def _text(value: Any) -> str:
    return str(value or "")
