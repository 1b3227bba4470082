"""The lists people choose from: fixed ones of the procedure, and those of the settings.

Tokens are what is stored and what the REST services speak; they never change.
"""

from ntnu.deviations import _
from ntnu.deviations import languages
from ntnu.deviations import settings
from ntnu.deviations.domain.languages import as_columns
from ntnu.deviations.domain.stand_ins import HANDED_ON
from ntnu.deviations.messages import by_id
from ntnu.deviations.messages import DOCUMENTS
from ntnu.deviations.messages import ROLES
from ntnu.deviations.terms import parse_terms
from ntnu.deviations.terms import Term
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.i18nmessageid import Message
from zope.schema import Field
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm

Choices = list[tuple[str, Message | str]]

_REPORTER_KIND = by_id(
    "reporter_kind_",
    _("reporter_kind_student", default="Student"),
    _("reporter_kind_staff", default="Member of staff"),
)
_SOLVED = by_id(
    "solved_",
    _("solved_yes", default="Yes"),
    _("solved_partly", default="Partly"),
    _("solved_no", default="No"),
)
_FIXED: dict[str, dict[str, Message]] = {
    "gate": by_id(
        "gate_",
        _("gate_none", default="No, none of these"),
        _("gate_grave", default="Serious matters: bullying, harassment, violence or threats"),
        _("gate_facilitation", default="Individual accommodation for yourself"),
        _("gate_hse", default="Health, safety and environment"),
        _("gate_information_security", default="Information security or privacy"),
        _("gate_buildings", default="Buildings and rooms"),
    ),
    "reporter_kind": _REPORTER_KIND,
    "severity": by_id(
        "severity_",
        _("severity_low", default="Low"),
        _("severity_medium", default="Medium"),
        _("severity_high", default="High"),
        _("severity_critical", default="Critical"),
    ),
    "solved": _SOLVED,
    "cause_category": by_id(
        "cause_",
        _("cause_people", default="People and competence"),
        _("cause_routine", default="Routines"),
        _("cause_resources", default="Resources"),
        _("cause_information", default="Information"),
        _("cause_system", default="Systems and equipment"),
        _("cause_other", default="Other"),
    ),
    "closer": by_id(
        "closer_",
        _("closer_case_worker", default="The case worker"),
        _("closer_recipient", default="The notification recipient"),
    ),
    "result": _SOLVED,
    "measure_kind": by_id(
        "measure_kind_",
        _("measure_kind_immediate", default="Immediate: it limits the damage"),
        _("measure_kind_corrective", default="Corrective: it removes the cause"),
        _("measure_kind_preventive", default="Preventive: it keeps it from happening elsewhere"),
    ),
    "hearing_purpose": by_id(
        "purpose_",
        _("purpose_consider_measures", default="Consider which measures are needed"),
        _("purpose_clarify_with_manager", default="Clarify measures with the line manager"),
        _("purpose_clarify_process", default="Clarify the further process with the person responsible"),
    ),
    "audience": by_id(
        "audience_",
        _("audience_internal", default="Only those who work on the case"),
        _("audience_reporter", default="The reporter too"),
    ),
    "about": by_id(
        "about_",
        _("about_staff", default="Somebody who works at ${institution}"),
        _("about_students", default="Students only"),
    ),
    "notifier_kind": _REPORTER_KIND
    | by_id("reporter_kind_", _("reporter_kind_external", default="Neither, I come from outside")),
    "document": DOCUMENTS,
    "handed_on": {role: ROLES[role] for role in HANDED_ON},
    "cases_to_take": by_id(
        "cases_to_take_",
        _("cases_to_take_none", default="None"),
        _("cases_to_take_open", default="Those that are not finished"),
        _("cases_to_take_all", default="All, the finished ones too"),
    ),
}
#: The list of the languages that are offered.
LANGUAGE = "reply_language"
#: Lists of the settings, by the name of the field that holds a token of theirs.
LISTS = {
    "themes": "themes",
    "tried_channels": "tried_channels",
    "campus": "campuses",
    "reason_code": "reason_codes",
}
#: The labels of answers to a question.
YES, NO = _("yes", default="Yes"), _("no", default="No")
#: Every list of this product.
NAMES = (*_FIXED, LANGUAGE, *LISTS)


