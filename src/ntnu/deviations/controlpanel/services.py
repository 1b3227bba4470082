"""``@register-settings``: the settings that a register has of its own."""

from ntnu.deviations.controlpanel.changes import change_own
from ntnu.deviations.controlpanel.changes import of_site
from ntnu.deviations.controlpanel.changes import OWN
from ntnu.deviations.controlpanel.records import faults
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import named
from ntnu.deviations.own_settings import own_values
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import ANYTHING
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.jsonschema import property_of
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import PREFIX
from plone.restapi.services import Service
from typing import Any
from zope.schema.interfaces import IBool

_SETTINGS = shape({"@id": ADDRESS, "settings": by_name(ANYTHING), "site": by_name(ANYTHING)})


@described(_SETTINGS)
class RegisterSettings(Service):
    """``GET <register>/@register-settings``: by name, null where the register goes by the site's; and what
    the site has."""

    def reply(self):
        return settings_of(self.context)


def _changes(register: Any, request: Any) -> dict[str, Any]:
    """The settings by name; null for the site's value."""
    known = {name: property_of(IDeviationSettings[name], register, request) for name in OWN}
    told = {name: {"anyOf": [schema, {"type": "null"}]} for name, schema in known.items()}
    return body({"settings": body({f"{name}?": schema for name, schema in told.items()})})


@described(_SETTINGS, takes=_changes)
class ChangeRegisterSettings(WriteService):
    """``PATCH <register>/@register-settings`` ``{"settings": {name: value}}``: those that are named, null for
    the site's value."""

    def write(self):
        body = dict(self.body())
        table = body.pop("settings", None)
        errors = [FieldError(named(key), "unknown_field") for key in body]
        if not isinstance(table, dict):
            errors += one("wrong_type" if table is not None else "required", "settings")
        for name, value in table.items() if isinstance(table, dict) else ():
            errors += _faults(name, value)
        if errors:
            raise InvalidData(errors)
        change_own(self.context, table)
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """What is there now."""
        return settings_of(self.context)


def settings_of(register: Any) -> dict[str, Any]:
    """The settings of a register and of its site, as GET and PATCH answer them."""
    own = own_values(register)
    return {
        "@id": f"{register.absolute_url()}/@register-settings",
        "settings": {name: own.get(f"{PREFIX}.{name}") for name in OWN},
        "site": {name: of_site(name) for name in OWN},
    }


def _faults(name: str, value: Any) -> list[FieldError]:
    if name not in OWN:
        return one("unknown_field", named(name))
    field = IDeviationSettings[name]
    if value is None:
        return []
    if isinstance(value, bool) != IBool.providedBy(field):
        # To Python, and to its schemas, yes and no are numbers.
        return one("wrong_type", name)
    if field.required and value in ("", []):
        return one("required", name)
    return faults(name, value)
