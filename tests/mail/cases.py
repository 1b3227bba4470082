"""A case, units and notices, as the mail tests use them."""

from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.facts import Unit
from ntnu.deviations.core.plan import Notice

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

#: The words each kind comes with.
WORDS = {
    "moved": {"reason": "Emnet hører til der."},
    "closed": {"text": "Vi har rettet feilen.", "measures": "Nytt opptak.", "solved": "partly"},
    "not_approved": {
        "text": "Dette er ikke et avvik.",
        "where": "Studieveileder",
        "reason": "ordinary_channel",
    },
    "reregistered": {"text": "Saken er alvorlig."},
    "access_given": {"role": "Case Worker"},
    "reopened": {"reason": "Det kom nye opplysninger."},
    "roles_changed": {"changes": "Kari Nordmann: saksbehandler"},
}


def notice(kind, to="kari", **more):
    """A notice of this kind with its words."""
    return Notice(kind, to, words=WORDS.get(kind, {}), **more)


def facts_for(kind):
    """The case; None for the mail about no case."""
    return None if kind == "roles_changed" else CASE


def url_for(kind):
    """Where a mail of this kind leads."""
    return UNIT_URL if kind == "roles_changed" else URL
