"""The kinds of mail, ours and those of other packages, and which variables the text of each may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.locales.folders import DOMAIN
from zope.component import queryUtility
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import Field

#: Variables that every mail may use, unless its kind hides them.
STANDARD = frozenset({"number", "title", "unit", "url", "due", "faculty", "recipient_name"})

_NO_CASE = frozenset({"number", "title", "due", "faculty"})
_NUMBER_AND_UNIT = frozenset({"title", "url", "due", "faculty"})
#: The responsible for a measure knows the case's number and title, and nothing else of it.
_NUMBER_AND_TITLE = frozenset({"unit", "due", "faculty"})
#: A hearing has a deadline of its own; the case's would be taken for it.
_NO_TERM = frozenset({"due", "faculty"})


class IMailKind(Interface):
    """A kind of mail: see ``Kind``. Another package registers one as a utility, by its name."""


@implementer(IMailKind)
@dataclass(frozen=True)
class Kind:
    """What one kind of mail may hold besides the standard variables.

    ``words`` come with the notice and are put in as they are, a date or a moment (UTC) written out;
    of these, ``months`` are dates of which month and year are told, ``persons`` are user ids told
    by name, and ``addresses`` are web addresses, each a link of its own. ``tokens`` are looked up
    in the named table of the words file: one token, or a sequence of them that gives a line each;
    the table's entry ``""`` stands for none. ``chosen`` are tokens of a named list that people choose
    from (``choices``), which the settings may change, or what was chosen in a field. ``quoted`` variables
    stand apart: a person wrote them, and nobody may take them for the system's own words; or they have many
    lines.

    ``hidden`` standard variables are not to be told to who gets this mail, whatever a template asks
    for. ``hidden_from`` says what else is not told when the notice's word ``role`` has that value.

    ``domain`` is the translation domain of the package: the texts lie in its folders of languages.
    """

    words: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    tokens: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str | Field] = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    hidden_from: Mapping[str, frozenset[str]] = field(default_factory=dict)
    domain: str = DOMAIN

    @property
    def variables(self) -> frozenset[str]:
        """Every variable that a template of this kind may use."""
        words = self.words | self.months | self.persons | self.addresses
        tokens = self.tokens.keys() | self.chosen.keys()
        return (STANDARD - self.hidden) | words | self.quoted | tokens

    @property
    def links(self) -> frozenset[str]:
        """The variables that are addresses: each stands on a line of its own."""
        return self.addresses | {"url"}


_MEASURE = Kind(
    words=frozenset({"measure", "measure_due"}),
    persons=frozenset({"responsible"}),
    hidden=_NUMBER_AND_TITLE,
)
_HEARING = Kind(words=frozenset({"hearing", "deadline"}), tokens={"purpose": "purpose"}, hidden=_NO_TERM)

#: A notification case has its own number; the title and the unit say too much.
_NOTIFICATION = Kind(hidden=frozenset({"title", "unit", "due", "faculty"}))

KINDS: Mapping[str, Kind] = {
    "new_report": Kind(),
    "receipt_reminder": Kind(),
    "deputy_named": Kind(),
    "reported_at_unit": Kind(hidden=_NUMBER_AND_UNIT),
    "forwarded_at_unit": Kind(),
    "received": Kind(),
    "assigned": Kind(),
    "in_process": Kind(),
    "moved": Kind(quoted=frozenset({"reason"})),
    "closed": Kind(tokens={"solved": "solved"}, quoted=frozenset({"text", "measures"})),
    "not_approved": Kind(chosen={"reason": "reason_code"}, quoted=frozenset({"text", "where"})),
    "reregistered": Kind(quoted=frozenset({"text"}), hidden=frozenset({"title"})),
    "speakup_new": _NOTIFICATION,
    "speakup_information": _NOTIFICATION,
    "speakup_answer": _NOTIFICATION,
    "speakup_returned": Kind(quoted=frozenset({"text"})),
    "speakup_brought": Kind(),
    "measure_assigned": _MEASURE,
    "measure_changed": _MEASURE,
    "measure_agree": _MEASURE,
    "measure_agreed": _MEASURE,
    "measure_due": _MEASURE,
    "measure_overdue": _MEASURE,
    "measure_done": _MEASURE,
    "measure_evaluate": _MEASURE,
    "measure_cancelled": _MEASURE,
    "hearing_opened": _HEARING,
    "hearing_reminder": _HEARING,
    "hearing_changed": _HEARING,
    "statement_given": Kind(
        words=_HEARING.words, persons=frozenset({"who"}), tokens=_HEARING.tokens, hidden=_NO_TERM
    ),
    "hearing_closed": _HEARING,
    "preliminary_response": Kind(words=frozenset({"expected", "citation"}), quoted=frozenset({"text"})),
    "deadline": Kind(tokens={"stage": "stage"}),
    "deadline_at_unit": Kind(tokens={"stage": "stage"}, hidden=_NUMBER_AND_UNIT),
    "delayed": Kind(words=frozenset({"citation"}), addresses=frozenset({"speakup_url"})),
    "access_given": Kind(
        tokens={"role": "role"},
        hidden_from={"Measure Responsible": _NUMBER_AND_TITLE, "Hearing Participant": _NO_TERM},
    ),
    "access_ended": Kind(hidden=STANDARD - {"number", "recipient_name"}),
    "question": Kind(),
    "message": Kind(),
    "answer": Kind(),
    "information": Kind(),
    "withdrawn": Kind(),
    "not_solved": Kind(),
    "mail_refused": Kind(persons=frozenset({"who"}), hidden=_NO_TERM),
    "reopened": Kind(quoted=frozenset({"reason"})),
    "status_cases": Kind(
        words=frozenset({"received", "closed", "not_approved", "withdrawn", "reregistered", "open", "late"}),
        months=frozenset({"month"}),
        hidden=_NO_CASE,
    ),
    "status_setup": Kind(tokens={"missing": "missing"}, quoted=frozenset({"missing"}), hidden=_NO_CASE),
    "speakup_roles": Kind(
        words=frozenset({"given", "taken", "confirmed", "refused", "appointed"}),
        hidden=_NO_CASE | {"unit"},
    ),
    "account_changed": Kind(
        words=frozenset({"joined", "left"}),
        persons=frozenset({"who", "by"}),
        tokens={"what": "account"},
        quoted=frozenset({"what"}),
        hidden=_NO_CASE | {"unit"},
    ),
    "address_changed": Kind(hidden=_NO_CASE | {"unit"}),
    "administrators": Kind(
        words=frozenset({"given", "taken"}), persons=frozenset({"by"}), hidden=_NO_CASE | {"unit"}
    ),
    "roles_changed": Kind(words=frozenset({"waiting"}), quoted=frozenset({"changes"}), hidden=_NO_CASE),
}


def find_kind(name: str) -> Kind | None:
    """The kind of mail with this name; None where there is none, or its package is there no more."""
    return KINDS.get(name) or queryUtility(IMailKind, name)


def kind_of(name: str) -> Kind:
    """The kind of mail with this name. Raises LookupError."""
    if found := find_kind(name):
        return found
    raise LookupError(name)
