"""The lists people choose from: fixed ones of the procedure, and those of the settings.

Tokens are what is stored and what the REST services speak; they never change.
"""

from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.messages import DOCUMENTS
from zope.i18nmessageid import Message

Choices = list[tuple[str, Message | str]]


GATE = [
    ("none", _("gate_none", default="No, none of these")),
    ("grave", _("gate_grave", default="Serious matters: bullying, harassment, violence or threats")),
    ("facilitation", _("gate_facilitation", default="Individual accommodation for yourself")),
    ("hse", _("gate_hse", default="Health, safety and environment")),
    ("information_security", _("gate_information_security", default="Information security or privacy")),
    ("buildings", _("gate_buildings", default="Buildings and rooms")),
]
REPORTER_KIND = [
    ("student", _("reporter_kind_student", default="Student")),
    ("staff", _("reporter_kind_staff", default="Member of staff")),
]
REPLY_LANGUAGE = [
    ("nb", _("language_nb", default="Norwegian, bokmål")),
    ("nn", _("language_nn", default="Norwegian, nynorsk")),
    ("en", _("language_en", default="English")),
]
SEVERITY = [
    ("low", _("severity_low", default="Low")),
    ("medium", _("severity_medium", default="Medium")),
    ("high", _("severity_high", default="High")),
    ("critical", _("severity_critical", default="Critical")),
]
SOLVED = [
    ("yes", _("solved_yes", default="Yes")),
    ("partly", _("solved_partly", default="Partly")),
    ("no", _("solved_no", default="No")),
]
CAUSE_CATEGORY = [
    ("people", _("cause_people", default="People and competence")),
    ("routine", _("cause_routine", default="Routines")),
    ("resources", _("cause_resources", default="Resources")),
    ("information", _("cause_information", default="Information")),
    ("system", _("cause_system", default="Systems and equipment")),
    ("other", _("cause_other", default="Other")),
]
CLOSER = [
    ("case_worker", _("closer_case_worker", default="The case worker")),
    ("recipient", _("closer_recipient", default="The notification recipient")),
]
MEASURE_KIND = [
    ("immediate", _("measure_kind_immediate", default="Immediate: it limits the damage")),
    ("corrective", _("measure_kind_corrective", default="Corrective: it removes the cause")),
    ("preventive", _("measure_kind_preventive", default="Preventive: it keeps it from happening elsewhere")),
]
HEARING_PURPOSE = [
    ("consider_measures", _("purpose_consider_measures", default="Consider which measures are needed")),
    (
        "clarify_with_manager",
        _("purpose_clarify_with_manager", default="Clarify measures with the line manager"),
    ),
    (
        "clarify_process",
        _("purpose_clarify_process", default="Clarify the further process with who is responsible"),
    ),
]
AUDIENCE = [
    ("internal", _("audience_internal", default="Only those who work on the case")),
    ("reporter", _("audience_reporter", default="The reporter too")),
]
ABOUT = [
    ("staff", _("about_staff", default="Somebody who works at NTNU")),
    ("students", _("about_students", default="Students only")),
]
NOTIFIER_KIND = [
    *REPORTER_KIND,
    ("external", _("reporter_kind_external", default="Neither, I come from outside")),
]

_FIXED: dict[str, Choices] = {
    "gate": GATE,
    "reporter_kind": REPORTER_KIND,
    "reply_language": REPLY_LANGUAGE,
    "severity": SEVERITY,
    "solved": SOLVED,
    "cause_category": CAUSE_CATEGORY,
    "closer": CLOSER,
    "result": SOLVED,
    "measure_kind": MEASURE_KIND,
    "hearing_purpose": HEARING_PURPOSE,
    "audience": AUDIENCE,
    "about": ABOUT,
    "notifier_kind": NOTIFIER_KIND,
    "document": list(DOCUMENTS.items()),
}
_SETTINGS = {
    "themes": "themes",
    "tried_channels": "tried_channels",
    "campus": "campuses",
    "reason_code": "reason_codes",
}


def choices(name: str, language: str = "nb") -> Choices:
    """The tokens of the list ``name`` with their titles; those of the settings in ``language``."""
    if name in _FIXED:
        return list(_FIXED[name])
    return [(term.token, term.title(language)) for term in settings.terms(_SETTINGS[name])]


def tokens(name: str) -> frozenset[str]:
    """The tokens of the list ``name``."""
    return frozenset(token for token, _title in choices(name))


def title_of(name: str, token: str, language: str = "nb") -> Message | str:
    """What people read for ``token``; the token itself when it is no longer in the list."""
    return dict(choices(name, language)).get(token, token)
