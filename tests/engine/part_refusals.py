"""Actions on measures, hearings and the dialogue that must be refused, and with which words."""

from tests.engine.hearing_acts import draft
from tests.engine.hearing_acts import ended
from tests.engine.hearing_acts import opened
from tests.engine.measure_acts import agreed
from tests.engine.measure_acts import begun
from tests.engine.measure_acts import finished
from tests.engine.measure_acts import finished_and_closed
from tests.engine.measure_acts import planned
from tests.parts import HEARING
from tests.parts import MEASURE

RECIPIENT, WORKER = "recipient.ie", "worker.idi"
LONG, NUMBER = "x" * 20_001, "Gjelder 01019000083"
REDACT = {"target": "field:conclusion", "reason": "x"}
LATER = {"reason": "x", "expected": "2099-01-01", "text": "x"}


def rows(act, state, who, good, *rows):
    """Rows of one action: what is changed in good data -> the errors."""
    return [(state, who, act, {**good, **changes}, errors) for changes, errors in rows]


def text(name, many=10_000):
    """What is wrong with a text: missing, blank, too long, not a text, an identity number."""
    return [
        ({name: None}, [(name, "required")]),
        ({name: " \n "}, [(name, "required")]),
        ({name: "x" * (many + 1)}, [(name, "too_long")]),
        ({name: ["x"]}, [(name, "wrong_type")]),
        ({name: {"a": 1}}, [(name, "wrong_type")]),
        ({name: NUMBER}, [(name, f"identity_number:{name}")]),
        ({name: "Ring 73 59 50 00"}, [(name, f"telephone_number:{name}")]),
    ]


