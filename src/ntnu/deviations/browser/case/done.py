"""What is said when an act is done, on the page the person comes to."""

from ntnu.deviations import _

_DONE = {
    "approve": _("done_approve", default="${number} is approved and has been forwarded to the case worker."),
    "change_unit": _("done_change_unit", default="${number} has been moved to another faculty."),
    "not_approve": _(
        "done_not_approve", default="${number} is closed as not approved. The reporter is told why."
    ),
    "reregister": _("done_reregister", default="${number} has been re-registered as a notification case."),
    "accept": _("done_accept", default="You have taken ${number} on. The reporter is told."),
    "update_process": _("done_update_process", default="The process form of ${number} is saved."),
    "send_back": _("done_send_back", default="${number} has been sent back to the notification recipient."),
    "reassign": _("done_reassign", default="${number} has got a new case worker."),
    "add_coworker": _("done_add_coworker", default="${number} has got one more co-worker."),
    "remove_coworker": _("done_remove_coworker", default="The co-worker no longer has access to ${number}."),
    "close": _("done_close", default="${number} is closed. The reporter is told the outcome."),
    "reopen": _("done_reopen", default="${number} is open again."),
}
_ANY = _("done_any", default="It is done with ${number}.")
_LOST = _("done_lost_sight", default="You no longer have access to the case.")


def done(action_id: str, number: str, visible: bool, translate) -> str:
    """One or two sentences: what was done, and whether the case is out of sight now."""
    message = _DONE.get(action_id, _ANY)
    said = translate(type(message)(message, mapping={"number": number}))
    return said if visible else f"{said} {translate(_LOST)}"
