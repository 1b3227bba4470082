"""What each action on a measure must do, typed in from the specification."""

from datetime import date
from datetime import timedelta
from tests import parts
from tests.engine.later_acts import NOON
from tests.register import CLOSE

BEFORE = NOON - timedelta(days=3)
GIVEN = ("ola", BEFORE, "worker.idi")


def planned(house, case):
    return parts.measure(house, case)


def agreed(house, case):
    made = house.act(planned(house, case), "worker.idi", "ask_agreement")
    return house.act(made, "manager.idi", "agree")


def begun(house, case):
    return house.act(parts.measure(house, case), "ola", "start")


def finished(house, case):
    return house.act(begun(house, case), "ola", "finish", evidence="Planen er lagt ut.")


def finished_and_closed(house, case):
    made = finished(house, case)
    house.act(case, "worker.idi", "close", **CLOSE)
    return made


#: Name -> what it is done on in a case in process, who does it, what it must do.
#: ``part_state`` and ``stored`` are the part's; ``told``: kind of mail and reader.
MEASURE_ACTS = {
    "start": {
        "on": planned,
        "who": "ola",
        "act": "start",
        "part_state": "in_progress",
        "stored": {"given": GIVEN},
        "told": [],
    },
    "finish": {
        "on": begun,
        "who": "ola",
        "act": "finish",
        "data": {"evidence": "Planen er lagt ut."},
        "part_state": "done",
        "stored": {
            "evidence": "Planen er lagt ut.",
            "finished": NOON,
            "evaluate_on": date(2026, 5, 3),
        },
        "told": [("measure_done", "worker.idi")],
    },
    "finish, without having begun, by the recipient": {
        "on": planned,
        "who": "recipient.ie",
        "act": "finish",
        "data": {"evidence": "Gjort."},
        "part_state": "done",
        "stored": {"evidence": "Gjort."},
        "told": [("measure_done", "worker.idi")],
    },
    "evaluate, proposed": {
        "on": finished,
        "who": "ola",
        "act": "evaluate",
        "data": {"result": "partly", "effect": "Litt bedre."},
        "part_state": "done",
        "stored": {"proposed": ("ola", NOON, "partly", "Litt bedre."), "result": None, "effect": ""},
        "told": [("measure_evaluate", "worker.idi")],
    },
    "evaluate": {
        "on": finished,
        "who": "worker.idi",
        "act": "evaluate",
        "data": {"result": "yes", "effect": "Sensuren kom i tide."},
        "part_state": "evaluated",
        "stored": {"proposed": None, "result": "yes", "effect": "Sensuren kom i tide."},
        "told": [],
    },
    "evaluate, when the case is closed": {
        "on": finished_and_closed,
        "who": "worker.idi",
        "act": "evaluate",
        "data": {"result": "no", "effect": "Det skjedde igjen."},
        "state": "closed",
        "part_state": "evaluated",
        "stored": {"result": "no", "effect": "Det skjedde igjen."},
        "told": [("access_ended", "ola")],
    },
    "evaluate, proposed when the case is closed": {
        "on": finished_and_closed,
        "who": "ola",
        "act": "evaluate",
        "data": {"result": "no", "effect": "Det skjedde igjen."},
        "state": "closed",
        "part_state": "done",
        "stored": {"proposed": ("ola", NOON, "no", "Det skjedde igjen."), "result": None},
        "told": [("measure_evaluate", "worker.idi")],
    },
    "ask_agreement": {
        "on": planned,
        "who": "worker.idi",
        "act": "ask_agreement",
        "part_state": "planned",
        "stored": {"asked": NOON, "agreed": None},
        "told": [("measure_agree", "manager.idi"), ("measure_agree", "manager.ie")],
    },
    "agree": {
        "on": planned,
        "who": "manager.idi",
        "act": "agree",
        "part_state": "planned",
        "stored": {"agreed": ("manager.idi", NOON)},
        "told": [("measure_agreed", "worker.idi")],
    },
    "change": {
        "on": begun,
        "who": "recipient.ie",
        "act": "change",
        "data": {"title": "Frist i alle planer", "due": "2099-04-01", "kind": "corrective"},
        "part_state": "in_progress",
        "stored": {
            "title": "Frist i alle planer",
            "due": date(2099, 4, 1),
            "kind": "corrective",
            "description": "Hver eksamen får en dato.",
            "given": GIVEN,
        },
        "told": [("measure_changed", "ola")],
    },
    "change, of what the line manager has agreed to": {
        "on": agreed,
        "who": "worker.idi",
        "act": "change",
        "data": {"description": "Hver eksamen får en dato og en ansvarlig."},
        "part_state": "planned",
        "stored": {"agreed": None, "asked": None, "given": GIVEN},
        "told": [("measure_changed", "manager.idi"), ("measure_changed", "ola")],
    },
    "change, of its kind": {
        "on": agreed,
        "who": "worker.idi",
        "act": "change",
        "data": {"kind": "immediate", "description": "Hver eksamen får en dato."},
        "part_state": "planned",
        "stored": {"agreed": ("manager.idi", BEFORE), "asked": BEFORE, "kind": "immediate"},
        "told": [("measure_changed", "ola")],
    },
    "change, to another person": {
        "on": planned,
        "who": "worker.idi",
        "act": "change",
        "data": {"responsible": "worker.iik"},
        "part_state": "planned",
        "stored": {"given": ("worker.iik", NOON, "worker.idi"), "title": "Frist for sensur i planen"},
        "told": [
            ("access_ended", "ola"),
            ("measure_assigned", "worker.iik"),
        ],
    },
    "cancel": {
        "on": begun,
        "who": "worker.idi",
        "act": "cancel",
        "data": {"reason": "En annen rutine dekker det."},
        "part_state": "cancelled",
        "stored": {"given": GIVEN},
        "told": [("measure_cancelled", "ola")],
    },
}
