"""A case, units and notices, as the mail tests use them."""

from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.plan import Notice
from tests.source import PACKAGE

#: Every kind of mail: each has its text. That all of them are registered, ``test_kinds.py`` holds.
KINDS = sorted({path.stem for path in (PACKAGE / "locales" / "nb" / "mail").glob("*.txt")} - {"footer"})

FACULTY = Unit(
    uid="faculty-uid",
    code="IE",
    faculty_uid="faculty-uid",
    titles=(("nb", "Fakultet for IT"), ("nn", "Fakultet for IKT"), ("en", "Faculty of IT")),
)
DEPARTMENT = Unit(
    uid="department-uid",
    code="IDI",
    faculty_uid="faculty-uid",
    titles=(("nb", "Institutt for data"), ("nn", "Institutt for datalære"), ("en", "Department of Data")),
)
TITLE = "Forelesningen ble avlyst"
NUMBER = "AVVIK-2026-000123"
URL = "http://nohost/plone/deviations/case/AVVIK-2026-000123"
UNIT_URL = "http://nohost/plone/deviations/ie/idi"
CASE = Facts(
    uid="0123456789abcdef",
    number=NUMBER,
    title=TITLE,
    state="received",
    reporter="kari",
    faculty=FACULTY,
    unit=DEPARTMENT,
    submitted=datetime(2026, 11, 18, 9, 0, tzinfo=UTC),
    due=date(2026, 12, 16),
)

MEASURE = "Ny rutine for avlysing"
MEASURE_URL = "http://nohost/plone/deviations/measure/m1"
HEARING = "Hva skal rutinen si?"
HEARING_URL = "http://nohost/plone/deviations/hearing/h1"
SPEAKUP_URL = "https://speakup.example/varsle"

_MEASURE = {"measure": MEASURE, "measure_due": date(2026, 12, 1), "responsible": "Per Hansen"}
_HEARING = {
    "hearing": HEARING,
    "deadline": datetime(2026, 11, 25, 14, 0, tzinfo=UTC),
    "purpose": "clarify_with_manager",
}

OUTCOMES = {"closed": 3, "not_approved": 1, "withdrawn": 0, "reregistered": 2}

#: The words each kind comes with.
_STAND_IN = {
    "absent": "Wenche Ødegård",
    "deputy": "Eva Rønning",
    "by": "Wenche Ødegård",
    "first_day": date(2026, 12, 1),
    "last_day": date(2026, 12, 9),
}
WORDS = {
    "moved": {"reason": "Emnet hører til der."},
    "closed": {"text": "Vi har rettet feilen.", "measures": "Nytt opptak.", "solved": "partly"},
    "not_approved": {
        "text": "Dette er ikke et avvik.",
        "where": "Studieveileder",
        "reason": "ordinary_channel",
    },
    "reregistered": {"text": "Saken er alvorlig."},
    "measure_assigned": _MEASURE,
    "measure_changed": _MEASURE,
    "measure_agree": _MEASURE,
    "measure_agreed": _MEASURE,
    "measure_declined": _MEASURE,
    "measure_question": _MEASURE,
    "measure_answered": _MEASURE,
    "measure_date_asked": _MEASURE,
    "measure_date_kept": _MEASURE,
    "measure_handed_back": _MEASURE,
    "measure_due": _MEASURE,
    "measure_overdue": _MEASURE,
    "measure_done": _MEASURE,
    "measure_evaluate": _MEASURE,
    "measure_cancelled": _MEASURE,
    "hearing_opened": _HEARING,
    "hearing_reminder": _HEARING,
    "hearing_changed": _HEARING,
    "statement_given": {**_HEARING, "who": "Tove Dahl"},
    "hearing_closed": _HEARING,
    "preliminary_response": {"expected": date(2027, 1, 20), "text": "Vi venter på instituttet."},
    "deadline": {"stage": "week_late"},
    "deadline_at_unit": {"stage": "week_late"},
    "delayed": {"speakup_url": SPEAKUP_URL},
    "access_given": {"role": "Case Worker"},
    "mail_refused": {"who": "Tove Dahl"},
    "reopened": {"reason": "Det kom nye opplysninger."},
    "status_cases": {"month": date(2026, 11, 1), "received": 4, "open": 7, "late": 0, **OUTCOMES},
    "sentence_written": {},
    "sentence_refused": {"reason": "Den er for tydelig."},
    "job_ended": {
        "file": "Arbeidsliste (CSV)",
        "outcome": "ready",
        "until": datetime(2026, 11, 25, 14, 0, tzinfo=UTC),
    },
    "status_setup": {"missing": ["Notification Recipient", "title_en"]},
    "speakup_new": {"number": NUMBER},
    "speakup_information": {"number": NUMBER},
    "speakup_answer": {"number": NUMBER},
    "speakup_returned": {"text": "Saken er et vanlig avvik."},
    "speakup_roles": {"given": "Kari Nordmann"},
    "account_changed": {"who": "worker", "what": ["password"]},
    "address_changed": {},
    "administrators": {"given": "Kari Nordmann"},
    "unit_changed": {"what": "moved", "former": "IE", "present": "HF"},
    "roles_changed": {"changes": "Kari Nordmann: saksbehandler"},
    "roles_changed_at_units": {"changes": ["IDI:", "Kari Nordmann: saksbehandler", "IIK:", "…"]},
    "stand_in_named": _STAND_IN,
    "stand_in_ended": _STAND_IN,
    "daily_digest": {"waits": ["«Sen sensur»: Lukk saken"], "collected": ["Status", "  Mottatt: 4"]},
}
#: The kinds about a unit and no case.
NO_CASE = {"status_cases", "status_setup", "roles_changed", "speakup_roles"}
NO_CASE |= {"account_changed", "address_changed", "administrators", "roles_changed_at_units"}
NO_CASE |= {"job_ended", "unit_changed", "stand_in_named", "stand_in_ended", "daily_digest"}
#: About a notification case, which is no case of the register.
NOTIFICATION = {"speakup_new", "speakup_information", "speakup_answer"}
MEASURES = {kind for kind in WORDS if kind.startswith("measure_")}
HEARINGS = {kind for kind in WORDS if kind.startswith("hearing_")} | {"statement_given"}


def notice(kind, to="kari", **more):
    """A notice of this kind with its words, and its own place where it has one."""
    more.setdefault("words", WORDS.get(kind, {}))
    if kind in MEASURES | HEARINGS:
        more.setdefault("url", MEASURE_URL if kind in MEASURES else HEARING_URL)
    return Notice(kind, to, **more)


def facts_for(kind):
    """The case; None for the mails about no case."""
    return None if kind in NO_CASE | NOTIFICATION else CASE


def url_for(kind):
    """Where a mail of this kind leads."""
    if kind in MEASURES:
        return MEASURE_URL
    if kind in HEARINGS:
        return HEARING_URL
    return UNIT_URL if kind in NO_CASE else URL
