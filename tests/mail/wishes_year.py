"""A year of people who have chosen how they are told: what is done, what they choose, and all they get.

All of it is typed from the rule in ``docs/mail.md`` and a calendar of 2026. The clock looks at 07:00,
08:00, 12:00 and 23:00.
"""

from tests.clock.year import IDI
from tests.clock.year import IIK
from tests.clock.year import measure
from tests.register import CLOSE
from tests.register import REREGISTER

DIGEST, SCREEN = "digest", "on_screen"
SKEMA = "Fyll ut mottaksskjemaet"
#: Every kind is chosen, also those that nobody may choose: these go at once all the same.
EVERYTHING = {
    kind: DIGEST
    for kind in (
        *("new_report", "received", "closed", "delayed", "preliminary_response", "speakup_new", "question"),
        *("deadline", "deadline_at_unit", "measure_due", "measure_overdue", "measure_evaluate"),
        *("status_cases", "status_setup", "receipt_reminder", "daily_digest"),
    )
}

#: Day and time, who, what they choose, quiet hours.
WISHES = [
    ("01-02 12:00", "recipient.ie", EVERYTHING, "20:00-09:00"),
    ("01-02 12:00", "worker.idi", {"deadline": DIGEST}, None),
    (
        "01-02 12:00",
        "manager.ie",
        {"status_cases": DIGEST, "deadline": SCREEN, "deadline_at_unit": DIGEST},
        None,
    ),
    ("01-02 12:00", "worker.iik", {"measure_agreed": SCREEN, "measure_overdue": SCREEN}, None),
    ("01-02 12:00", "per", {}, "06:00-08:00"),
    ("01-02 12:00", "kari", {"closed": SCREEN, "received": DIGEST}, "00:00-23:59"),
    ("01-02 12:00", "speakup", EVERYTHING, "00:00-23:59"),
    ("02-10 12:00", "recipient.ie", {"deadline": DIGEST, "status_cases": DIGEST}, "20:00-09:00"),
    ("03-01 12:00", "second.idi", {"daily_digest": DIGEST}, None),
    ("03-02 12:00", "second.idi", {}, None),
    ("11-22 12:00", "recipient.ie", EVERYTHING, "20:00-09:00"),
    ("11-25 12:00", "recipient.ie", {}, None),
]

#: Day and time, which case or part of it, who, which action, with what.
ACTS = [
    # At night: what the procedure asks for waits for no quiet hours.
    ("02-02 23:00", "Natt", "kari", "report", {}),
    ("02-06 11:00", "Natt", "second.ie", "approve", IDI),
    ("02-06 13:00", "Natt", "worker.idi", "accept", {"severity": "low"}),
    ("03-03 23:30", "Natt", "worker.idi", "close", CLOSE),
    # With a measure that a line manager agrees to.
    ("06-01 12:30", "Tiltak", "ola", "report", {}),
    ("06-01 12:40", "Tiltak", "second.ie", "approve", IIK),
    ("06-01 12:50", "Tiltak", "worker.iik", "accept", {"severity": "low"}),
    ("06-01 13:00", "Tiltak", "worker.iik", "add_measure", measure("Rutine", "per", "2026-06-15")),
    ("06-01 13:10", "Rutine", "worker.iik", "ask_agreement", {}),
    ("06-01 13:20", "Rutine", "manager.iik", "agree", {}),
    ("06-22 13:00", "Rutine", "per", "finish", {"evidence": "Gjort."}),
    ("06-22 14:00", "Tiltak", "worker.iik", "close", CLOSE),
    ("09-20 13:00", "Rutine", "worker.iik", "evaluate", {"result": "yes", "effect": "Ja."}),
    # Of SpeakUp! nothing is ever in a digest.
    ("10-05 12:30", "Grov", "ola", "report", {}),
    ("10-05 12:40", "Grov", "second.ie", "reregister", REREGISTER),
    # Who is kept out before their digest is sent reads nothing of it.
    ("10-26 13:00", "Inhabil", "per", "report", {}),
    ("11-23 08:30", "Inhabil", "second.ie", "recuse", {"person": "recipient.ie", "reason": "Gift."}),
]

#: Who stands in for whom: named on a day, from and to.
AWAY = ("02-19 13:00", "worker.idi", "second.idi", "2026-02-20", "2026-03-20")

