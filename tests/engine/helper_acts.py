"""What helpers say about a measure and what answers them: what each must do, as in ``measure_acts.py``."""

from datetime import date
from tests.engine.later_acts import NOON
from tests.engine.measure_acts import BEFORE
from tests.engine.measure_acts import begun
from tests.engine.measure_acts import GIVEN
from tests.engine.measure_acts import planned


def asked(house, case):
    return house.act(planned(house, case), "worker.idi", "ask_agreement")


def unsure(house, case):
    return house.act(asked(house, case), "manager.idi", "ask", text="Hvem betaler?")


def later(house, case):
    return house.act(planned(house, case), "ola", "ask_date", due="2099-06-01", reason="Det tar tid.")


def back(house, case):
    return house.act(planned(house, case), "ola", "hand_back", reason="Permisjon.")


HELPER_ACTS = {
    "decline": {
        "on": asked,
        "who": "manager.idi",
        "act": "decline",
        "data": {"reason": "Det finnes en rutine."},
        "part_state": "planned",
        "stored": {
            "asked": None,
            "agreed": None,
            "objection": ("declined", "manager.idi", NOON, None),
            "objection_text": "Det finnes en rutine.",
        },
        "told": [("measure_declined", "worker.idi")],
    },
    "ask": {
        "on": asked,
        "who": "manager.ie",
        "act": "ask",
        "data": {"text": "Hvem betaler?"},
        "part_state": "planned",
        "stored": {
            "asked": BEFORE,
            "objection": ("question", "manager.ie", NOON, None),
            "objection_text": "Hvem betaler?",
        },
        "told": [("measure_question", "worker.idi")],
    },
    "answer": {
        "on": unsure,
        "who": "recipient.ie",
        "act": "answer",
        "data": {"text": "Instituttet."},
        "part_state": "planned",
        "stored": {
            "asked": NOON,
            "objection": ("answered", "manager.idi", BEFORE, None),
            "objection_text": "Hvem betaler?",
            "objection_answer": "Instituttet.",
        },
        "told": [("measure_answered", "manager.idi")],
    },
    "ask_date": {
        "on": begun,
        "who": "ola",
        "act": "ask_date",
        "data": {"due": "2099-06-01", "reason": "Det tar tid."},
        "part_state": "in_progress",
        "stored": {
            "due": date(2099, 3, 1),
            "request": ("date", "ola", NOON, date(2099, 6, 1)),
            "request_text": "Det tar tid.",
        },
        "told": [("measure_date_asked", "worker.idi")],
    },
    "accept_date": {
        "on": later,
        "who": "worker.idi",
        "act": "accept_date",
        "part_state": "planned",
        "stored": {"due": date(2099, 6, 1), "request": None, "request_text": "", "given": GIVEN},
        "told": [("measure_changed", "ola")],
    },
    "keep_date": {
        "on": later,
        "who": "worker.idi",
        "act": "keep_date",
        "data": {"reason": "Eksamen er i mai."},
        "part_state": "planned",
        "stored": {
            "due": date(2099, 3, 1),
            "request": ("kept", "ola", BEFORE, date(2099, 6, 1)),
            "request_text": "Det tar tid.",
            "request_answer": "Eksamen er i mai.",
        },
        "told": [("measure_date_kept", "ola")],
    },
    "hand_back": {
        "on": begun,
        "who": "ola",
        "act": "hand_back",
        "data": {"reason": "Permisjon."},
        "part_state": "in_progress",
        "stored": {
            "given": GIVEN,
            "request": ("handed_back", "ola", NOON, None),
            "request_text": "Permisjon.",
        },
        "told": [("measure_handed_back", "worker.idi")],
    },
    "change, of one that was handed back": {
        "on": back,
        "who": "worker.idi",
        "act": "change",
        "data": {"responsible": "worker.iik"},
        "part_state": "planned",
        "stored": {"given": ("worker.iik", NOON, "worker.idi"), "request": None, "request_text": ""},
        "told": [("access_ended", "ola"), ("measure_assigned", "worker.iik")],
    },
}