#: State, who, act, data -> field and code of every error. As in ``refusals.py``.
WRONG = [
    (
        "received",
        RECIPIENT,
        "add_measure",
        {},
        [("title", "required"), ("kind", "required"), ("responsible", "required"), ("due", "required")],
    ),
    *rows(
        "add_measure",
        "in_process",
        WORKER,
        MEASURE,
        ({"due": "2020-01-01"}, [("due", "date_past")]),
        ({"due": "i morgen"}, [("due", "not_a_date")]),
        ({"due": "2099-02-30"}, [("due", "not_a_date")]),
        ({"due": "20990301"}, [("due", "not_a_date")]),
        ({"due": 20990301}, [("due", "not_a_date")]),
        ({"responsible": "kari"}, [("responsible", "is_reporter")]),
        ({"responsible": "nobody"}, [("responsible", "unknown_person")]),
        ({"responsible": ["ola"]}, [("responsible", "wrong_type")]),
        ({"kind": "other"}, [("kind", "unknown_value")]),
        ({"title": "x" * 121}, [("title", "too_long")]),
        ({"title": "a\nb"}, [("title", "one_line")]),
        ({"title": NUMBER}, [("title", "identity_number:title")]),
        ({"description": LONG}, [("description", "too_long")]),
        ({"description": NUMBER}, [("description", "identity_number:description")]),
        ({"state": "done"}, [("state", "unknown_field")]),
        (
            {"due": "2020-01-01", "responsible": "kari"},
            [("responsible", "is_reporter"), ("due", "date_past")],
        ),
    ),
    (
        "received",
        RECIPIENT,
        "add_hearing",
        {},
        [(name, "required") for name in ("title", "purpose", "question", "participants")],
    ),
    *rows(
        "add_hearing",
        "in_process",
        WORKER,
        HEARING,
        ({"deadline": "2020-01-01T10:00:00Z"}, [("deadline", "moment_past")]),
        *(
            ({"deadline": text}, [("deadline", "not_a_moment")])
            for text in ("om en uke", "2099-01-25", "2099-W04-1", "20990125", "2099-01-25T16:00")
        ),
        ({"deadline": 7}, [("deadline", "not_a_moment")]),
        ({"deadline": "2099-13-01T10:00:00Z"}, [("deadline", "not_a_moment")]),
        ({"participants": ["kari"]}, [("participants", "is_reporter")]),
        ({"participants": ["nobody"]}, [("participants", "unknown_person")]),
        ({"participants": []}, [("participants", "required")]),
        ({"participants": "per"}, [("participants", "wrong_type")]),
        ({"participants": [["per"]]}, [("participants", "wrong_type")]),
        ({"purpose": "other"}, [("purpose", "unknown_value")]),
        ({"shared": ["nope"]}, [("shared", "unknown_part")]),
        ({"shared": "nope"}, [("shared", "wrong_type")]),
        ({"title": "x" * 121}, [("title", "too_long")]),
        ({"question": LONG}, [("question", "too_long")]),
        ({"question": NUMBER}, [("question", "identity_number:question")]),
    ),
    *rows("request_information", "received", RECIPIENT, {"text": "x"}, *text("text")),
    *rows("add_message", "in_process", WORKER, {"audience": "internal", "text": "x"}, *text("text")),
    (
        "in_process",
        WORKER,
        "add_message",
        {"text": "x", "audience": "everybody"},
        [("audience", "unknown_value")],
    ),
    # What is not said to be internal is not taken for it, nor the other way round.
    ("in_process", WORKER, "add_message", {"text": "x"}, [("audience", "required")]),
    *rows("add_information", "received", "kari", {"text": "x"}, *text("text")),
    *rows("withdraw", "forwarded", "kari", {"reason": "x"}, *text("reason", 5000)),
    *rows("not_solved", "closed", "kari", {"text": "x"}, *text("text")),
    *rows(
        "preliminary_response",
        "received",
        RECIPIENT,
        LATER,
        *text("text"),
        *text("reason", 5000),
    ),
    *rows(
        "preliminary_response",
        "in_process",
        WORKER,
        LATER,
        ({"expected": "2020-01-01"}, [("expected", "date_past")]),
        ({"expected": "snart"}, [("expected", "not_a_date")]),
        ({"expected": None}, [("expected", "required")]),
    ),
    *rows("close_as_notification", "received", RECIPIENT, {"comment": "x"}, *text("comment")),
    *rows("recuse", "in_process", RECIPIENT, {"person": "per", "reason": "x"}, *text("reason", 5000)),
    *rows(
        "recuse",
        "in_process",
        RECIPIENT,
        {"person": "per", "reason": "x"},
        ({"person": "kari"}, [("person", "reporter_not_recused")]),
        ({"person": "nobody"}, [("person", "unknown_person")]),
        ({"person": WORKER}, [("case_worker", "replacement_needed")]),
        ({"person": WORKER, "case_worker": "worker.hf"}, [("case_worker", "not_case_worker")]),
        ({"case_worker": "second.idi"}, [("case_worker", "replacement_not_needed")]),
        ({"deputy": "kari"}, [("deputy", "is_reporter")]),
        ({"deputy": "per"}, [("deputy", "is_recused")]),
    ),
    ("in_process", WORKER, "recuse", {"person": "per", "reason": "x"}, [("person", "recuse_only_yourself")]),
    *rows(
        "redact",
        "closed",
        RECIPIENT,
        {"target": "field:conclusion", "reason": "x"},
        *text("reason", 5000),
    ),
    (
        "closed",
        RECIPIENT,
        "redact",
        {"target": "field:number", "reason": "x"},
        [("target", "unknown_target")],
    ),
    ("in_process", WORKER, "add_attachment", {"audience": "internal"}, [("attachments", "required")]),
    ("in_process", WORKER, "add_attachment", {}, [("audience", "required")]),
]

