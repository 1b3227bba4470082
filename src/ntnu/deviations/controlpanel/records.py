"""Settings are validated whichever way they come: by form, REST, or an imported profile.

The site's registry stores no constraints with its records; only the form uses the schema.
"""

from ntnu.deviations.choices import keep_former
from ntnu.deviations.choices import LISTS
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IStandaloneLayer
from ntnu.deviations.setting_lines import BadLine
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import PREFIX
from plone import api
from plone.browserlayer.utils import registered_layers
from zope.interface import Invalid


def on_changed(event) -> None:
    """Subscriber: a record has a new value. Raises InvalidData, which rolls it back, for an invalid one; a
    choice that was removed is kept for the cases that have it."""
    prefix, _dot, name = event.record.__name__.rpartition(".")
    if prefix != PREFIX or name not in IDeviationSettings:
        return
    try:
        IDeviationSettings[name].validate(event.newValue)
        if name == "languages" and IStandaloneLayer in registered_layers():
            _answer_in(event.newValue)
    except BadLine as error:
        raise InvalidData([FieldError(name, error.code, error.code, error.words)]) from None
    except Invalid:
        raise InvalidData(one("wrong_type", name)) from None
    if name in LISTS.values():
        keep_former(name, event.oldValue or [], event.newValue or [])


def _answer_in(languages: list[str]) -> None:
    """In a site that holds nothing else, Plone's own setting decides the languages of pages; languages that
    this product does not offer stay."""
    there = api.portal.get_registry_record("plone.available_languages")
    more = [code for code in languages if code not in there]
    if more:
        api.portal.set_registry_record("plone.available_languages", [*there, *more])
