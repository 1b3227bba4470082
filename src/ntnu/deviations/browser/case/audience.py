"""Who reads what is written: said at the field itself, not only behind its "?"."""

from ntnu.deviations import _
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.hints import INTERNAL
from ntnu.deviations.actions.hints import REPORTER_READS

_ALWAYS = {
    "note": INTERNAL,
    "conclusion": INTERNAL,
    "target": _("hint_target", default="Internal. It does not move the reporter's deadline."),
    "text": REPORTER_READS,
    "where_instead": REPORTER_READS,
    "measures_text": REPORTER_READS,
    "personnel_like": _("hint_personnel_like", default="Line managers will then not see the case."),
    "related": _("hint_related", default="Case numbers with a space between them."),
    "description": _("hint_responsible_reads", default="Who is responsible for the measure reads this."),
    "evidence": INTERNAL,
    "effect": INTERNAL,
    "shared": _(
        "hint_shared", default="What the reporter wrote and attached is always shown to the participants."
    ),
}


def hints(action: Action) -> dict[str, str]:
    """Hints by field name for the form of an action."""
    return {**_ALWAYS, "reason": INTERNAL, **action.hints}
