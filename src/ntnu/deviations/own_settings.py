"""Settings that a register has of its own; for all others it goes by the site's.

Which register is meant is known where the walk of a request has come to one, or where the clock and the
sender of mails work for one.
"""

from collections.abc import Mapping
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest

_KEY = "ntnu.deviations.present_register"


def enter(register: Any, request: Any) -> None:
    """From here on the request is about this register."""
    IAnnotations(request)[_KEY] = register


def present_register() -> Any | None:
    """The register that is meant; None where none is known."""
    annotations = IAnnotations(getRequest(), None)
    return annotations.get(_KEY) if annotations is not None else None


def own_value(name: str) -> Any:
    """The value that the present register has of its own for the record ``name``; None where it has none."""
    register = present_register()
    return own_values(register).get(name) if register is not None else None


def own_values(register: Any) -> Mapping[str, Any]:
    """What a register has of its own, by the names of the site's records."""
    return register.own_settings or {}


def set_own(register: Any, values: Mapping[str, Any]) -> None:
    """Set what a register has of its own; None: it goes by the site's from now on."""
    if register.own_settings is None:
        register.own_settings = PersistentMapping()
    for name, value in values.items():
        if value is None:
            register.own_settings.pop(name, None)
        else:
            register.own_settings[name] = value
