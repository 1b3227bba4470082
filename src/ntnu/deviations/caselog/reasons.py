"""Why something was done, in words: what the payload of an entry holds, for people to read."""

import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from functools import partial
from ntnu.deviations import _
from ntnu.deviations.case.fields import IAssignee
from ntnu.deviations.case.fields import IAssignees
from ntnu.deviations.case.fields import IPerson
from ntnu.deviations.case.interfaces import IAction
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema.tags import added_schemas
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import log_label_of
from ntnu.deviations.caselog.entry_words import REMINDERS
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.saying import unnamed
from ntnu.deviations.caselog.saying import without
from ntnu.deviations.choices import NO
from ntnu.deviations.choices import title_of
from ntnu.deviations.choices import titles
from ntnu.deviations.choices import YES
from ntnu.deviations.messages import DOCUMENTS
from ntnu.deviations.messages import EXPORT_PROBLEMS
from ntnu.deviations.messages import RETENTION_RULES
from ntnu.deviations.messages import ROLES
from ntnu.deviations.messages import STATES
from typing import Any
from zope.component import queryUtility
from zope.interface.interface import InterfaceClass
from zope.schema.interfaces import IField

#: For a change by a page or service that asks for no reason.
NO_REASON = _("why_no_reason", default="No reason given")


@dataclass(frozen=True)
class Reason:
    """One value of an entry: ``value`` as it was given, ``label`` and ``text`` for people (empty where there
    is nothing to read, as with the UID of an object)."""

    key: str
    label: str
    value: Any
    text: str


def reasons(action: str, why: Mapping[str, Any], saying: Saying) -> list[Reason]:
    """The values of the entry of an action, each with its label, in the order of the table below.

    Empty values are left out.
    """
    found, keys = [], _keys(added_schemas()) | _own_keys(action)
    order = {key: place for place, key in enumerate(keys)}
    for key, value in sorted(why.items(), key=lambda pair: order.get(pair[0], len(order))):
        if not value and value is not False:
            continue
        label, how = keys.get(key, (key.replace("_", " "), _any))
        how = _WITH_PERSONS.get((action, key), how)
        text = unnamed(how(value, saying), saying)
        found.append(Reason(key, saying.translate(label), without(value, saying), text))
    return found


# one value, by what it is ----------------------------------------------------------------------


