"""What zope.schema finds wrong with a value, in this product's words."""

from collections.abc import Iterator
from collections.abc import Mapping
from ntnu.deviations.engine.errors import FieldError
from typing import Any
from zope.interface import Invalid
from zope.interface.interface import InterfaceClass
from zope.schema import ValidationError
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import INumber
from zope.schema.interfaces import InvalidURI
from zope.schema.interfaces import IText
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import TooShort
from zope.schema.interfaces import TooSmall
from zope.schema.interfaces import WrongContainedType
from zope.schema.interfaces import WrongType

#: Error -> the product's code; for errors about a length, that of a text and that of a list.
_CODES: dict[type[Invalid], str | tuple[str, str]] = {
    RequiredMissing: "required",
    TooShort: ("too_short", "too_few"),
    TooLong: ("too_long", "too_many"),
    TooSmall: "too_small",
    TooBig: "too_big",
    InvalidURI: "not_a_url",
    WrongType: "wrong_type",
}


def fault_of(field: Any, error: Invalid) -> tuple[str, Mapping[str, object]]:
    """The code of the error of a ``field`` (None: of the whole), and the variables of its message.

    The field's own message (an ``Invalid`` with a message, an error class of its own with words) is kept,
    under the code ``not_accepted``.
    """
    # In a list, the item that is wrong.
    field = getattr(error, "field", None) or field
    if isinstance(error, WrongContainedType) and error.errors:
        return fault_of(field.value_type, error.errors[0])
    if isinstance(error, ConstraintNotSatisfied) and IChoice.providedBy(field):
        return "unknown_value", {}
    if INumber.providedBy(field) and isinstance(error, ValueError):
        return "not_a_number", {}
    code = _CODES.get(type(error))
    if code is not None:
        bound = getattr(error, "bound", None)
        words = {} if bound is None else {"bound": str(bound), "max": str(bound)}
        return code if isinstance(code, str) else code[not IText.providedBy(field)], words
    said = _own_words(error)
    return "not_accepted", {"said": said} if said else {}


def _own_words(error: Invalid) -> Any:
    if isinstance(error, ValidationError):
        # Its arguments are the value and the field; its words are those of its class.
        return None if type(error).__module__.startswith("zope.") else error.doc()
    return error.args[0] if error.args and isinstance(error.args[0], str) else None


class _FilledIn:
    """The input as an object; invariants see None for what was not filled in."""

    def __init__(self, data: Mapping[str, Any]):
        self._data = data

    def __getattr__(self, name: str) -> Any:
        return self._data.get(name)


def broken_invariants(schema: InterfaceClass, data: Mapping[str, Any]) -> Iterator[FieldError]:
    """The invariants of the schema that the data break. ``Invalid(words, name)`` is a fault of that field."""
    found: list[Invalid] = []
    try:
        schema.validateInvariants(_FilledIn(data), found)
    except Invalid:
        for error in found:
            name = next((name for name in error.args[1:] if name in schema), None)
            code, words = fault_of(schema[name] if name else None, error)
            yield FieldError(name, code, said_as(code, words), words)


def said_as(code: str, words: Mapping[str, object]) -> str:
    """The kind of message for a code: the words of another package, where it has them."""
    return "said" if "said" in words else code
