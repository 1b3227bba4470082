"""What each action of the procedure must do, typed in from the specification: at receipt, and later."""

from datetime import date
from tests.engine.later_acts import LATER
from tests.engine.later_acts import NOON
from tests.register import APPROVE
from tests.register import NOT_APPROVE

#: Start: state and who works on it too -> the action: who, what, with which data -> what it must do.
#: ``stored``: attributes; ``worker``, ``coworkers``: persons; ``told``: kind of mail and reader.
ACTS = {
    "approve, to a department": {
        "from": "received",
        "who": "recipient.ie",
        "act": "approve",
        "data": {
            **APPROVE,
            "target": "2026-02-20",
            "note": "Se på rutinen.",
            "assessment_deviation": True,
            "assessment_sensitive": False,
        },
        "state": "forwarded",
        "unit": "IDI",
        "worker": "worker.idi",
        "stored": {
            "target": date(2026, 2, 20),
            "note": "Se på rutinen.",
            "closer": "case_worker",
            "personnel_like": False,
            "head_consulted": None,
            "assessment_deviation": True,
            "assessment_sensitive": False,
            "assessment_unacceptable": False,
        },
        "told": [
            ("assigned", "worker.idi"),
            ("forwarded_at_unit", "manager.idi"),
            ("forwarded_at_unit", "manager.ie"),
        ],
    },
    "approve, at the faculty, to be closed by the recipient": {
        "from": "received",
        "who": "recipient.ie",
        "act": "approve",
        "data": {"unit": "IE", "case_worker": "worker.ie", "closer": "recipient"},
        "state": "forwarded",
        "unit": "IE",
        "worker": "worker.ie",
        "stored": {"closer": "recipient", "target": None},
        "told": [
            ("assigned", "worker.ie"),
            ("forwarded_at_unit", "manager.ie"),
        ],
    },
    "approve, like a personnel matter": {
        "from": "received",
        "who": "recipient.ie",
        "act": "approve",
        "data": {**APPROVE, "personnel_like": True, "head_consulted": "2026-02-01"},
        "state": "forwarded",
        "unit": "IDI",
        "worker": "worker.idi",
        "stored": {"personnel_like": True, "head_consulted": date(2026, 2, 1)},
        # Line managers do not see the case, and are not told of it.
        "told": [("assigned", "worker.idi")],
    },
    "change_unit": {
        "from": "received",
        "who": "recipient.ie",
        "act": "change_unit",
        "data": {"faculty": "HF", "reason": "Emnet er ved HF."},
        "state": "received",
        "unit": "HF",
        "stored": {"department": None},
        "told": [
            ("moved", "kari"),
            ("new_report", "recipient.hf"),
            ("reported_at_unit", "manager.hf"),
        ],
    },
    "not_approve": {
        "from": "received",
        "who": "recipient.ie",
        "act": "not_approve",
        "data": NOT_APPROVE,
        "state": "not_approved",
        "unit": "IE",
        "stored": {
            "reason_code": "ordinary_channel",
            "text_to_reporter": "Dette tar faglærer seg av.",
            "where_instead": "Referansegruppen i emnet.",
            "closed": NOON,
            "first_closed": NOON,
        },
        "told": [("not_approved", "kari")],
    },
    "accept": {
        "from": "forwarded",
        "who": "worker.idi",
        "act": "accept",
        "data": {"severity": "critical"},
        "state": "in_process",
        "unit": "IDI",
        "worker": "worker.idi",
        "stored": {"severity": "critical"},
        "told": [("in_process", "kari")],
    },
    "update_process": {
        "from": "forwarded",
        "who": "worker.idi",
        "act": "update_process",
        "data": {
            "severity": "low",
            "cause_category": "routine",
            "cause": "Ingen frist.",
            "risk": "Forsinkelse.",
            "learning_points": "Sett frist.",
            "recurring": False,
            "related": [],
        },
        "state": "forwarded",
        "unit": "IDI",
        "worker": "worker.idi",
        "stored": {
            "severity": "low",
            "cause_category": "routine",
            "cause": "Ingen frist.",
            "risk": "Forsinkelse.",
            "learning_points": "Sett frist.",
            "recurring": False,
            "related": (),
        },
        "told": [],
    },
    **LATER,
}
