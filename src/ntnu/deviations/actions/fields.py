"""Fields of the acts' schemas, beside zope.schema's own."""

from zope import schema
from zope.interface import implementer
from zope.schema.interfaces import IField
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


class IPerson(ITextLine):
    """A user id."""


class IUnitChoice(ITextLine):
    """A unit, named by UID, code or path."""


class IOneOf(ITextLine):
    """A token of a named list (see ``ntnu.deviations.choices``)."""


class ISomeOf(IField):
    """Tokens of a named list."""


class ILongText(IText):
    """Text of several lines, read by the guard like every text."""


class IYesNo(IField):
    """A question that is answered yes or no, or not at all: shown as two radio buttons."""


@implementer(IPerson)
class Person(schema.TextLine):
    """A person. ``among``: which persons the form offers (case_workers, coworkers, anybody)."""

    def __init__(self, among: str, **kw):
        self.among = among
        super().__init__(**kw)


@implementer(IUnitChoice)
class UnitChoice(schema.TextLine):
    """A unit. ``among``: which units the form offers (own, other_faculties, faculties, departments)."""

    def __init__(self, among: str, **kw):
        self.among = among
        super().__init__(**kw)


@implementer(IOneOf)
class OneOf(schema.TextLine):
    """One token of the list ``choices``."""

    def __init__(self, choices: str, **kw):
        self.choices = choices
        super().__init__(**kw)


@implementer(ISomeOf)
class SomeOf(schema.List):
    """Tokens of the list ``choices``."""

    def __init__(self, choices: str, **kw):
        self.choices = choices
        super().__init__(value_type=schema.TextLine(), **kw)


@implementer(ILongText)
class LongText(schema.Text):
    """Text of several lines, at most 20,000 characters unless it says another number."""

    def __init__(self, **kw):
        kw.setdefault("max_length", 20_000)
        super().__init__(**kw)


@implementer(IYesNo)
class YesNo(schema.Bool):
    """Yes, no or not answered."""
