"""How single values of an entry's payload are shown."""

import re
from collections.abc import Callable
from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.caselog.entry_words import REMINDERS
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.choices import NO
from ntnu.deviations.choices import title_of
from ntnu.deviations.choices import titles
from ntnu.deviations.choices import YES
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.component import getUtility
from zope.schema.interfaces import IField

#: For a change by a page or service that asks for no reason.
NO_REASON = _("why_no_reason", default="No reason given")


def anything(value: Any, saying: Saying) -> str:
    """Any value: yes or no, a day, a list, a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return saying.translate(YES if value else NO)
    if isinstance(value, list):
        return ", ".join(filter(None, (anything(item, saying) for item in value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {anything(item, saying)}" for key, item in value.items())
    return _day(value, saying) if isinstance(value, str) else str(value)


def _day(value: str, saying: Saying) -> str:
    """A text; a date or a moment in words."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?", value):
        return value
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return saying.moment(at) if at.tzinfo else saying.day(at.date())


def persons(value: Any, saying: Saying) -> str:
    """Persons by name."""
    ids = value if isinstance(value, list) else [value]
    return ", ".join(dict.fromkeys(saying.name(str(id_)) for id_ in ids))


def readers(value: Any, saying: Saying) -> str:
    """Those who were mailed: pairs of the kind of mail and the reader."""
    pairs = value if isinstance(value, list) else []
    return persons([pair[-1] for pair in pairs if isinstance(pair, list) and pair], saying)


def reminders(value: Any, saying: Saying) -> str:
    """What was reminded of."""
    keys = value if isinstance(value, list) else []
    topics = (key.partition(":")[0] for key in keys if isinstance(key, str))
    return ", ".join(dict.fromkeys(saying.translate(REMINDERS.get(topic, topic)) for topic in topics))


def one_of(table: Mapping[str, Any]) -> Callable[[Any, Saying], str]:
    """One of a table of words."""
    return lambda value, saying: saying.translate(table.get(str(value), str(value)))


def chosen(name: str) -> Callable[[Any, Saying], str]:
    """A token of a list that people choose from."""
    return lambda value, saying: saying.translate(title_of(name, str(value), saying.language))


def value_of(field: IField, value: Any, saying: Saying) -> str:
    """What was filled in in a field."""
    named = titles(field, value, saying.language)
    return anything(value, saying) if named is None else ", ".join(map(saying.translate, named))


_ACCOUNT = {
    "password": _("account_password", default="The password"),
    "email": _("account_email", default="The e-mail address"),
}


def account(value: Any, saying: Saying) -> str:
    """Parts of an account."""
    parts = value if isinstance(value, list) else []
    return ", ".join(saying.translate(_ACCOUNT.get(part, part)) for part in parts)


def no_reason(value: Any, saying: Saying) -> str:
    """No reason was asked for."""
    return saying.translate(NO_REASON)


def setting(value: Any, saying: Saying) -> str:
    """A setting, by the name of its record."""
    record = getUtility(IRegistry).records.get(str(value))
    return saying.translate(record.field.title) if record is not None else str(value)


def nothing(value: Any, saying: Saying) -> str:
    """What is for programs."""
    return ""