#: Day and time, what it says, to whom. Of a digest its lines, each after a bar.
MAILS = [
    ("02-02 23:00", "Vi har mottatt meldingen din «Natt»", "kari"),
    # One of the recipients is line manager, too: of one report they get one mail.
    ("02-02 23:00", "Ny avviksmelding «Natt»", "recipient.ie second.ie"),
    ("02-02 23:00", "Avvik meldt ved Enhet IE", "manager.ie"),
    *(
        (
            f"02-0{day} 12:00",
            f"oversikt | «Natt»: {SKEMA} innen tre arbeidsdager: senest 5. februar",
            "recipient.ie",
        )
        for day in (3, 4, 5)
    ),
    ("02-05 07:00", "Ny avviksmelding «Natt»", "recipient.ie second.ie"),
    # The case worker is line manager of the department, too. What waited is done before the digest is sent.
    ("02-06 11:00", "Meldingsmottaker for «Natt»", "worker.idi"),
    ("02-06 11:00", "Avvik meldt ved Enhet IDI", "manager.ie manager.idi"),
    ("02-06 13:00", "Meldingen din «Natt» er under behandling", "kari"),
    (
        "02-19 13:00",
        "Stedfortreder ved Enhet IE: Navn second.idi for Navn worker.idi",
        "second.idi recipient.ie second.ie admin.ie",
    ),
    # The deputy has chosen nothing.
    ("02-23 07:00", "oversikt | Frist for «Natt»", "worker.idi"),
    ("02-23 07:00", "Frist for «Natt»", "second.idi"),
    ("03-02 07:00", "oversikt | Frist for «Natt»", "worker.idi"),
    ("03-02 07:00", "oversikt | «Natt»: Finn årsaken, og lukk saken, siden 6. februar", "second.idi"),
    ("03-02 07:00", "Frist for «Natt»", "second.idi second.ie recipient.idi"),
    ("03-02 12:00", "oversikt | Frist for «Natt»", "recipient.ie"),
    ("03-03 07:00", "Meldingen din «Natt» er forsinket", "kari"),
    ("03-03 23:30", "Meldingen «Natt» er lukket", "kari"),
    ("06-01 12:30", "Vi har mottatt meldingen din «Tiltak»", "ola"),
    ("06-01 12:30", "Ny avviksmelding «Tiltak»", "recipient.ie second.ie"),
    ("06-01 12:30", "Avvik meldt ved Enhet IE", "manager.ie"),
    ("06-01 12:40", "Meldingsmottaker for «Tiltak»", "worker.iik"),
    ("06-01 12:40", "Avvik meldt ved Enhet IIK", "manager.ie manager.iik"),
    ("06-01 12:50", "Meldingen din «Tiltak» er under behandling", "ola"),
    ("06-01 13:00", "Tiltak «Rutine» for ID", "per"),
    # The answer of one of them is seen on screen only.
    ("06-01 13:10", "Tiltak «Rutine» for ID", "manager.ie manager.iik second.ie"),
    ("06-15 08:00", "Tiltak «Rutine» for ID", "per"),
    ("06-22 07:00", "Frist for «Tiltak»", "worker.iik"),
    ("06-22 07:00", "Tiltak «Rutine» for ID", "worker.iik"),
    ("06-22 08:00", "Tiltak «Rutine» for ID", "per"),
    ("06-22 13:00", "Tiltak «Rutine» for ID", "worker.iik"),
    ("06-22 14:00", "Meldingen «Tiltak» er lukket", "ola"),
    ("09-20 07:00", "Tiltak «Rutine» for ID", "worker.iik"),
    ("09-20 08:00", "Tiltak «Rutine» for ID", "per"),
    ("09-20 13:00", "Tilgang til ID", "per"),
    ("10-05 12:30", "Vi har mottatt meldingen din «Grov»", "ola"),
    ("10-05 12:30", "Ny avviksmelding «Grov»", "recipient.ie second.ie"),
    ("10-05 12:30", "Avvik meldt ved Enhet IE", "manager.ie"),
    ("10-05 12:40", "Meldingen din ID er omregistrert som varslingssak", "ola"),
    ("10-05 12:40", "Ny varslingssak", "speakup second.speakup"),
    ("10-26 13:00", "Vi har mottatt meldingen din «Inhabil»", "per"),
    ("10-26 13:00", "Ny avviksmelding «Inhabil»", "recipient.ie second.ie"),
    ("10-26 13:00", "Avvik meldt ved Enhet IE", "manager.ie"),
    ("10-29 07:00", "Ny avviksmelding «Inhabil»", "recipient.ie second.ie"),
    ("11-16 07:00", "Frist for «Inhabil»", "second.ie"),
    ("11-16 12:00", "oversikt | Frist for «Inhabil»", "recipient.ie"),
    # On the 23rd, too, something waited for the one who is kept out since half past eight.
    ("11-23 07:00", "Frist for «Inhabil»", "second.ie"),
    ("11-24 07:00", "Meldingen din «Inhabil» er forsinket", "per"),
    *(
        mail
        for day in ("11-30", "12-07", "12-14", "12-21", "12-28")
        for mail in (
            (f"{day} 07:00", "Frist for «Inhabil»", "second.ie"),
            (f"{day} 07:00", "oversikt | Frist for ID", "manager.ie"),
        )
    ),
    *(
        (f"{month:02}-01 {time}", said, to)
        for month in range(2, 13)
        for time, said, to in (
            ("07:00", "Status for Enhet IE", "second.ie admin.ie"),
            ("07:00", "oversikt | Status for Enhet IE", "manager.ie"),
            ("07:00", "Status for Enhet IDI", "recipient.idi manager.idi worker.idi"),
            ("07:00", "Status for Enhet IIK", "manager.iik"),
            ("07:00", "Status for Enhet HF", "recipient.hf manager.hf"),
        )
    ),
    *((f"{month:02}-01 12:00", "oversikt | Status for Enhet IE", "recipient.ie") for month in range(2, 12)),
    # They have chosen nothing any more, and no quiet hours.
    ("12-01 07:00", "Status for Enhet IE", "recipient.ie"),
]
