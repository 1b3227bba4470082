"""The fields of a case: each is defined once, here, and all code that handles fields reads these schemas.

A field that is added to one of them is in REST, in documents, in what can be redacted, handed over and
deleted, and in the log without another line of code; one of the reporter's part is in the report form too.
So is a field of a schema that another package adds to one of them: see ``content/added.py``.
"""

from collections.abc import Mapping
from functools import cache
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import ICode
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import added_schemas
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import is_redactable
from types import MappingProxyType
from typing import Any
from zope.interface.interface import InterfaceClass
from zope.schema import Field
from zope.schema.interfaces import ICollection


class ICase(IReported, IReceipt, IProcess, IOutcome, IPreliminary):
    """Everything that a case holds for people to read, except fields of other packages."""


#: The parts of a case, in the order they are read.
PARTS = (IReported, IReceipt, IProcess, IOutcome, IPreliminary)


def case_fields() -> Mapping[str, Field]:
    """Every field of a case by name, part by part, as this site has them."""
    return _case_fields(added_schemas())


@cache
def _case_fields(added: tuple[InterfaceClass, ...]) -> Mapping[str, Field]:
    return MappingProxyType({name: field for part in PARTS for name, field in fields_of(part).items()})


def redactable_fields() -> list[str]:
    """The names of the fields of a case that may be redacted: those that hold free text."""
    return [name for name, field in case_fields().items() if is_redactable(field)]


def redactable_texts(schema: InterfaceClass) -> list[str]:
    """The names of the fields of one schema that may be redacted."""
    return [name for name, field in fields_of(schema).items() if is_redactable(field)]


def prose_of(schema: InterfaceClass) -> list[str]:
    """The names of the fields of one schema that hold free text."""
    return [name for name, field in fields_of(schema).items() if is_prose(field)]


def asking(schema: InterfaceClass, fields: Mapping[str, Field]) -> InterfaceClass:
    """The schema with these ``fields`` in their order; the invariants of the schemas they come from apply
    too."""
    own = {name: asked(field) for name, field in fields.items()}
    made = InterfaceClass(schema.__name__, (schema,), own, schema.__doc__, schema.__module__)
    others = {field.interface: None for field in fields.values() if field.interface not in schema.__iro__}
    rules = [rule for other in others for rule in other.queryTaggedValue("invariants", ())]
    made.setTaggedValue("invariants", rules)
    return made


def stored(field: Field, value: Any) -> Any:
    """A form value as the case stores it: no text is an empty string, and a list becomes a tuple."""
    if value is None:
        return empty(field)
    if ICode.providedBy(field):
        return value.upper()
    return tuple(value) if ICollection.providedBy(field) else value


def empty(field: Field) -> Any:
    """The values of a case where nobody has filled in anything."""
    if field.default is not None:
        return field.default
    if ICollection.providedBy(field):
        return ()
    return "" if is_prose(field) else None


def fill_in(kind: type, schema: InterfaceClass) -> None:
    """Set the defaults of fields that nobody filled in on a class.

    They are not stored, and Dexterity need not look for a default in every schema each time a field is read.
    """
    for name, field in fields_of(schema).items():
        if name != "title":
            setattr(kind, name, empty(field))
