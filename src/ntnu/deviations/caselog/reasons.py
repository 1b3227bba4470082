"""Why something was done, in words: what the payload of an entry holds, for people to read."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
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
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.saying import unnamed
from ntnu.deviations.caselog.saying import without
from ntnu.deviations.caselog.told_values import account
from ntnu.deviations.caselog.told_values import anything
from ntnu.deviations.caselog.told_values import chosen
from ntnu.deviations.caselog.told_values import no_reason
from ntnu.deviations.caselog.told_values import nothing
from ntnu.deviations.caselog.told_values import one_of
from ntnu.deviations.caselog.told_values import persons
from ntnu.deviations.caselog.told_values import readers
from ntnu.deviations.caselog.told_values import reminders
from ntnu.deviations.caselog.told_values import setting
from ntnu.deviations.caselog.told_values import value_of
from ntnu.deviations.messages import DOCUMENTS
from ntnu.deviations.messages import EXPORT_PROBLEMS
from ntnu.deviations.messages import RETENTION_RULES
from ntnu.deviations.messages import ROLES
from ntnu.deviations.messages import STATES
from typing import Any
from zope.component import queryUtility
from zope.interface.interface import InterfaceClass
from zope.schema.interfaces import IField


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
        label, how = keys.get(key, (key.replace("_", " "), anything))
        how = _WITH_PERSONS.get((action, key), how)
        text = unnamed(how(value, saying), saying)
        found.append(Reason(key, saying.translate(label), without(value, saying), text))
    return found


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
    return "" if kind == "uid" else anything(value, saying)


def _of_case(field: IField) -> tuple[Any, Callable[[Any, Saying], str]]:
    """How an entry shows a field of the case, or of the schema of an action."""
    is_person = any(kind.providedBy(field) for kind in (IAssignee, IAssignees, IPerson))
    return log_label_of(field), persons if is_person else partial(value_of, field)


#: Key -> its label, and how its value is shown. Fields of the case come before these.
_Keys = dict[str, tuple[Any, Callable[[Any, Saying], str]]]
KEYS: _Keys = {
    # where and who
    "unit": (_("fact_unit", default="Unit"), anything),
    "faculty": (_("label_faculty", default="Faculty"), anything),
    "from": (_("why_from", default="From"), anything),
    "to": (_("why_to", default="To"), anything),
    "person": (_("label_person", default="Person"), persons),
    "principal": (_("label_person", default="Person"), persons),
    "responsible": (_("label_responsible", default="Responsible"), persons),
    "agreement_of": (_("why_agreement_of", default="Approval that no longer applies"), persons),
    "participants": (_("label_participants", default="Participants"), persons),
    "deputy": (_("label_deputy", default="Deputy notification recipient"), persons),
    "role": (_("access_role", default="Role"), one_of(ROLES)),
    "account": (_("why_fields", default="Changed"), account),
    "joined": (_("why_joined", default="Joined the groups"), anything),
    "left": (_("why_left", default="Left the groups"), anything),
    "absent": (_("why_absent", default="Stands in for"), persons),
    "stand_in": (_("why_stand_in", default="Deputy"), persons),
    # what was chosen
    "state": (_("column_state", default="State"), one_of(STATES)),
    "result": (_("why_result", default="Result"), chosen("result")),
    "proposed": (_("why_proposed", default="Proposed by the responsible"), anything),
    "audience": (_("why_audience", default="For"), chosen("audience")),
    "purpose": (_("label_purpose", default="Purpose"), chosen("hearing_purpose")),
    "kind": (_("label_measure_kind", default="Kind of measure"), chosen("measure_kind")),
    "deviation": (_("speakup_deviation", default="Deviation"), anything),
    # what was written
    "reason": (_("label_reason", default="Reason"), anything),
    "no_reason": (_("label_reason", default="Reason"), no_reason),
    "text": (_("why_text", default="Text"), anything),
    "comment": (_("label_comment", default="Explanatory comment"), anything),
    "question": (_("label_which_question", default="Question"), anything),
    "evidence": (_("why_evidence", default="What was done"), anything),
    "effect": (_("label_effect", default="Effect"), anything),
    "description": (_("label_measure_description", default="Description"), anything),
    "setting": (_("why_setting", default="Setting"), setting),
    "before": (_("why_before", default="Until now"), anything),
    "after": (_("why_after", default="From now on"), anything),
    "fields": (_("why_fields", default="Changed"), _fields),
    "target": (_("why_target", default="What"), _target),
    # copies of the case
    "variant": (_("why_variant", default="Document"), one_of(DOCUMENTS)),
    "language": (_("why_language", default="Language"), chosen("reply_language")),
    "with_log": (_("why_with_log", default="With the log"), anything),
    "sensitive": (_("why_sensitive", default="Holds sensitive content"), anything),
    "hidden": (_("why_hidden", default="Names hidden"), anything),
    "receipt": (_("why_receipt", default="Receipt"), anything),
    "problem": (_("why_problem", default="What is wrong"), one_of(EXPORT_PROBLEMS)),
    "archive_says": (_("why_archive_says", default="The archive says"), anything),
    # personal data deleted
    "rule": (_("why_rule", default="Why"), one_of(RETENTION_RULES)),
    "marked_by": (_("why_marked_by", default="Said so"), persons),
    "years": (_("why_years", default="Years after closing"), anything),
    "entries": (_("why_entries", default="Entries removed"), anything),
    "cases": (_("why_cases", default="Cases"), anything),
    "filters": (_("why_filters", default="Filters"), anything),
    "server_account": (_("why_server_account", default="Account on the server"), anything),
    # when and how much
    "expected": (_("why_expected", default="Answer expected"), anything),
    "due": (_("column_due", default="Deadline"), anything),
    "deadline": (_("column_due", default="Deadline"), anything),
    "until": (_("why_until", default="Until"), anything),
    "attachments": (_("label_attachments", default="Attachments"), anything),
    "text_length": (_("why_length", default="Length in characters"), anything),
    "length": (_("why_length", default="Length in characters"), anything),
    "seq": (_("why_seq", default="Entry number"), anything),
    "changed": (_("why_changed", default="Changes an earlier one"), anything),
    # Objects by their UID: for programs.
    **{
        key: (key, nothing)
        for key in ("measure", "hearing", "statement", "message", "export", "uid", "of", "base", "for")
    },
    "reminders": (_("why_reminders", default="About"), reminders),
    "mails": (_("why_mails", default="E-mail to"), readers),
}


@cache
def _keys(added: tuple[InterfaceClass, ...]) -> _Keys:
    return {**{name: _of_case(field) for name, field in case_fields().items()}, **KEYS}


def _own_keys(action: str) -> _Keys:
    """A field of another package's action has the label of its form."""
    known = queryUtility(IAction, action)
    return {name: _of_case(field) for name, field in fields_of(known.schema).items()} if known else {}


#: Keys that mostly name a unit, but here name a person.
_WITH_PERSONS = {("reassign", "from"): persons, ("reassign", "to"): persons}
