"""Actions of helpers, and those that answer them, that must be refused: as in ``part_refusals.py``."""

from tests.engine.hearing_acts import all_answered
from tests.engine.hearing_acts import draft
from tests.engine.hearing_acts import ended
from tests.engine.hearing_acts import left_out
from tests.engine.hearing_acts import opened
from tests.engine.helper_acts import asked
from tests.engine.helper_acts import back
from tests.engine.helper_acts import later
from tests.engine.helper_acts import unsure
from tests.engine.measure_acts import agreed
from tests.engine.measure_acts import begun
from tests.engine.measure_acts import finished
from tests.engine.measure_acts import planned
from tests.engine.part_refusals import rows
from tests.engine.part_refusals import text
from tests.engine.part_refusals import WORKER

DATE = {"due": "2099-06-01", "reason": "x"}
EXTEND = {"deadline": "2099-03-01T12:00:00Z", "reason": "x"}

WRONG = [
    *rows("decline", asked, "manager.idi", {"reason": "x"}, *text("reason", 5000)),
    *rows("ask", asked, "manager.idi", {"text": "x"}, *text("text", 5000)),
    *rows("answer", unsure, WORKER, {"text": "x"}, *text("text", 5000)),
    *rows("ask_date", planned, "ola", DATE, *text("reason", 5000)),
    *rows(
        "ask_date",
        planned,
        "ola",
        DATE,
        ({"due": "2020-01-01"}, [("due", "date_past")]),
        ({"due": "2099-03-01"}, [("due", "same_date")]),
        ({"due": "snart"}, [("due", "not_a_date")]),
        ({"due": None}, [("due", "required")]),
    ),
    *rows("keep_date", later, WORKER, {"reason": "x"}, *text("reason", 5000)),
    *rows("hand_back", begun, "ola", {"reason": "x"}, *text("reason", 5000)),
    (later, WORKER, "accept_date", {"due": "2099-09-01"}, [("due", "unknown_field")]),
    *rows("extend", opened, WORKER, EXTEND, *text("reason", 5000)),
    *rows(
        "extend",
        opened,
        WORKER,
        EXTEND,
        ({"deadline": "2099-02-06T12:00:00Z"}, [("deadline", "not_after_deadline")]),
        ({"deadline": "2020-01-01T10:00:00Z"}, [("deadline", "not_after_deadline")]),
        ({"deadline": None}, [("deadline", "required")]),
        ({"deadline": "snart"}, [("deadline", "not_a_moment")]),
    ),
    (opened, WORKER, "widen", {"participants": ["per"]}, [("participants", "nobody_new")]),
    (opened, WORKER, "widen", {"participants": ["kari"]}, [("participants", "is_reporter")]),
    (opened, WORKER, "widen", {"participants": ["nobody"]}, [("participants", "unknown_person")]),
    (opened, WORKER, "widen", {"participants": []}, [("participants", "required")]),
    (left_out, WORKER, "widen", {"participants": ["per"]}, [("participants", "nobody_new")]),
]
TOO_LATE = [
    (planned, "manager.idi", "decline", {"reason": "x"}, "not_asked"),
    (agreed, "manager.idi", "decline", {"reason": "x"}, "agreed_already"),
    # The line managers could only read that it is approved.
    (agreed, WORKER, "ask_agreement", {}, "agreed_already"),
    (unsure, "manager.ie", "decline", {"reason": "x"}, "not_asked"),
    (unsure, "manager.idi", "ask", {"text": "x"}, "not_asked"),
    (finished, "manager.idi", "ask", {"text": "x"}, "wrong_part_state"),
    (asked, WORKER, "answer", {"text": "x"}, "no_manager_question"),
    (finished, "ola", "ask_date", DATE, "wrong_part_state"),
    (planned, WORKER, "accept_date", {}, "no_date_asked"),
    (back, WORKER, "accept_date", {}, "no_date_asked"),
    (planned, WORKER, "keep_date", {"reason": "x"}, "no_date_asked"),
    (back, "ola", "hand_back", {"reason": "x"}, "handed_back_already"),
    (finished, "ola", "hand_back", {"reason": "x"}, "wrong_part_state"),
    (draft, WORKER, "extend", EXTEND, "wrong_part_state"),
    (ended, WORKER, "extend", EXTEND, "wrong_part_state"),
    (draft, WORKER, "widen", {"participants": ["ola"]}, "wrong_part_state"),
    (ended, WORKER, "widen", {"participants": ["ola"]}, "wrong_part_state"),
    (draft, WORKER, "remind", {}, "wrong_part_state"),
    (ended, WORKER, "remind", {}, "wrong_part_state"),
    (all_answered, WORKER, "remind", {}, "all_answered"),
]
NOT_HERS = [
    (asked, WORKER, "decline", {"reason": "x"}),
    (asked, "ola", "decline", {"reason": "x"}),
    (asked, "manager.iik", "decline", {"reason": "x"}),
    (asked, "kari", "ask", {"text": "x"}),
    (asked, WORKER, "ask", {"text": "x"}),
    (unsure, "manager.idi", "answer", {"text": "x"}),
    (unsure, "ola", "answer", {"text": "x"}),
    (planned, WORKER, "ask_date", DATE),
    (planned, "manager.idi", "ask_date", DATE),
    (planned, "kari", "ask_date", DATE),
    (later, "ola", "accept_date", {}),
    (later, "manager.idi", "accept_date", {}),
    (later, "ola", "keep_date", {"reason": "x"}),
    (planned, WORKER, "hand_back", {"reason": "x"}),
    (planned, "per", "hand_back", {"reason": "x"}),
    (opened, "per", "extend", EXTEND),
    (opened, "manager.idi", "extend", EXTEND),
    (opened, "kari", "extend", EXTEND),
    (opened, "per", "widen", {"participants": ["ola"]}),
    (opened, "manager.idi", "widen", {"participants": ["ola"]}),
    (opened, "per", "remind", {}),
    (opened, "kari", "remind", {}),
]
