"""Settings are validated whichever way they come: by form, REST, or an imported profile.

The site's registry stores no constraints with its records; only the form uses the schema.
"""

from ntnu.deviations.access.units import registers
from ntnu.deviations.archive.settings import IArchiveSettings
from ntnu.deviations.archive.settings import PREFIX as ARCHIVE
from ntnu.deviations.choices import keep_former
from ntnu.deviations.choices import LISTS
from ntnu.deviations.controlpanel.changes import tell
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IStandaloneLayer
from ntnu.deviations.setting_lines import BadLine
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import PREFIX
from plone import api
from plone.browserlayer.utils import registered_layers
from typing import Any
from zope.component.hooks import getSite
from zope.interface import Invalid


def on_changed(event) -> None:
    """Subscriber: a record has a new value. Raises InvalidData, which takes it back, for one that will not
    do; a choice that is gone is kept for the cases that have it."""
    record, site = event.record.__name__, getSite()
    prefix, _dot, name = record.rpartition(".")
    if prefix == PREFIX and name in IDeviationSettings:
        if errors := faults(name, event.newValue):
            raise InvalidData(errors)
        if name == "languages" and IStandaloneLayer in registered_layers():
            _answer_in(event.newValue)
        if name in LISTS.values():
            keep_former(name, event.oldValue or [], event.newValue or [])
    elif prefix != ARCHIVE or name not in IArchiveSettings:
        return
    tell(registers(site) if site else (), "site_settings_changed", record, event.oldValue, event.newValue)


def faults(name: str, value: Any) -> list[FieldError]:
    """What is wrong with a value of this setting."""
    if isinstance(value, list) and not all(isinstance(line, str) for line in value):
        # Its constraint is asked before what its lines are.
        return one("wrong_type", name)
    try:
        IDeviationSettings[name].validate(value)
    except BadLine as error:
        return [FieldError(name, error.code, error.code, error.words)]
    except Invalid:
        return one("wrong_type", name)
    return []


def _answer_in(languages: list[str]) -> None:
    """In a site that holds nothing else, Plone's own setting decides the languages of pages; languages that
    this product does not offer stay."""
    there = api.portal.get_registry_record("plone.available_languages")
    more = [code for code in languages if code not in there]
    if more:
        api.portal.set_registry_record("plone.available_languages", [*there, *more])