def _any(value: Any, saying: Saying) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return saying.translate(YES if value else NO)
    if isinstance(value, list):
        return ", ".join(filter(None, (_any(item, saying) for item in value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_any(item, saying)}" for key, item in value.items())
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


def _persons(value: Any, saying: Saying) -> str:
    ids = value if isinstance(value, list) else [value]
    return ", ".join(dict.fromkeys(saying.name(str(id_)) for id_ in ids))


def _readers(value: Any, saying: Saying) -> str:
    """Those who were mailed: pairs of the kind of mail and the reader."""
    pairs = value if isinstance(value, list) else []
    return _persons([pair[-1] for pair in pairs if isinstance(pair, list) and pair], saying)


def _reminders(value: Any, saying: Saying) -> str:
    keys = value if isinstance(value, list) else []
    topics = (key.partition(":")[0] for key in keys if isinstance(key, str))
    return ", ".join(dict.fromkeys(saying.translate(REMINDERS.get(topic, topic)) for topic in topics))


def _one_of(table: Mapping[str, Any]) -> Callable[[Any, Saying], str]:
    return lambda value, saying: saying.translate(table.get(str(value), str(value)))


def _chosen(name: str) -> Callable[[Any, Saying], str]:
    return lambda value, saying: saying.translate(title_of(name, str(value), saying.language))


def _value_of(field: IField, value: Any, saying: Saying) -> str:
    chosen = titles(field, value, saying.language)
    return _any(value, saying) if chosen is None else ", ".join(map(saying.translate, chosen))


def _fields(value: Any, saying: Saying) -> str:
    names = value if isinstance(value, list) else [value]
    keys = _keys(added_schemas())
    labels = (keys[name][0] if name in keys else str(name).replace("_", " ") for name in names)
    return ", ".join(saying.translate(label) for label in labels)


def _target(value: Any, saying: Saying) -> str:
    """What was redacted (``field:<name>``, ``uid:<uid>``), or a day to aim for."""
    kind, _colon, rest = str(value).partition(":")
    if kind == "field":
        return _fields(rest.rpartition(".")[2], saying)
    return "" if kind == "uid" else _any(value, saying)


_ACCOUNT = {
    "password": _("account_password", default="The password"),
    "email": _("account_email", default="The e-mail address"),
}


def _account(value: Any, saying: Saying) -> str:
    parts = value if isinstance(value, list) else []
    return ", ".join(saying.translate(_ACCOUNT.get(part, part)) for part in parts)


def _no_reason(value: Any, saying: Saying) -> str:
    return saying.translate(NO_REASON)


def _nothing(value: Any, saying: Saying) -> str:
    return ""


def _of_case(field: IField) -> tuple[Any, Callable[[Any, Saying], str]]:
    """How an entry shows a field of the case, or of the schema of an action."""
    persons = any(kind.providedBy(field) for kind in (IAssignee, IAssignees, IPerson))
    return log_label_of(field), _persons if persons else partial(_value_of, field)


#: Key -> its label, and how its value is shown. Fields of the case come before these.
_Keys = dict[str, tuple[Any, Callable[[Any, Saying], str]]]
KEYS: _Keys = {
    # where and who
    "unit": (_("fact_unit", default="Unit"), _any),
    "faculty": (_("label_faculty", default="Faculty"), _any),
    "from": (_("why_from", default="From"), _any),
    "to": (_("why_to", default="To"), _any),
    "person": (_("label_person", default="Person"), _persons),
    "principal": (_("label_person", default="Person"), _persons),
    "responsible": (_("label_responsible", default="Responsible"), _persons),
    "agreement_of": (_("why_agreement_of", default="Approval that no longer applies"), _persons),
    "participants": (_("label_participants", default="Participants"), _persons),
    "deputy": (_("label_deputy", default="Deputy notification recipient"), _persons),
    "role": (_("access_role", default="Role"), _one_of(ROLES)),
    "account": (_("why_fields", default="Changed"), _account),
    "joined": (_("why_joined", default="Joined the groups"), _any),
    "left": (_("why_left", default="Left the groups"), _any),
    # what was chosen
    "state": (_("column_state", default="State"), _one_of(STATES)),
    "result": (_("why_result", default="Result"), _chosen("result")),
    "proposed": (_("why_proposed", default="Proposed by the responsible"), _any),
    "audience": (_("why_audience", default="For"), _chosen("audience")),
    "purpose": (_("label_purpose", default="Purpose"), _chosen("hearing_purpose")),
    "kind": (_("label_measure_kind", default="Kind of measure"), _chosen("measure_kind")),
    "deviation": (_("speakup_deviation", default="Deviation"), _any),
    # what was written
    "reason": (_("label_reason", default="Reason"), _any),
    "no_reason": (_("label_reason", default="Reason"), _no_reason),
    "text": (_("why_text", default="Text"), _any),
    "comment": (_("label_comment", default="Explanatory comment"), _any),
    "question": (_("label_which_question", default="Question"), _any),
    "evidence": (_("why_evidence", default="What was done"), _any),
    "effect": (_("label_effect", default="Effect"), _any),
    "description": (_("label_measure_description", default="Description"), _any),
    "fields": (_("why_fields", default="Changed"), _fields),
    "target": (_("why_target", default="What"), _target),
    # copies of the case
    "variant": (_("why_variant", default="Document"), _one_of(DOCUMENTS)),
    "language": (_("why_language", default="Language"), _chosen("reply_language")),
    "with_log": (_("why_with_log", default="With the log"), _any),
    "sensitive": (_("why_sensitive", default="Holds sensitive content"), _any),
    "hidden": (_("why_hidden", default="Names hidden"), _any),
    "receipt": (_("why_receipt", default="Receipt"), _any),
    "problem": (_("why_problem", default="What is wrong"), _one_of(EXPORT_PROBLEMS)),
    "archive_says": (_("why_archive_says", default="The archive says"), _any),
    # personal data deleted
    "rule": (_("why_rule", default="Why"), _one_of(RETENTION_RULES)),
    "marked_by": (_("why_marked_by", default="Said so"), _persons),
    "years": (_("why_years", default="Years after closing"), _any),
    "entries": (_("why_entries", default="Entries removed"), _any),
    "cases": (_("why_cases", default="Cases"), _any),
    "server_account": (_("why_server_account", default="Account on the server"), _any),
    # when and how much
    "expected": (_("why_expected", default="Answer expected"), _any),
    "due": (_("column_due", default="Deadline"), _any),
    "deadline": (_("column_due", default="Deadline"), _any),
    "until": (_("why_until", default="Until"), _any),
    "attachments": (_("label_attachments", default="Attachments"), _any),
    "text_length": (_("why_length", default="Length in characters"), _any),
    "length": (_("why_length", default="Length in characters"), _any),
    "seq": (_("why_seq", default="Entry number"), _any),
    "changed": (_("why_changed", default="Changes an earlier one"), _any),
    # Objects by their UID: for programs.
    **{
        key: (key, _nothing)
        for key in ("measure", "hearing", "statement", "message", "export", "uid", "of", "base")
    },
    "reminders": (_("why_reminders", default="About"), _reminders),
    "mails": (_("why_mails", default="E-mail to"), _readers),
}


@cache
def _keys(added: tuple[InterfaceClass, ...]) -> _Keys:
    return {**{name: _of_case(field) for name, field in case_fields().items()}, **KEYS}


def _own_keys(action: str) -> _Keys:
    """A field of another package's action has the label of its form."""
    known = queryUtility(IAction, action)
    return {name: _of_case(field) for name, field in fields_of(known.schema).items()} if known else {}


#: Keys that mostly name a unit, but here name a person.
_WITH_PERSONS = {("reassign", "from"): _persons, ("reassign", "to"): _persons}