#: The part (made in a case in process), who, act, data -> field and code of every error.
WRONG_ON_PARTS = [
    *rows("finish", begun, "ola", {"evidence": "x"}, *text("evidence", 20_000)),
    *rows("evaluate", finished, WORKER, {"result": "yes", "effect": "x"}, *text("effect", 20_000)),
    (finished, "ola", "evaluate", {"result": "maybe", "effect": "x"}, [("result", "unknown_value")]),
    *rows("cancel", planned, WORKER, {"reason": "x"}, *text("reason", 5000)),
    (planned, WORKER, "change", {}, [(None, "nothing_given")]),
    (planned, WORKER, "change", {"title": "", "due": None}, [(None, "nothing_given")]),
    (planned, WORKER, "change", {"due": "2020-01-01"}, [("due", "date_past")]),
    (planned, WORKER, "change", {"responsible": "kari"}, [("responsible", "is_reporter")]),
    (planned, "ola", "start", {"evidence": "x"}, [("evidence", "unknown_field")]),
    (draft, WORKER, "change", {}, [(None, "nothing_given")]),
    (draft, WORKER, "change", {"title": ""}, [("title", "required")]),
    (draft, WORKER, "change", {"participants": []}, [("participants", "required")]),
    (draft, WORKER, "change", {"participants": ["kari"]}, [("participants", "is_reporter")]),
    (draft, WORKER, "change", {"question": NUMBER}, [("question", "identity_number:question")]),
    (draft, WORKER, "change", {"shared": ["nope"]}, [("shared", "unknown_part")]),
    (draft, WORKER, "change", {"deadline": "2020-01-01T10:00:00Z"}, [("deadline", "moment_past")]),
    (draft, WORKER, "open", {"deadline": "2020-01-01T10:00:00Z"}, [("deadline", "moment_past")]),
    (draft, WORKER, "open", {"deadline": "snart"}, [("deadline", "not_a_moment")]),
    (ended, WORKER, "ask_again", {"deadline": "2020-01-01T10:00:00Z"}, [("deadline", "moment_past")]),
    (ended, WORKER, "ask_again", {"question": NUMBER}, [("question", "identity_number:question")]),
    *rows("give_statement", opened, "per", {"text": "x"}, *text("text", 20_000)),
    (opened, WORKER, "remove_participant", {"person": "ola"}, [("person", "not_participant")]),
    (opened, WORKER, "remove_participant", {}, [("person", "required")]),
]
#: The part, who, act, data: not in a state the action starts from.
TOO_LATE_ON_PARTS = [
    # Evaluation before it is done.
    (planned, WORKER, "evaluate", {"result": "yes", "effect": "x"}, "wrong_part_state"),
    (begun, "ola", "start", {}, "wrong_part_state"),
    (finished, "ola", "finish", {"evidence": "x"}, "wrong_part_state"),
    (finished, WORKER, "cancel", {"reason": "x"}, "wrong_part_state"),
    (finished, WORKER, "change", {"title": "x"}, "wrong_part_state"),
    (finished, "manager.idi", "agree", {}, "wrong_part_state"),
    (agreed, "manager.idi", "agree", {}, "agreed_already"),
    (agreed, "manager.ie", "agree", {}, "agreed_already"),
    (finished_and_closed, WORKER, "cancel", {"reason": "x"}, "wrong_part_state"),
    (opened, WORKER, "open", {}, "wrong_part_state"),
    (opened, WORKER, "change", {"title": "x"}, "wrong_part_state"),
    (ended, WORKER, "change", {"title": "x"}, "wrong_part_state"),
    (opened, WORKER, "ask_again", {}, "wrong_part_state"),
    (ended, WORKER, "close", {}, "wrong_part_state"),
    (ended, WORKER, "remove_participant", {"person": "per"}, "wrong_part_state"),
    # A statement after closing.
    (ended, "per", "give_statement", {"text": "x"}, "wrong_part_state"),
]
#: The part, who, act, data: not a role for it.
NOT_HERS_ON_PARTS = [
    (planned, "kari", "start", {}),
    (planned, "per", "start", {}),
    (planned, "ola", "cancel", {"reason": "x"}),
    (planned, "ola", "change", {"due": "2199-01-01"}),
    (planned, "ola", "agree", {}),
    (planned, WORKER, "agree", {}),
    (planned, "manager.idi", "ask_agreement", {}),
    (planned, "manager.iik", "agree", {}),
    (planned, "manager.idi", "finish", {"evidence": "x"}),
    (planned, "second.idi", "finish", {"evidence": "x"}),
    (finished, "manager.idi", "evaluate", {"result": "yes", "effect": "x"}),
    (draft, "per", "give_statement", {"text": "x"}),
    (opened, WORKER, "give_statement", {"text": "x"}),
    (opened, "kari", "give_statement", {"text": "x"}),
    (opened, "per", "close", {}),
    (opened, "per", "remove_participant", {"person": "worker.hf"}),
    (ended, "per", "ask_again", {}),
    (draft, "manager.idi", "open", {}),
    (draft, "manager.idi", "change", {"title": "x"}),
    (draft, "kari", "change", {"title": "x"}),
    (draft, "per", "change", {"title": "x"}),
    (opened, "technician", "close", {}),
]
