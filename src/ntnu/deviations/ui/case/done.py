"""What is said when an action is done, on the page the person comes to."""

from ntnu.deviations import _

#: An action that is done by forms of its own says by which it was done.
_DONE = {
    "note": _("done_note", default="The note is saved. The reporter does not see it."),
    "message": _("done_message", default="The message is sent to the reporter."),
    "recuse_yourself": _("done_recuse_yourself", default="You are kept out of ${number}."),
}
_LOST = _("done_lost_sight", default="You no longer have access to the case.")


def done(action, number: str, visible: bool, translate, special: str = "") -> str:
    """One or two sentences: what was done, and whether the case is out of sight now. ``special``: by which
    form of its own it was done."""
    message = _DONE.get(special) or action.done
    said = translate(type(message)(message, mapping={"number": number}))
    return said if visible else f"{said} {translate(_LOST)}"
