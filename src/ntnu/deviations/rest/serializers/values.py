"""Values in the format of the services."""

from datetime import date
from datetime import datetime
from ntnu.deviations.choices import choice_of
from ntnu.deviations.choices import term_of
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zope.i18n import translate
from zope.schema.interfaces import IField


def as_moment(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC, whole seconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def as_day(day: date | None) -> str | None:
    """A day as ISO 8601."""
    return day.isoformat() if day else None


def as_told(field: IField | None, value: Any, request: Any) -> Any:
    """The value of a field of a case: as the case stores it; for a choice of another package, which has no
    list here, token and title, as in Plone."""
    choice = choice_of(field)
    if choice is None or hasattr(choice, "choices") or value is None:
        return json_compatible(value)
    several = isinstance(value, list | tuple | set | frozenset)
    terms = [term_of(choice, one) for one in (value if several else [value])]
    found = [{"token": term.token, "title": translate(term.title, context=request)} for term in terms]
    return found if several else found[0]
