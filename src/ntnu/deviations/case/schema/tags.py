"""Properties of a field of a case beside its type, title and help.

They are set once, in the field's schema, and all code that shows, stores or deletes a field reads them here.
Properties that are not set follow from the type of the field: free text may hold anybody's name, and choices
from a list are counted.

Schemas are used by pure code too, so nothing here comes from Plone. Read permissions are stored where
``plone.autoform`` stores them and plone.restapi looks for them.
"""

from collections.abc import Callable
from collections.abc import Mapping
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.case.interfaces import IAddedSchemas
from typing import Any
from typing import cast
from typing import TypeVar
from zope.component import queryUtility
from zope.interface.interface import InterfaceClass
from zope.schema import Field
from zope.schema import getFieldsInOrder

#: A field; in the body of a schema a type checker takes it for the value that it describes.
_F = TypeVar("_F")

#: The tagged value in which plone.autoform keeps read permissions, by name of the field.
READ_PERMISSIONS = "plone.autoform.security.read-permissions"
VIEW = "zope2.View"
VIEW_CASEWORK = "ntnu.deviations.ViewCasework"
VIEW_REPORTER = "ntnu.deviations.ViewReporter"

#: The tagged value of an added schema that names the part of the case it belongs to.
PART = "ntnu.deviations.part"

_LABEL, _LOG, _HINT, _STEP, _FIRST, _AFTER = "label", "log", "hint", "step", "first", "after"
_HANDED, _ASKED = "handed_over", "asked"
_REDACTABLE, _PERSONAL, _SHOWN, _OUTCOMES = "redactable", "personal", "shown", "outcomes"

#: Where the text of a field goes when the case is handed over to SpeakUp!: along with the other texts; into
#: the notification's own text; or nowhere, it stays in what is left of the case.
ALONG, NOTIFICATION, STAYS = "along", "notification", "stays"


def tagged(field: _F, **tags: Any) -> _F:
    """The field, with its properties.

    ``label``: what it is called where its value is read, if not by its title (which may be a question).
    ``log``: what it is called in the log, if not so either. ``hint``: who reads what is written there, said
    at the field of a form (default: nothing). ``step``: the step of the report form it is asked in;
    ``first``: before the others there. ``after``: the name of the field of its part that it follows, if
    another package adds it (default: the last). ``asked``: do the actions that fill in its part ask for it,
    if another package adds it (default: yes)? ``shown``: is it a row of its part of the page and of documents
    (default: yes)? ``redactable``, ``personal`` (deleted at the end of the retention period): default, free
    text is. ``handed_over``: ``ALONG`` (default), ``NOTIFICATION`` or ``STAYS``. ``outcomes``: the states in
    which the reporter gets this field of the outcome.
    """
    known = (
        *(_LABEL, _LOG, _HINT, _STEP, _FIRST, _AFTER),
        *(_HANDED, _ASKED, _REDACTABLE, _PERSONAL, _SHOWN, _OUTCOMES),
    )
    unknown = tags.keys() - set(known)
    if unknown:
        raise TypeError(f"Nothing reads this of a field: {', '.join(sorted(unknown))}.")
    for name, value in tags.items():
        cast(Field, field).setTaggedValue(name, value)
    return field


def read_by(permission: str, **others: str) -> Callable[[InterfaceClass], InterfaceClass]:
    """Decorator of a schema: who reads its fields, by the id of a permission; ``others`` by name of a
    field."""

    def decorate(schema: InterfaceClass) -> InterfaceClass:
        own = schema.names()
        schema.setTaggedValue(READ_PERMISSIONS, dict.fromkeys(own, permission) | others)
        return schema

    return decorate


def permission_of(field: Field) -> str:
    """The id of the permission that reads the field; empty where its schema names none: nobody does."""
    return str(field.interface.queryTaggedValue(READ_PERMISSIONS, {}).get(field.__name__, ""))


def permissions_of(field: Field) -> frozenset[str]:
    """The ids of the permissions that it takes to read the field: its own, and those of its part."""
    part = part_of(field).queryTaggedValue(READ_PERMISSIONS, {})
    return frozenset({permission_of(field), *part.values()})


def part_of(field: Field) -> InterfaceClass:
    """The schema of the part of the case that the field belongs to, whoever added it."""
    return field.interface.queryTaggedValue(PART, field.interface)


def follows(field: Field) -> str:
    """The name of the field of its part that it comes after, if another package adds it; empty: the last."""
    return str(field.queryTaggedValue(_AFTER) or "")


def is_asked(field: Field) -> bool:
    """Do the actions that fill in its part ask for it, if another package adds it?"""
    return bool(field.queryTaggedValue(_ASKED, True))


def label_of(field: Field) -> Any:
    """What the field is called where its value is read."""
    return field.queryTaggedValue(_LABEL) or field.title


def log_label_of(field: Field) -> Any:
    """What the field is called in the log."""
    return field.queryTaggedValue(_LOG) or label_of(field)


def step_of(field: Field) -> str:
    """The step of the report form it is asked in; empty for none."""
    return str(field.queryTaggedValue(_STEP) or "")


def is_first(field: Field) -> bool:
    """Is it asked before the others of its step?"""
    return bool(field.queryTaggedValue(_FIRST))


def is_redactable(field: Field) -> bool:
    """May it be redacted?"""
    return bool(field.queryTaggedValue(_REDACTABLE, is_prose(field)))


def is_personal(field: Field) -> bool:
    """Is it deleted at the end of the retention period?"""
    return bool(field.queryTaggedValue(_PERSONAL, is_prose(field)))


def is_shown(field: Field) -> bool:
    """Is it a row of its part of the page and of documents?"""
    return bool(field.queryTaggedValue(_SHOWN, True))


def handed_over(field: Field) -> str:
    """Where it goes with a case that is handed over: ``ALONG``, ``NOTIFICATION`` or ``STAYS``."""
    return str(field.queryTaggedValue(_HANDED, ALONG))


def outcomes_of(field: Field) -> tuple[str, ...]:
    """The states in which the reporter gets the field as part of the answer."""
    return tuple(field.queryTaggedValue(_OUTCOMES, ()))


def added_schemas() -> tuple[InterfaceClass, ...]:
    """The schemas by which other packages add fields to the cases of this site."""
    utility = queryUtility(IAddedSchemas)
    return utility() if utility is not None else ()


def fields_of(schema: InterfaceClass) -> dict[str, Field]:
    """The fields of a schema by name, in the order in which they are read; of a part of the case, those that
    other packages add to it, too."""
    found = dict(getFieldsInOrder(schema))
    for added in added_schemas():
        if added.queryTaggedValue(PART) is schema:
            found = in_order(found, dict(getFieldsInOrder(added)))
    return found


def in_order(fields: Mapping[str, Field], added: Mapping[str, Field]) -> dict[str, Field]:
    """The fields, and each of those that were ``added`` after the one that it follows, or as the last."""
    found = list(fields.items())
    for name, field in added.items():
        places = [before for before, _field in found]
        place = places.index(follows(field)) + 1 if follows(field) in places else len(places)
        found.insert(place, (name, field))
    return dict(found)
