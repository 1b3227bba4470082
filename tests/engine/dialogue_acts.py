"""What the actions of the dialogue, the deadline and recusal must do, typed in from the specification.

``new``: what the action makes in the case: type, state and attributes of each.
"""

from datetime import date
from datetime import timedelta
from tests import parts
from tests.engine.later_acts import NOON
from tests.refused_mail import refuse_mail

BEFORE = NOON - timedelta(days=3)


def asked(house, case):
    parts.question(house, case)


def asked_by_the_recipient(house, case):
    parts.question(house, case, "recipient.ie")


def with_a_refused_mail(house, case):
    refuse_mail(house, case)


def heard(house, case):
    parts.hearing(house, case)


def written(actor, kind, text, state):
    values = {"kind": kind, "text": text, "author": actor, "at": NOON, "created_by": (actor, NOON)}
    return [("DeviationMessage", state, values)]


DIALOGUE_ACTS = {
    "request_information": {
        "from": "received",
        "who": "recipient.ie",
        "act": "request_information",
        "data": {"text": "Når var eksamen?"},
        "new": written("recipient.ie", "question", "Når var eksamen?", "shared"),
        "told": [("question", "kari")],
    },
    "answer": {
        "from": "in_process",
        "ready": asked_by_the_recipient,
        "who": "kari",
        "act": "answer",
        "data": {"question": "question", "text": "I desember."},
        "new": written("kari", "answer", "I desember.", "shared"),
        "told": [("answer", "recipient.ie")],
    },
    "add_information": {
        "from": "forwarded",
        "who": "kari",
        "act": "add_information",
        "data": {"text": "Det gjaldt tre emner."},
        "new": written("kari", "information", "Det gjaldt tre emner.", "shared"),
        "told": [("information", "worker.idi")],
    },
    "add_message, a note": {
        "from": "in_process",
        "who": "worker.idi",
        "act": "add_message",
        "data": {"audience": "internal", "text": "Sjekk planen."},
        "new": written("worker.idi", "note", "Sjekk planen.", "internal"),
        "told": [],
    },
    "add_message, to the reporter": {
        "from": "in_process",
        "who": "worker.idi",
        "act": "add_message",
        "data": {"audience": "reporter", "text": "Vi ser på det."},
        "new": written("worker.idi", "message", "Vi ser på det.", "shared"),
        "told": [("message", "kari")],
    },
    "withdraw, at receipt": {
        "from": "received",
        "who": "kari",
        "act": "withdraw",
        "data": {"reason": "Det ordnet seg."},
        "state": "closed",
        "stored": {"withdrawn": True, "closed": NOON, "first_closed": NOON},
        "told": [("withdrawn", "recipient.ie"), ("withdrawn", "second.ie")],
    },
    "withdraw, forwarded": {
        "from": "forwarded",
        "ready": heard,
        "who": "kari",
        "act": "withdraw",
        "data": {"reason": "Det ordnet seg."},
        "state": "closed",
        "stored": {"withdrawn": True, "hearing_access": (), "first_closed": NOON},
        "told": [
            ("access_ended", "per"),
            ("access_ended", "worker.hf"),
            ("hearing_closed", "worker.idi"),
            ("withdrawn", "worker.idi"),
        ],
    },
    "not_solved": {
        "from": "closed",
        "who": "kari",
        "act": "not_solved",
        "data": {"text": "Det skjer fortsatt."},
        "stored": {"not_solved": NOON},
        "new": written("kari", "not_solved", "Det skjer fortsatt.", "shared"),
        "told": [
            ("not_solved", "recipient.idi"),
            ("not_solved", "recipient.ie"),
            ("not_solved", "second.ie"),
        ],
    },
    "preliminary_response": {
        "from": "received",
        "who": "recipient.ie",
        "act": "preliminary_response",
        "data": {"reason": "Venter på sensor.", "expected": "2026-04-01", "text": "Vi trenger mer tid."},
        "stored": {
            "due": date(2026, 4, 1),
            "preliminary": date(2026, 2, 2),
            "preliminary_text": "Vi trenger mer tid.",
        },
        "told": [("preliminary_response", "kari")],
    },
    "close_as_notification": {
        "from": "forwarded",
        "ready": heard,
        "who": "worker.idi",
        "act": "close_as_notification",
        "data": {"comment": "Saken er meldt i SpeakUp!."},
        "state": "closed",
        "stored": {"text_to_reporter": "Saken er meldt i SpeakUp!.", "solved": None, "first_closed": NOON},
        "told": [("access_ended", "per"), ("access_ended", "worker.hf"), ("closed", "kari")],
    },
    "recuse, somebody with folder roles": {
        "from": "in_process",
        "who": "recipient.ie",
        "act": "recuse",
        "data": {"person": "manager.idi", "reason": "Nær slektning."},
        "stored": {"recused": ("manager.idi",)},
        "told": [],
    },
    "recuse, the case worker herself": {
        "from": "in_process",
        "who": "worker.idi",
        "act": "recuse",
        "data": {"person": "worker.idi", "reason": "Nær slektning.", "case_worker": "second.idi"},
        "stored": {"recused": ("worker.idi",), "case_worker": ("second.idi", NOON, "worker.idi")},
        "told": [("assigned", "second.idi")],
    },
    "recuse, a participant": {
        "from": "in_process",
        "ready": heard,
        "who": "recipient.ie",
        "act": "recuse",
        "data": {"person": "per", "reason": "Nær slektning."},
        "stored": {"recused": ("per",)},
        "told": [],
    },
    "recuse, with a deputy": {
        "from": "received",
        "who": "recipient.ie",
        "act": "recuse",
        "data": {"person": "second.ie", "reason": "Nær slektning.", "deputy": "worker.ie"},
        "stored": {"recused": ("second.ie",), "deputies": (("worker.ie", NOON, "recipient.ie"),)},
        "told": [("deputy_named", "worker.ie")],
    },
    "lift_recusal": {
        "from": "in_process",
        "ready": lambda house, case: house.act(
            case, "recipient.ie", "recuse", person="manager.idi", reason="Feil person."
        ),
        "who": "recipient.ie",
        "act": "lift_recusal",
        "data": {"person": "manager.idi", "reason": "Det var en misforståelse."},
        "stored": {"recused": ()},
        "told": [],
    },
    "end_deputy": {
        "from": "in_process",
        "ready": lambda house, case: house.act(
            case, "recipient.ie", "recuse", person="second.ie", reason="I familie.", deputy="worker.ie"
        ),
        "who": "recipient.ie",
        "act": "end_deputy",
        "data": {"person": "worker.ie", "reason": "Vi er nok."},
        "stored": {"deputies": (), "recused": ("second.ie",)},
        "told": [("access_ended", "worker.ie")],
    },
    "send_again": {
        "from": "closed",
        "ready": with_a_refused_mail,
        "who": "worker.idi",
        "act": "send_again",
        "data": {},
        # What goes out again is seen in test_send_again.py.
        "told": [],
    },
    "redact": {
        "from": "closed",
        "who": "recipient.ie",
        "act": "redact",
        "data": {"target": "field:measures_text", "reason": "Et navn."},
        "stored": {
            "measures_text": "",
            "conclusion": "Rutinen manglet en frist.",
            "redactions": (("field:measures_text", NOON, "recipient.ie", 41),),
        },
        "told": [],
    },
    "add_attachment": {
        "from": "received",
        "who": "recipient.ie",
        "act": "add_attachment",
        "data": {"audience": "reporter"},
        "files": (parts.FILE,),
        "new": [
            (
                "DeviationAttachment",
                "shared",
                {"title": "plan.txt", "added_by": "recipient.ie", "added": NOON},
            )
        ],
        "told": [],
    },
}
