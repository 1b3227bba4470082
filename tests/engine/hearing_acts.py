"""What each action on a hearing must do, typed in from the specification; see ``measure_acts.py``."""

from datetime import datetime
from datetime import UTC
from tests import parts
from tests.engine.later_acts import NOON
from tests.engine.measure_acts import BEFORE

DEADLINE = datetime(2099, 2, 6, 12, 0, tzinfo=UTC)
OPENED = {"participants": ("per", "worker.hf"), "opened": BEFORE, "opened_by": "worker.idi"}


def draft(house, case):
    return parts.hearing(house, case, opened=False)


def opened(house, case):
    return parts.hearing(house, case)


def answered(house, case):
    made = parts.hearing(house, case)
    parts.statement(house, made)
    return made


def ended(house, case):
    return house.act(answered(house, case), "worker.idi", "close")


def all_answered(house, case):
    made = answered(house, case)
    parts.statement(house, made, "worker.hf")
    return made


def left_out(house, case):
    return house.act(opened(house, case), "worker.idi", "remove_participant", person="per")


def ended_without_per(house, case):
    made = house.act(answered(house, case), "worker.idi", "remove_participant", person="per")
    return house.act(made, "worker.idi", "close")


#: Name -> the action, as in ``measure_acts.py``; ``statements``: person -> text and moment.
HEARING_ACTS = {
    "open": {
        "on": draft,
        "who": "recipient.ie",
        "act": "open",
        "part_state": "open",
        "stored": {
            "participants": ("per", "worker.hf"),
            "deadline": DEADLINE,
            "opened": NOON,
            "opened_by": "recipient.ie",
        },
        "told": [
            ("hearing_opened", "per"),
            ("hearing_opened", "worker.hf"),
        ],
    },
    "open, with another deadline, as it is typed in Norway": {
        "on": draft,
        "who": "worker.idi",
        "act": "open",
        "data": {"deadline": "2026-02-10T15:00:00+01:00"},
        "part_state": "open",
        "stored": {"deadline": datetime(2026, 2, 10, 14, 0, tzinfo=UTC)},
        "told": [
            ("hearing_opened", "per"),
            ("hearing_opened", "worker.hf"),
        ],
    },
    "give_statement": {
        "on": opened,
        "who": "worker.hf",
        "act": "give_statement",
        "data": {"text": "Nei, sensorene må få den."},
        "part_state": "open",
        "stored": OPENED,
        "statements": {"worker.hf": ("Nei, sensorene må få den.", NOON)},
        "told": [("statement_given", "worker.idi")],
    },
    "give_statement, changed": {
        "on": answered,
        "who": "per",
        "act": "give_statement",
        "data": {"text": "Nei likevel."},
        "part_state": "open",
        "stored": OPENED,
        "statements": {"per": ("Nei likevel.", NOON)},
        "told": [],
    },
    "extend": {
        "on": opened,
        "who": "recipient.ie",
        "act": "extend",
        "data": {"deadline": "2099-03-01T12:00:00+01:00", "reason": "Ferie."},
        "part_state": "open",
        "stored": {**OPENED, "deadline": datetime(2099, 3, 1, 11, 0, tzinfo=UTC)},
        "told": [("hearing_changed", "per"), ("hearing_changed", "worker.hf")],
    },
    "widen": {
        "on": opened,
        "who": "worker.idi",
        "act": "widen",
        "data": {"participants": ["ola", "per"]},
        "part_state": "open",
        "stored": {
            **OPENED,
            "asked": ("per", "worker.hf", "ola"),
            "participants": ("per", "worker.hf", "ola"),
            "deadline": DEADLINE,
        },
        "told": [("hearing_opened", "ola")],
    },
    "remind": {
        "on": answered,
        "who": "recipient.ie",
        "act": "remind",
        "part_state": "open",
        "stored": {**OPENED, "reminded": NOON.date()},
        "statements": {"per": ("Ja, en frist er nok.", BEFORE)},
        "told": [("hearing_reminder", "worker.hf")],
    },
    "remove_participant": {
        "on": answered,
        "who": "worker.idi",
        "act": "remove_participant",
        "data": {"person": "per"},
        "part_state": "open",
        "stored": {"participants": ("worker.hf",), "removed": ("per",)},
        "statements": {"per": ("Ja, en frist er nok.", BEFORE)},
        "told": [("access_ended", "per")],
    },
    "change, a draft": {
        "on": draft,
        "who": "recipient.ie",
        "act": "change",
        "data": {"question": "Hvem følger opp?", "participants": ["worker.hf", "ola"], "deadline": None},
        "part_state": "draft",
        "stored": {
            "title": "Er en frist nok?",
            "question": "Hvem følger opp?",
            "asked": ("worker.hf", "ola"),
            "deadline": None,
            "participants": (),
            "opened": None,
        },
        "told": [],
    },
    "close, a hearing": {
        "on": answered,
        "who": "recipient.ie",
        "act": "close",
        "part_state": "closed",
        "stored": {**OPENED, "ended": NOON},
        "statements": {"per": ("Ja, en frist er nok.", BEFORE)},
        "told": [("access_ended", "per"), ("access_ended", "worker.hf"), ("hearing_closed", "worker.idi")],
    },
    "close, a draft": {
        "on": draft,
        "who": "worker.idi",
        "act": "close",
        "part_state": "closed",
        "stored": {"participants": (), "opened": None, "ended": NOON},
        "told": [],
    },
    "ask_again": {
        "on": ended,
        "who": "recipient.ie",
        "act": "ask_again",
        "data": {"question": "Og hvem følger den opp?", "deadline": "2099-03-01T12:00:00+01:00"},
        "part_state": "open",
        "stored": {
            "question": "Og hvem følger den opp?",
            "deadline": datetime(2099, 3, 1, 11, 0, tzinfo=UTC),
            "participants": ("per", "worker.hf"),
            "opened": NOON,
            "opened_by": "recipient.ie",
            "ended": None,
        },
        "statements": {"per": ("Ja, en frist er nok.", BEFORE)},
        "told": [
            ("hearing_changed", "per"),
            ("hearing_changed", "worker.hf"),
        ],
    },
    "ask_again, when the access of one was ended": {
        "on": ended_without_per,
        "who": "worker.idi",
        "act": "ask_again",
        "data": {"deadline": "2099-03-01T12:00:00+01:00"},
        "part_state": "open",
        "stored": {"participants": ("worker.hf",), "removed": ("per",), "question": "Hva mer må til?"},
        "statements": {"per": ("Ja, en frist er nok.", BEFORE)},
        "told": [("hearing_changed", "worker.hf")],
    },
}
