"""Who reads what is written: said at the field itself, not only behind its "?"."""

from ntnu.deviations import _

_INTERNAL = _("hint_internal", default="Internal. The reporter does not see it.")
_REPORTER = _("hint_reporter_reads", default="The reporter reads this.")
_WORKERS = _("hint_workers_read", default="Those who work on the case read this.")
_PARTICIPANTS = _("hint_participants_read", default="The participants read this.")

_ALWAYS = {
    "note": _INTERNAL,
    "conclusion": _INTERNAL,
    "target": _("hint_target", default="Internal. It does not move the reporter's deadline."),
    "text": _REPORTER,
    "where_instead": _REPORTER,
    "measures_text": _REPORTER,
    "personnel_like": _("hint_personnel_like", default="Line managers will then not see the case."),
    "related": _("hint_related", default="Case numbers with a space between them."),
    "description": _("hint_responsible_reads", default="Who is responsible for the measure reads this."),
    "evidence": _INTERNAL,
    "effect": _INTERNAL,
    "shared": _(
        "hint_shared", default="What the reporter wrote and attached is always shown to the participants."
    ),
}

#: What is otherwise for the reporter, or internal, by act and field.
_BY_ACT = {
    "change_unit": {"reason": _REPORTER},
    "answer": {"text": _WORKERS},
    "add_information": {"text": _WORKERS},
    "not_solved": {"text": _WORKERS},
    "withdraw": {"reason": _WORKERS},
    "add_message": {"text": ""},
    "redact": {"target": ""},
    "close_as_notification": {"comment": _REPORTER},
    "give_statement": {
        "text": _(
            "hint_statement",
            default="Those who work on the case read this. The reporter and the other participants do not.",
        )
    },
    "add_hearing": {"question": _PARTICIPANTS},
    "change": {"question": _PARTICIPANTS},
    "ask_again": {"question": _PARTICIPANTS},
}


def hints(action_id: str) -> dict[str, str]:
    """Hints by field name for the form of an act."""
    return {**_ALWAYS, "reason": _INTERNAL, **_BY_ACT.get(action_id, {})}
