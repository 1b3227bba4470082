"""A year at a register: what people do on which day, and what the clock must mail to whom.

All of it is typed in from the specification's sections 6 and 7 and a calendar of 2026.
"""

from datetime import datetime
from tests.register import CLOSE
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

IDI = {"unit": "IDI", "case_worker": "worker.idi"}
IIK = {"unit": "IIK", "case_worker": "worker.iik"}
PERSONNEL = {"personnel_like": True, "head_consulted": "2026-09-07"}
PRELIMINARY = {"reason": "Sensor er syk.", "text": "Det tar lengre tid.", "expected": "2026-06-01"}
HEARING = {
    "title": "Høringen",
    "purpose": "clarify_process",
    "question": "Hva gjør vi?",
    "participants": ["ola", "per"],
    "deadline": "2026-08-21T16:00:00+02:00",
}
EVALUATION = {"result": "yes", "effect": "Det virket."}


def on(day: str, time: str = "12:00") -> datetime:
    """A moment in Norway: day ``month-day`` of 2026."""
    return datetime.fromisoformat(f"2026-{day}T{time}").replace(tzinfo=OSLO)


def measure(title: str, responsible: str, due: str) -> dict[str, str]:
    return {"title": title, "kind": "corrective", "responsible": responsible, "due": due}


#: When, which case or part of it, who, which action, with what. What an action makes is named like its title.
#: What ends a series of reminders is done on a Sunday evening: the last reminder was on the Monday.
ACTS = [
    # Nobody looks at it for seven weeks.
    (on("01-05"), "Glemt", "kari", "report", {}),
    (on("02-22", "20:00"), "Glemt", "recipient.ie", "approve", IDI),
    (on("03-01", "20:00"), "Glemt", "worker.idi", "accept", {"severity": "low"}),
    (on("03-01", "20:01"), "Glemt", "worker.idi", "close", CLOSE),
    # Answered in time.
    (on("03-02"), "I tide", "per", "report", {}),
    (on("03-02", "13:00"), "I tide", "recipient.ie", "approve", IIK),
    (on("03-02", "14:00"), "I tide", "worker.iik", "accept", {"severity": "low"}),
    (on("03-29", "20:00"), "I tide", "worker.iik", "close", CLOSE),
    # Over Easter, and with a preliminary response.
    (on("03-30"), "Over tid", "kari", "report", {}),
    (on("04-12", "20:00"), "Over tid", "recipient.ie", "approve", IDI),
    (on("04-12", "21:00"), "Over tid", "worker.idi", "accept", {"severity": "low"}),
    (on("04-26", "20:00"), "Over tid", "worker.idi", "preliminary_response", PRELIMINARY),
    (on("06-07", "20:00"), "Over tid", "worker.idi", "close", CLOSE),
    # With measures, evaluated when the case is closed.
    (on("06-01"), "Med tiltak", "ola", "report", {}),
    (on("06-01", "13:00"), "Med tiltak", "recipient.ie", "approve", IDI),
    (on("06-01", "13:30"), "Med tiltak", "worker.idi", "accept", {"severity": "low"}),
    (on("06-01", "14:00"), "Med tiltak", "worker.idi", "add_measure", measure("Rutine", "per", "2026-06-15")),
    (
        on("06-01", "15:00"),
        "Med tiltak",
        "worker.idi",
        "add_measure",
        measure("Kurs", "worker.idi", "2026-06-22"),
    ),
    (on("06-28", "20:00"), "Rutine", "per", "finish", {"evidence": "Gjort."}),
    (on("06-28", "20:01"), "Kurs", "worker.idi", "finish", {"evidence": "Gjort."}),
    (on("06-28", "21:00"), "Med tiltak", "worker.idi", "close", CLOSE),
    (on("10-04", "20:00"), "Rutine", "worker.idi", "evaluate", EVALUATION),
    (on("10-04", "20:01"), "Kurs", "worker.idi", "evaluate", EVALUATION),
    # With a hearing that runs to its end.
    (on("08-03"), "Med høring", "kari", "report", {}),
    (on("08-03", "13:00"), "Med høring", "recipient.ie", "approve", IIK),
    (on("08-03", "14:00"), "Med høring", "worker.iik", "accept", {"severity": "low"}),
    (on("08-10"), "Med høring", "worker.iik", "add_hearing", HEARING),
    (on("08-10", "13:00"), "Høringen", "worker.iik", "open", {}),
    (on("08-12"), "Høringen", "ola", "give_statement", {"text": "Slik."}),
    (on("08-30", "20:00"), "Med høring", "worker.iik", "close", CLOSE),
    # Like a personnel matter, and one recipient is kept out.
    (on("09-07"), "Personalsak", "per", "report", {}),
    (on("09-07", "13:00"), "Personalsak", "recipient.ie", "approve", {**IDI, **PERSONNEL}),
    (
        on("09-07", "14:00"),
        "Personalsak",
        "recipient.ie",
        "recuse",
        {"person": "second.ie", "reason": "Gift."},
    ),
    (on("09-07", "15:00"), "Personalsak", "worker.idi", "accept", {"severity": "low"}),
    (on("10-25", "20:00"), "Personalsak", "worker.idi", "close", CLOSE),
    # Not approved, and opened again after its deadline.
    (on("10-05"), "Gjenåpnet", "ola", "report", {"faculty": "HF"}),
    (
        on("10-06"),
        "Gjenåpnet",
        "recipient.hf",
        "not_approve",
        {"reason_code": "hse", "text": "x", "where_instead": "y"},
    ),
    (on("11-08", "20:00"), "Gjenåpnet", "recipient.hf", "reopen", {"reason": "Det var et avvik."}),
    (
        on("11-22", "20:00"),
        "Gjenåpnet",
        "recipient.hf",
        "close_as_notification",
        {"comment": "Meldt i Si ifra."},
    ),
    # Over Christmas.
    (on("12-23"), "Til jul", "kari", "report", {}),
]

