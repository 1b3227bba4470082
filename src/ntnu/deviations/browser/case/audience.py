"""Who reads what is written: said at the field itself, not only behind its "?"."""

from ntnu.deviations import _

_INTERNAL = _("hint_internal", default="Internal. The reporter does not see it.")
_REPORTER = _("hint_reporter_reads", default="The reporter reads this.")

_ALWAYS = {
    "note": _INTERNAL,
    "conclusion": _INTERNAL,
    "target": _("hint_target", default="Internal. It does not move the reporter's deadline."),
    "text": _REPORTER,
    "where_instead": _REPORTER,
    "measures_text": _REPORTER,
    "personnel_like": _("hint_personnel_like", default="Line managers will then not see the case."),
    "related": _("hint_related", default="Case numbers with a space between them."),
}

#: A reason is for the reporter in one act only.
_REASONS = {"change_unit": _REPORTER}


def hints(action_id: str) -> dict[str, str]:
    """Hints by field name for the form of an act."""
    return {**_ALWAYS, "reason": _REASONS.get(action_id, _INTERNAL)}
