"""Units that are added or changed in Plone's own forms or by POST and PATCH, without an action: an entry in
their log.
"""

from collections.abc import Mapping
from contextlib import closing
from ntnu.deviations.content.unit import IUnitSchema
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.units.unit_effects import PLANNED
from transaction import TransactionManager
from typing import Any
from ZODB.POSException import POSKeyError
from zope.lifecycleevent.interfaces import IAttributes
from zope.schema import getFieldNames


def log_added(unit, event) -> None:
    """Subscriber: a unit is new. An action has its own entry for that."""
    if getattr(unit, PLANNED, False):
        return
    values = {name: _text(getattr(unit, name)) for name in getFieldNames(IUnitSchema)}
    _log(unit, "unit_added", to={name: value for name, value in values.items() if value})


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
    before = {name: old for name, (old, _new) in changes.items()}
    after = {name: new for name, (_old, new) in changes.items()}
    _log(unit, "unit_changed", **{"from": before, "to": after})


def _log(unit, action: str, **told: Mapping[str, str]) -> None:
    why = {"no_reason": True, **told}
    carry_out(unit, BarePlan(action=action, actor=acting(), effects=(), why=why), now())


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