def choices(name: str, language: str = "nb") -> Choices:
    """The tokens of the list ``name`` with titles; of languages and of the settings, in ``language``.

    Any other list is a vocabulary of another package.
    """
    if name in _FIXED:
        return list(_FIXED[name].items())
    if name == LANGUAGE:
        return [(code, languages.heading(code, language)) for code in languages.offered()]
    if name in LISTS:
        return [(term.token, term.title(language)) for term in settings.terms(LISTS[name])]
    vocabulary = getUtility(IVocabularyFactory, f"ntnu.deviations.{name}")(getSite())
    return [(term.token, term.title) for term in vocabulary]


def tokens(name: str) -> frozenset[str]:
    """The tokens of the list ``name``."""
    return frozenset(token for token, _title in choices(name))


def title_of(name: str, token: str, language: str = "nb") -> Message | str:
    """The label of ``token``, even if the choice was removed from the list since. The token itself where it
    is unknown."""
    if name == LANGUAGE:
        return languages.heading(token, language)
    found = dict(choices(name, language)).get(token)
    if found is None and name in LISTS:
        found = next((term.title(language) for term in former(LISTS[name]) if term.token == token), None)
    return token if found is None else found


def titles(field: Field, value: object, language: str = "nb") -> list[Message | str] | None:
    """The labels of the choices in a field, one or several of a list or of a vocabulary; None where nothing
    is chosen in such a field. A value that has left the vocabulary is shown as it is stored."""
    choice = choice_of(field)
    if choice is None:
        return None
    several = value if isinstance(value, list | tuple | set | frozenset) else [value]
    if hasattr(choice, "choices"):
        return [title_of(choice.choices, str(token), language) for token in several]
    return [term.title or term.token for term in (term_of(choice, one) for one in several)]


def choice_of(field: Field | None) -> Field | None:
    """The field itself, or that of its items, where that is a choice."""
    choice = field if IChoice.providedBy(field) else getattr(field, "value_type", None)
    return choice if IChoice.providedBy(choice) else None


def term_of(choice: Field, value: object) -> SimpleTerm:
    """The term of a value, or a token, in the field's vocabulary; a value that has left it gets a term of its
    own."""
    try:
        vocabulary = choice.bind(getSite()).vocabulary
        try:
            return vocabulary.getTerm(value)
        except LookupError:
            return vocabulary.getTermByToken(value)
    except (AttributeError, LookupError):
        return SimpleTerm(value, str(value), str(value))


def former(setting: str) -> list[Term]:
    """Choices that were removed from a list of the settings."""
    split = (line.split(" | ", 1) for line in _former_lines())
    return parse_terms([rest for kept, rest in split if kept == setting])


def keep_former(setting: str, before: list[str], after: list[str]) -> None:
    """Keep choices that are removed from a list of the site; a choice that returns is no longer a former
    one."""
    lines = with_former(setting, before, after)
    registry = queryUtility(IRegistry)
    if settings.FORMER in registry and lines != _former_lines():
        registry[settings.FORMER] = lines


def with_former(setting: str, before: list[str], after: list[str]) -> list[str]:
    """The lines of all former choices, once ``before`` has become ``after`` in a list of the settings."""
    gone = removed(before, after)
    now = {term.token for term in _readable(after)}
    kept = {term.token: term for term in former(setting)} | {term.token: term for term in gone}
    lines = [line for line in _former_lines() if not line.startswith(f"{setting} | ")]
    lines += [
        " | ".join((setting, term.token, *as_columns(term.names)))
        for term in kept.values()
        if term.token not in now
    ]
    return lines


def removed(before: list[str], after: list[str]) -> list[Term]:
    """The choices that are in one value of a list and not in the next."""
    now = {term.token for term in _readable(after)}
    return [term for term in _readable(before) if term.token not in now]


def _former_lines() -> list[str]:
    return settings.value_of(settings.IFormerChoices["former_choices"], settings.PREFIX) or []


def _readable(lines: list[str]) -> list[Term]:
    """The terms of lines that may have been stored before they were validated."""
    try:
        return parse_terms(lines or [])
    except ValueError:
        return []
