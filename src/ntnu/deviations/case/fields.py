"""Fields of cases and of the forms of actions, beside zope.schema's own.

Pure code reads them too: nothing here comes from Plone.
"""

from copy import copy
from ntnu.deviations import _
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import Attribute
from zope.interface import implementer
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList
from zope.schema.interfaces import INumber
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import ITuple

#: What the names of all our vocabularies begin with.
VOCABULARIES = "ntnu.deviations."

#: So many characters a text has at most that says nothing else.
LONGEST = 20_000

_FOR_THE_LOG = _("help_reason_log", default="It is recorded in the case log.")


class IPerson(ITextLine):
    """A user id."""


class IUnitChoice(ITextLine):
    """A unit, named by UID, code or path."""


class IOneOf(IChoice):
    """A token of a named list (see ``ntnu.deviations.choices``)."""

    choices = Attribute("The name of the list.")


class ISomeOf(IList):
    """Tokens of a named list."""


class IMoment(IDatetime):
    """A moment (UTC); bodies give it as ISO 8601 with its offset, forms take the institution's time."""


class ICode(ITextLine):
    """A short code, in capital letters."""


class IAssignee(IPerson):
    """A person who was given a case; the case keeps ``(person, since, given by)``."""


class IAssignees(ITuple):
    """Persons who were given a case; the case keeps ``(person, since, given by)`` of each."""


class ISomePersons(IField):
    """Ids of users and groups."""


class ISomeParts(IField):
    """UIDs of files and measures of the case."""


class IQuestion(ITextLine):
    """The UID of a question to the reporter that is not answered yet."""


class ICaseNumbers(IField):
    """Numbers of cases that are related to this one."""


class ILongText(IText):
    """Text of several lines, read by the guard like every text."""


class IExactWords(ILongText):
    """Words of the case itself, which are to be found in it: the guard lets them be sent."""


class IYesNo(IField):
    """A question that is answered yes or no, or not at all: shown as two radio buttons."""


@implementer(IPerson)
class Person(schema.TextLine):
    """A person. ``among``: which persons the form offers (case_workers, coworkers, deputies, everybody,
    participants, recipients, recused)."""

    def __init__(self, among: str, **kw):
        self.among = among
        super().__init__(**kw)


@implementer(IUnitChoice)
class UnitChoice(schema.TextLine):
    """A unit. ``among``: which units the form offers (own, other_faculties, faculties, departments,
    other_units_in_use, other_faculties_in_use)."""

    def __init__(self, among: str, **kw):
        self.among = among
        super().__init__(**kw)


@implementer(IOneOf)
class OneOf(schema.Choice):
    """One token of the list ``choices``: of the vocabulary ``ntnu.deviations.<choices>``."""

    def __init__(self, choices: str, **kw):
        self.choices = choices
        super().__init__(vocabulary=f"{VOCABULARIES}{choices}", **kw)


@implementer(ISomeOf)
class SomeOf(schema.List):
    """Tokens of the list ``choices``."""

    def __init__(self, choices: str, **kw):
        self.choices = choices
        super().__init__(value_type=OneOf(choices), **kw)


@implementer(IMoment)
class Moment(schema.Datetime):
    """A moment: the action gets an aware datetime in UTC."""


@implementer(ICode)
class Code(schema.TextLine):
    """A short code; it is kept in capital letters."""


@implementer(IAssignee)
class Assignee(Person):
    """The person who has a case to do."""


@implementer(IAssignees)
class Assignees(schema.Tuple):
    """Persons who have a case to do beside them."""

    def __init__(self, **kw):
        super().__init__(value_type=schema.TextLine(), **kw)


@implementer(ISomePersons)
class SomePersons(schema.List):
    """Persons and groups."""

    def __init__(self, **kw):
        super().__init__(value_type=schema.TextLine(max_length=200), **kw)


@implementer(ISomeParts)
class SomeParts(schema.List):
    """Files and measures of the case."""

    def __init__(self, **kw):
        super().__init__(value_type=schema.TextLine(max_length=100), **kw)


@implementer(IQuestion)
class Question(schema.TextLine):
    """A question that waits for an answer."""


@implementer(ICaseNumbers)
class RelatedCases(schema.List):
    """The field ``related``, the same in every action that has it."""

    def __init__(self):
        super().__init__(
            title=_("label_related", default="Related cases"),
            description=_("help_related", default="The numbers of cases about the same matter."),
            value_type=schema.TextLine(max_length=100),
            required=False,
        )


def asked(field: schema.Field, **changes: object) -> schema.Field:
    """A field of a case as an action asks for it, in the order of the action's own schema; ``changes``: what
    is other there, for example ``description``."""
    found = copy(field)
    found.__name__ = ""
    schema.Field.order += 1
    found.order = schema.Field.order
    for name, value in changes.items():
        setattr(found, name, value)
    return found


def optional(field: schema.Field, **changes: object) -> schema.Field:
    """The same where it may be left empty: what the field of the case holds stays then."""
    return asked(field, required=False, stays_if_empty=True, **changes)


@implementer(ILongText)
class LongText(schema.Text):
    """Text of several lines."""

    def __init__(self, **kw):
        kw.setdefault("max_length", LONGEST)
        super().__init__(**kw)


@implementer(IExactWords)
class ExactWords(LongText):
    """Words as they are in a text of the case."""


class Reason(LongText):
    """The field ``reason`` of an action; unless ``description`` says another, for the log alone."""

    def __init__(self, description: Message = _FOR_THE_LOG):
        title = _("label_reason", default="Reason")
        super().__init__(title=title, description=description, max_length=5000)


@implementer(IYesNo)
class YesNo(schema.Bool):
    """Yes, no or not answered."""


def is_known(field: schema.Field) -> bool:
    """Can a case hold it? What is written must be seen by the guard, by redaction and by retention."""
    one = field.value_type if ICollection.providedBy(field) else field
    if IText.providedBy(one):
        return one is field or IList.providedBy(field)
    return any(kind.providedBy(one) for kind in (IBool, IChoice, IDate, IDatetime, INumber))


def is_prose(field: schema.Field) -> bool:
    """Is it written, and not chosen? It may hold anybody's name then."""
    chosen = (IOneOf, ISomeOf, IPerson, IAssignees, IUnitChoice, ISomePersons, ISomeParts, IQuestion)
    is_text = IText.providedBy(field) or (IList.providedBy(field) and IText.providedBy(field.value_type))
    return is_text and not any(kind.providedBy(field) for kind in chosen)
