"""Settings with a value of a register's own; all others have the site's value.

The current register is known where a request has traversed to one, or where the clock and the sender of mails
work for one.
"""

from collections.abc import Mapping
from persistent.mapping import PersistentMapping
from typing import Any
from zope.globalrequest import getRequest

_KEY = "ntnu.deviations.present_register"
_NOTHING: Mapping[str, Any] = {}


def enter(register: Any, request: Any) -> None:
    """From here on the request is about this register."""
    request.other[_KEY] = register


def present_register() -> Any | None:
    """The current register; None where none is known."""
    # Asked some twenty times in a request: the adapter for annotations costs more than all else here.
    return getattr(getRequest(), "other", _NOTHING).get(_KEY)


def own_value(name: str) -> Any:
    """The current register's own value of the record ``name``; None where it has none."""
    register = present_register()
    return own_values(register).get(name) if register is not None else None


def own_values(register: Any) -> Mapping[str, Any]:
    """The register's own values, by the names of the site's records."""
    return register.own_settings or {}


def set_own(register: Any, values: Mapping[str, Any]) -> None:
    """Set the register's own value; None: from now on the site's value applies."""
    if register.own_settings is None:
        register.own_settings = PersistentMapping()
    for name, value in values.items():
        if value is None:
            register.own_settings.pop(name, None)
        else:
            register.own_settings[name] = value
