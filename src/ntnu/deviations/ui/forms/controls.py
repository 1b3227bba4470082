"""The controls of the field types, each an adapter of the field it shows."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from ntnu.deviations.case import fields
from ntnu.deviations.choices import NO
from ntnu.deviations.choices import YES
from ntnu.deviations.domain.local_time import in_full
from ntnu.deviations.domain.local_time import parse
from ntnu.deviations.domain.local_time import typed
from ntnu.deviations.domain.local_time import understood
from ntnu.deviations.now import zone
from ntnu.deviations.ui.forms.form_control import control_of
from ntnu.deviations.ui.forms.form_control import first
from ntnu.deviations.ui.forms.form_control import IFormControl
from ntnu.deviations.ui.forms.form_control import texts
from ntnu.deviations.ui.forms.options import Option
from zope.component import adapter
from zope.component.hooks import getSite
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import interfaces as schema

#: Up to this many choices are shown as radio buttons; more become a drop-down list.
FEW = 4
#: Persons of these kinds are searched for: there are too many to list.
SEARCHED = frozenset({"everybody"})
#: The suffix of the key that holds the moment a field was filled with.
BEFORE = ".before"

_SEPARATORS = re.compile(r"[,;\s]+")
_YES_NO = {"yes": True, "no": False}


@adapter(schema.IField, Interface)
@implementer(IFormControl)
class Control:
    """Text of several lines; base class of other controls."""

    kind = "textarea"
    template = None
    is_group = False
    #: What there is to choose from whatever the page offers.
    answers: tuple[Option, ...] = ()

    def __init__(self, field, request):
        self.field = field
        self.request = request

    @property
    def macro(self) -> str:
        return self.kind

    def shown_with(self, options: tuple[Option, ...]) -> "Control":
        return self

    def options(self, chooser) -> Iterable[Option]:
        return ()

    def filled(self, value: object) -> tuple[object, str]:
        return value, ""

    def read(self, form: Mapping[str, object], key: str) -> object:
        """Unchanged; only line ends are normalised."""
        return first(form.get(key)).replace("\r\n", "\n").replace("\r", "\n")


@adapter(schema.ITextLine, Interface)
class Line(Control):
    """Text on one line."""

    kind = "text"


class Chosen(Control):
    """A drop-down list; base class of others that give one value or none."""

    kind = "select"

    def read(self, form: Mapping[str, object], key: str) -> object:
        """The value; None for none."""
        return first(form.get(key)).strip() or None


@adapter(schema.INumber, Interface)
class Number(Chosen):
    """A number, typed on one line."""

    kind, macro = "number", "text"


@adapter(schema.IDate, Interface)
class Day(Chosen):
    """A date."""

    kind = "date"


@adapter(schema.IDatetime, Interface)
class Moment(Chosen):
    """A day and a time, in the institution's time."""

    kind = "moment"

    def filled(self, value: object) -> tuple[object, str]:
        """The time in typed form, and the moment in full."""
        known = parse(value)
        return (value, "") if known is None else (typed(known, zone()), in_full(known))

    def read(self, form: Mapping[str, object], key: str) -> object:
        """The moment in full, where it is valid."""
        sent = super().read(form, key)
        return understood(sent, zone(), form.get(f"{key}{BEFORE}")) if isinstance(sent, str) else sent


class Radios(Chosen):
    """Choices beside each other."""

    kind, is_group = "radios", True


@adapter(fields.IOneOf, Interface)
class OneOfList(Chosen):
    """A choice from a list: radio buttons where there are few."""

    def shown_with(self, options: tuple[Option, ...]) -> Control:
        """Radio buttons, or a drop-down list."""
        kind = Radios if 0 < len(options) <= FEW else Chosen
        return kind(self.field, self.request)

    def options(self, chooser) -> Iterable[Option]:
        """The values of the list."""
        return chooser.listed(self.field.choices)


@adapter(schema.IChoice, Interface)
class OneOfVocabulary(OneOfList):
    """A choice from the field's vocabulary."""

    def options(self, chooser) -> Iterator[Option]:
        """The terms of the vocabulary."""
        for term in self.field.bind(getSite()).vocabulary:
            yield Option(term.token, chooser.translate(term.title or term.token))


@adapter(fields.IUnitChoice, Interface)
class Among(Chosen):
    """A unit or a person among those that may be chosen."""

    def options(self, chooser) -> Iterable[Option]:
        return chooser.among(self.field.among)


class Find(Chosen):
    """A person, found by a search."""

    kind, is_group = "find", True


@adapter(fields.IPerson, Interface)
@implementer(IFormControl)
def person(field, request) -> Control:
    """A person: searched for, or chosen from a list."""
    return (Find if field.among in SEARCHED else Among)(field, request)


@adapter(fields.IQuestion, Interface)
class Question(Radios):
    """A question that waits for an answer."""

    def options(self, chooser) -> Iterable[Option]:
        """The questions of the case."""
        return chooser.questions()


@adapter(fields.IYesNo, Interface)
class YesNo(Control):
    """Yes, no, or not answered."""

    kind, macro, is_group = "yesno", "radios", True
    answers = (Option("yes", YES), Option("no", NO))

    def read(self, form: Mapping[str, object], key: str) -> object:
        """True, False, or None."""
        return _YES_NO.get(first(form.get(key)))


@adapter(schema.IBool, Interface)
class Tick(Control):
    """A box to tick."""

    kind = "checkbox"

    def read(self, form: Mapping[str, object], key: str) -> object:
        """An unticked box is False."""
        return bool(first(form.get(key)))


class Checkboxes(Control):
    """Several of a list."""

    kind, is_group = "checkboxes", True

    def options(self, chooser) -> Iterable[Option]:
        return control_of(self.field.value_type).options(chooser)

    def read(self, form: Mapping[str, object], key: str) -> object:
        """A list, empty for none."""
        return texts(form.get(key))


@adapter(fields.ISomeParts, Interface)
class Parts(Checkboxes):
    """Files and measures of the case."""

    def options(self, chooser) -> Iterable[Option]:
        """The items that can be shared."""
        return chooser.parts()


@adapter(fields.ISomePersons, Interface)
class FindSome(Control):
    """Persons and groups, found by a search."""

    kind, is_group = "find_some", True
    read = Checkboxes.read


class Words(Control):
    """Several words on one line."""

    kind, macro = "list", "text"

    def filled(self, value: object) -> tuple[object, str]:
        """The words with commas between them."""
        return (", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value), ""

    def read(self, form: Mapping[str, object], key: str) -> object:
        """Boxes to tick may be beside the field, under the same name."""
        return _SEPARATORS.sub(" ", " ".join(texts(form.get(key)))).split()


@adapter(schema.ICollection, Interface)
@implementer(IFormControl)
def several(field, request) -> Control:
    """Several values: ticked in a list, or typed."""
    return (Checkboxes if schema.IChoice.providedBy(field.value_type) else Words)(field, request)
