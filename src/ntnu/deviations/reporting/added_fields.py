"""Checks fields that other packages add to a case when the server starts."""

from collections import Counter
from collections.abc import Iterator
from ntnu.deviations.case.fields import is_known
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.reported import STEPS
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import follows
from ntnu.deviations.case.schema.tags import handed_over
from ntnu.deviations.case.schema.tags import NOTIFICATION
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.case.schema.tags import PART
from ntnu.deviations.case.schema.tags import part_of
from ntnu.deviations.case.schema.tags import permission_of
from ntnu.deviations.case.schema.tags import step_of
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.case.schema.tags import VIEW_CASEWORK
from ntnu.deviations.case.schema.tags import VIEW_REPORTER
from ntnu.deviations.caselog.reasons import KEYS
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.validate import ALWAYS_ALLOWED
from ntnu.deviations.reporting.submit import ISending
from ntnu.deviations.reporting.submit import PLONE_KEYS
from plone.behavior.interfaces import IBehavior
from typing import Any
from zope.component import getUtilitiesFor
from zope.interface.interface import InterfaceClass
from zope.schema import Field


class WrongFields(Exception):
    """Some registered fields are invalid: the server does not start. Lists every one of them."""


def check(event: Any = None) -> None:
    """Subscriber: the process starts. Raises WrongFields for a field without a title, with a name that exists
    already, or with contradictory properties."""
    found = {behavior.interface for _name, behavior in getUtilitiesFor(IBehavior)}
    schemas = [schema for schema in found if schema.queryTaggedValue(PART) is not None]
    fields = [field for schema in schemas for field in fields_of(schema).values()]
    names = Counter(field.__name__ for field in fields)
    # There is no site yet that says which are enabled: a field may follow any registered one.
    places = {(part_of(field), field.__name__) for field in fields}
    wrong = [
        f"{field.__name__} of {field.interface.__identifier__} {what}"
        for field in fields
        for what in _wrong(field, names[field.__name__] > 1, places)
    ]
    if wrong:
        raise WrongFields(f"Wrong fields of a case: {'; '.join(sorted(wrong))}.")


def _wrong(field: Field, is_twice: bool, places: set[tuple[InterfaceClass, str]]) -> Iterator[str]:
    name, part = field.__name__, part_of(field)
    taken = {*ISending.names(), *PLONE_KEYS, *ALWAYS_ALLOWED, FIELD, *KEYS}
    if not field.title:
        yield "has no title"
    if not is_known(field):
        yield "is none of texts, numbers, yes or no, days, moments, choices, or a list of such"
    if is_twice or name in taken or hasattr(DeviationReport, name):
        yield "has a name that exists already"
    if part is IReported and step_of(field) not in STEPS:
        yield f"is asked in no step of the report form: {', '.join(STEPS)}"
    if part is IOutcome and not outcomes_of(field):
        yield "is told in no outcome: outcomes=(CLOSED,), (NOT_APPROVED,) or both"
    if permission_of(field) not in (VIEW, VIEW_CASEWORK, VIEW_REPORTER):
        yield f"is read by {permission_of(field)}, and not by one of {VIEW}, {VIEW_CASEWORK}, {VIEW_REPORTER}"
    before = follows(field)
    if before and before not in fields_of(part) and (part, before) not in places:
        yield f"follows {before}, which is no field of its part"
    if handed_over(field) == NOTIFICATION:
        yield "cannot be a notification's own text"
