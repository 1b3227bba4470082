"""Actions that must be refused, and with which words."""

from tests.register import APPROVE
from tests.register import ASSESSED
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import REREGISTER

RECIPIENT, WORKER = "recipient.ie", "worker.idi"

#: State, who, act, data -> field and code of every error.
WRONG = (
    ("received", RECIPIENT, "approve", {}, [("unit", "required"), ("case_worker", "required")]),
    ("received", RECIPIENT, "approve", {**APPROVE, "unit": "NOPE"}, [("unit", "unknown_unit")]),
    (
        "received",
        RECIPIENT,
        "approve",
        {"unit": "HF", "case_worker": "worker.hf"},
        [("unit", "unit_elsewhere")],
    ),
    ("received", RECIPIENT, "approve", {**APPROVE, "unit": "OLDI"}, [("unit", "inactive_unit")]),
    (
        "received",
        RECIPIENT,
        "approve",
        {**APPROVE, "case_worker": "per"},
        [("case_worker", "not_case_worker")],
    ),
    # Of another department; of the department when the faculty itself is to have the case.
    (
        "received",
        RECIPIENT,
        "approve",
        {**APPROVE, "case_worker": "worker.iik"},
        [("case_worker", "not_case_worker")],
    ),
    ("received", RECIPIENT, "approve", {**APPROVE, "unit": "IE"}, [("case_worker", "not_case_worker")]),
    (
        "received",
        RECIPIENT,
        "approve",
        {**APPROVE, "case_worker": "nobody"},
        [("case_worker", "unknown_person")],
    ),
    ("received", RECIPIENT, "approve", {**APPROVE, "case_worker": "kari"}, [("case_worker", "is_reporter")]),
    ("received", RECIPIENT, "approve", {**APPROVE, "target": "2020-01-01"}, [("target", "date_past")]),
    ("received", RECIPIENT, "approve", {**APPROVE, "closer": "anybody"}, [("closer", "unknown_value")]),
    (
        "received",
        RECIPIENT,
        "approve",
        {**APPROVE, "personnel_like": True},
        [("head_consulted", "head_not_consulted")],
    ),
    (
        "received",
        RECIPIENT,
        "approve",
        {**APPROVE, "personnel_like": True, "head_consulted": "2199-01-01"},
        [("head_consulted", "date_future")],
    ),
    (
        "received",
        RECIPIENT,
        "approve",
        {**APPROVE, "assessment_deviation": False, "assessment_unacceptable": True},
        [
            ("assessment_deviation", "assessed_no_deviation"),
            ("assessment_unacceptable", "assessed_unacceptable"),
        ],
    ),
    ("received", RECIPIENT, "change_unit", {}, [("faculty", "required"), ("reason", "required")]),
    ("received", RECIPIENT, "change_unit", {"faculty": "IE", "reason": "x"}, [("faculty", "same_faculty")]),
    ("received", RECIPIENT, "change_unit", {"faculty": "IDI", "reason": "x"}, [("faculty", "not_a_faculty")]),
    ("received", RECIPIENT, "change_unit", {"faculty": "SV", "reason": "x"}, [("faculty", "no_recipient")]),
    ("received", RECIPIENT, "change_unit", {"faculty": "OLD", "reason": "x"}, [("faculty", "inactive_unit")]),
    (
        "received",
        RECIPIENT,
        "not_approve",
        {},
        [("reason_code", "required"), ("text", "required"), ("where_instead", "required")],
    ),
    (
        "received",
        RECIPIENT,
        "not_approve",
        {**NOT_APPROVE, "reason_code": "other"},
        [("reason_code", "unknown_value")],
    ),
    ("received", RECIPIENT, "reregister", {"text": " "}, [("text", "required")]),
    *(
        (
            "received",
            RECIPIENT,
            act,
            {**data, **dict.fromkeys(ASSESSED)},
            [(name, "required") for name in ASSESSED],
        )
        for act, data in (
            ("approve", APPROVE),
            ("change_unit", {"faculty": "HF", "reason": "x"}),
            ("not_approve", NOT_APPROVE),
            ("reregister", REREGISTER),
        )
    ),
    ("forwarded", WORKER, "accept", {}, [("severity", "required")]),
    ("forwarded", WORKER, "accept", {"severity": "extreme"}, [("severity", "unknown_value")]),
    ("in_process", WORKER, "update_process", {}, [(None, "nothing_given")]),
    ("in_process", WORKER, "update_process", {"warnings_confirmed": []}, [(None, "nothing_given")]),
    ("in_process", WORKER, "update_process", {"recurring": "yes"}, [("recurring", "wrong_type")]),
    ("in_process", WORKER, "update_process", {"severity": None}, [("severity", "required")]),
    ("in_process", WORKER, "update_process", {"severity": "", "cause": "x"}, [("severity", "required")]),
    ("in_process", WORKER, "update_process", {"related": ["x" * 101]}, [("related", "too_long")]),
    ("in_process", WORKER, "update_process", {"related": ["a\nb"]}, [("related", "one_line")]),
    ("in_process", WORKER, "send_back", {}, [("reason", "required")]),
    ("in_process", WORKER, "reassign", {}, [("case_worker", "required"), ("reason", "required")]),
    (
        "in_process",
        WORKER,
        "reassign",
        {"case_worker": WORKER, "reason": "x"},
        [("case_worker", "already_case_worker")],
    ),
    (
        "in_process",
        WORKER,
        "reassign",
        {"case_worker": "worker.hf", "reason": "x"},
        [("case_worker", "not_case_worker")],
    ),
    ("in_process", WORKER, "add_coworker", {}, [("person", "required")]),
    ("in_process", WORKER, "add_coworker", {"person": WORKER}, [("person", "already_on_case")]),
    ("in_process", WORKER, "add_coworker", {"person": "kari"}, [("person", "is_reporter")]),
    ("in_process", WORKER, "add_coworker", {"person": "nobody"}, [("person", "unknown_person")]),
    (
        "in_process",
        WORKER,
        "close",
        {},
        [
            ("conclusion", "required"),
            ("solved", "required"),
            ("text", "required"),
            ("measures_text", "required"),
        ],
    ),
    ("in_process", WORKER, "close", {**CLOSE, "solved": "maybe"}, [("solved", "unknown_value")]),
    (
        "in_process",
        WORKER,
        "close",
        {**CLOSE, "text": "Ring 73 59 50 00"},
        [("text", "telephone_number:text")],
    ),
    ("closed", RECIPIENT, "reopen", {}, [("reason", "required")]),
    (
        "closed",
        RECIPIENT,
        "reopen",
        {"reason": "x", "case_worker": "worker.hf"},
        [("case_worker", "not_case_worker")],
    ),
)
#: State, who, act, data: not a role for it.
NOT_HERS = (
    ("received", "kari", "approve", APPROVE),
    ("received", "worker.idi", "approve", APPROVE),
    ("received", "recipient.hf", "approve", APPROVE),
    ("received", "recipient.idi", "approve", APPROVE),
    ("forwarded", RECIPIENT, "accept", {"severity": "low"}),
    ("forwarded", "manager.idi", "accept", {"severity": "low"}),
    ("forwarded", "second.idi", "accept", {"severity": "low"}),
    ("in_process", RECIPIENT, "close", CLOSE),
    ("in_process", RECIPIENT, "send_back", {"reason": "x"}),
    ("closed", WORKER, "reopen", {"reason": "x"}),
    ("closed", "kari", "reopen", {"reason": "x"}),
    ("closed", "eqs", "reopen", {"reason": "x"}),
    ("closed", "technician", "reopen", {"reason": "x"}),
)
#: State, who, act, data: too early or too late.
TOO_LATE = (
    ("forwarded", RECIPIENT, "approve", APPROVE),
    ("closed", RECIPIENT, "change_unit", {"faculty": "HF", "reason": "x"}),
    ("not_approved", RECIPIENT, "not_approve", NOT_APPROVE),
    ("in_process", WORKER, "accept", {"severity": "low"}),
    ("forwarded", WORKER, "close", CLOSE),
    ("closed", WORKER, "close", CLOSE),
    ("closed", WORKER, "update_process", {"cause": "x"}),
    ("closed", RECIPIENT, "reassign", {"case_worker": "second.idi", "reason": "x"}),
    ("in_process", RECIPIENT, "reopen", {"reason": "x"}),
)
