"""From raw input to validated data: one validator for form, REST and preview.

Raw values are JSON-shaped. Every fault is reported, each with its field. The guard for sensitive
data reads every text.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from math import isfinite
from ntnu.deviations import guard
from ntnu.deviations import settings
from ntnu.deviations.case.fields import IExactWords
from ntnu.deviations.case.fields import IOneOf
from ntnu.deviations.case.fields import IPerson
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.case.fields import ISomeOf
from ntnu.deviations.case.fields import ISomePersons
from ntnu.deviations.case.fields import LONGEST
from ntnu.deviations.domain.local_time import parse
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.schema_faults import broken_invariants
from ntnu.deviations.engine.schema_faults import fault_of
from ntnu.deviations.engine.schema_faults import said_as
from ntnu.deviations.persons import person_named
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from zope.component import queryMultiAdapter
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IList
from zope.schema.interfaces import INumber
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine

#: Keys that every body may have beside the action's own fields.
ALWAYS_ALLOWED = frozenset({"warnings_confirmed"})

_EMPTY: tuple[Any, ...] = (None, "", [], ())
#: How much longer the input may be than the stored text: invisible characters are removed.
_SPARE = 4


class _Fault(Exception):
    def __init__(self, code: str, **words: object):
        super().__init__(code)
        self.code = code
        self.words = words


def validate(
    schema, raw: Mapping[str, Any], ignore: frozenset[str] = frozenset(), guarded: bool = True
) -> dict[str, Any]:
    """Data for the action: every field that was given, as Python values.

    ``ignore``: keys that may be in the body and are ignored. Raises InvalidData with all faults; texts that
    may hold sensitive data are faults until changed or confirmed. Where people may write of such matters
    (``guarded`` is false), only what cannot be confirmed is a fault.
    """
    data, errors = examine(schema, raw, ignore)
    if not guarded:
        errors = [error for error in errors if not error.confirmable]
    if errors:
        raise InvalidData(errors)
    return data


def examine(
    schema, raw: Mapping[str, Any], ignore: frozenset[str] = frozenset()
) -> tuple[dict[str, Any], list[FieldError]]:
    """The same for unfinished input: the valid fields, and the faults of the others."""
    if not isinstance(raw, Mapping):
        return {}, [FieldError(None, "not_json")]
    fields = dict(getFieldsInOrder(schema))
    errors = [
        FieldError(named(key), "unknown_field")
        for key in raw
        if key not in fields and key not in ALWAYS_ALLOWED and key not in ignore
    ]
    data = {}
    for name, field in fields.items():
        try:
            value = _convert(field, raw.get(name))
            is_empty = value is None or value == "" or value == []
            if not is_empty:
                field.bind(getSite()).validate(value)
        except _Fault as fault:
            errors.append(FieldError(name, fault.code, fault.code, fault.words))
            continue
        except Invalid as error:
            code, words = fault_of(field, error)
            errors.append(FieldError(name, code, said_as(code, words), words))
            continue
        if not is_empty or (name in raw and not field.required):
            data[name] = value
        elif field.required:
            errors.append(FieldError(name, "required", _said_of_missing(field)))
    # Only where all compared values are there.
    if not errors:
        errors += broken_invariants(schema, data)
    errors += _sensitive(fields, data, confirmed_codes(raw))
    return data, errors


def _said_of_missing(field) -> str:
    """The wording of a missing value: nobody fills in a radio button."""
    if ISomeOf.providedBy(field):
        return "choose_some"
    return "choose_one" if IOneOf.providedBy(field) or IBool.providedBy(field) else "required"


def named(key: object) -> str | None:
    """The name of an unknown field, as far as an answer may repeat it; None where it may be personal data."""
    return None if judge_texts({"key": str(key)}, []) else str(key)[:100]


def _convert(field, value: Any) -> Any:
    if value in _EMPTY and not isinstance(value, bool):
        return [] if IList.providedBy(field) else None
    if IBool.providedBy(field):
        if not isinstance(value, bool):
            raise _Fault("wrong_type")
        return value
    if IDate.providedBy(field):
        return _date(value)
    if IDatetime.providedBy(field):
        return _moment(value)
    if IList.providedBy(field) and _is_text(field.value_type):
        return _list(field, value)
    if not _is_text(field):
        return _others(field, value)
    if not isinstance(value, str):
        raise _Fault("wrong_type")
    return _text(field, value)


def _is_text(field) -> bool:
    return IText.providedBy(field) or IOneOf.providedBy(field)


def _others(field, value: Any) -> Any:
    """A field type of another package: plone.restapi knows its JSON form. Raises Invalid."""
    found = queryMultiAdapter((field, getSite(), getRequest()), IFieldDeserializer)
    if found is None:
        raise _Fault("wrong_type")
    try:
        # JSON writes a whole number without a point.
        read = found(float(value) if IFloat.providedBy(field) and isinstance(value, int) else value)
    except Invalid:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # Each converts in its own way, and raises its own error.
        raise _Fault("not_a_number" if INumber.providedBy(field) else "wrong_type") from None
    # JSON has no form of these, and true is no number.
    sent = value if isinstance(value, list) else [value]
    made = read if isinstance(read, list | tuple | set | frozenset) else [read]
    if any(isinstance(one, bool) for one in sent) or not all(map(_is_finite, made)):
        raise _Fault("not_a_number" if INumber.providedBy(field) else "wrong_type")
    return read


def _is_finite(value: Any) -> bool:
    return not isinstance(value, float | Decimal) or isfinite(value)


def _date(value: Any) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Fault("not_a_date") from None
    # Python reads weeks and days without dashes too.
    if value != day.isoformat() or not 1900 <= day.year <= 2200:
        raise _Fault("not_a_date")
    return day


def _moment(value: Any) -> datetime:
    found = parse(value)
    if found is None or not 1900 <= found.year <= 2200:
        raise _Fault("not_a_moment")
    return found.astimezone(UTC)


def _list(field, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Fault("wrong_type")
    if len(value) > 100:
        raise _Fault("wrong_type")
    items = list(dict.fromkeys(filter(None, (_text(field.value_type, item) for item in value))))
    if ISomePersons.providedBy(field):
        return list(map(person_named, items))
    return items


def _text(field, value: str) -> str:
    most = field.max_length if getattr(field, "max_length", None) else LONGEST
    if len(value) > _SPARE * most:
        raise _Fault("too_long", max=most)
    value = tidy(value)
    if not value:
        return ""
    if len(value) > most:
        raise _Fault("too_long", max=most)
    if ITextLine.providedBy(field) and "\n" in value:
        raise _Fault("one_line")
    return person_named(value) if IPerson.providedBy(field) else value


def confirmed_codes(raw: Mapping[str, Any]) -> list[str]:
    """The codes of the guard's warnings that the body confirms."""
    confirmed = raw.get("warnings_confirmed")
    return [code for code in confirmed if isinstance(code, str)] if isinstance(confirmed, list) else []


def _sensitive(fields, data: Mapping[str, Any], confirmed: list[str]) -> list[FieldError]:
    texts = {
        name: " · ".join(value) if isinstance(value, list) else value
        for name, value in data.items()
        if isinstance(value, str | list)
        and is_prose(fields[name])
        and not IExactWords.providedBy(fields[name])
    }
    return judge_texts(texts, confirmed)


def judge_texts(texts: Mapping[str, str], confirmed: list[str]) -> list[FieldError]:
    """The guard's result for texts by field: faults that are left after what was confirmed."""
    found = guard.find(texts, confirmed, settings.get("word_list"))
    return [FieldError(f.field, f.code, f.kind, {}, not f.refuse) for f in found]