_IE = "recipient.ie second.ie"
_AT_IDI = f"{_IE} recipient.idi"

#: Day, what is said, about which case, measure or unit, to whom.
MAILS = [
    ("01-08", "receipt", "Glemt", _IE),
    ("01-26", "week left", "Glemt", _IE),
    ("02-02", "due", "Glemt", _IE),
    ("02-03", "delayed", "Glemt", "kari"),
    ("02-09", "week late", "Glemt", _IE),
    ("02-09", "blind: week late", "Glemt", "manager.ie"),
    ("02-16", "late", "Glemt", _IE),
    ("02-16", "blind: late", "Glemt", "manager.ie"),
    ("02-23", "late", "Glemt", f"worker.idi {_AT_IDI} manager.idi manager.ie"),
    ("03-23", "week left", "I tide", "worker.iik"),
    # Maundy Thursday to Easter Monday are no working days.
    ("04-07", "receipt", "Over tid", _IE),
    ("04-20", "week left", "Over tid", "worker.idi"),
    ("05-25", "week left", "Over tid", "worker.idi"),
    ("06-01", "due", "Over tid", f"worker.idi {_AT_IDI}"),
    ("06-02", "delayed", "Over tid", "kari"),
    ("06-15", "measure due", "Rutine", "per"),
    ("06-22", "measure overdue", "Rutine", "per worker.idi"),
    ("06-22", "measure due", "Kurs", "worker.idi"),
    ("06-22", "week left", "Med tiltak", "worker.idi"),
    ("09-26", "evaluate", "Rutine", "per worker.idi"),
    ("09-26", "evaluate", "Kurs", "worker.idi"),
    ("08-19", "hearing ends soon", "Med høring", "per"),
    # It ends on the 21st at four; the clock of this test looks in the morning.
    ("08-22", "hearing closed", "Med høring", "worker.iik"),
    ("08-22", "access ended", "Med høring", "ola per"),
    ("08-24", "week left", "Med høring", "worker.iik"),
    ("09-28", "week left", "Personalsak", "worker.idi"),
    ("10-05", "due", "Personalsak", "worker.idi recipient.ie recipient.idi"),
    ("10-06", "delayed", "Personalsak", "per"),
    ("10-12", "week late", "Personalsak", "worker.idi recipient.ie recipient.idi"),
    ("10-19", "late", "Personalsak", "worker.idi recipient.ie recipient.idi"),
    # Due on 2 November, while it was closed.
    ("11-09", "week late", "Gjenåpnet", "recipient.hf"),
    ("11-09", "blind: week late", "Gjenåpnet", "manager.hf"),
    ("11-11", "receipt", "Gjenåpnet", "recipient.hf"),
    ("11-16", "late", "Gjenåpnet", "recipient.hf"),
    ("11-16", "blind: late", "Gjenåpnet", "manager.hf"),
    # 24 December is a working day, 25 and 26 are not.
    ("12-29", "receipt", "Til jul", _IE),
    *(
        (f"{month:02}-01", what, f"Enhet {unit}", to)
        for month in (*range(2, 13), 1)
        for what, unit, to in (
            ("figures", "IE", f"{_IE} manager.ie"),
            ("set-up", "IE", "admin.ie"),
            ("figures", "IDI", "recipient.idi manager.idi"),
            ("figures", "IIK", "manager.iik"),
            ("figures", "HF", "recipient.hf manager.hf"),
        )
    ),
]


def expected() -> list[tuple[str, str, str, str]]:
    """The table, a line for each mail: day, what, about, to."""
    return sorted((day, what, about, person) for day, what, about, to in MAILS for person in to.split())
