"""What is said when an act is done, on the page the person comes to."""

from ntnu.deviations import _

_DONE = {
    "approve": _("done_approve", default="${number} is approved and has been forwarded to the case worker."),
    "change_unit": _("done_change_unit", default="${number} has been moved to another faculty."),
    "not_approve": _(
        "done_not_approve", default="${number} is closed as not approved. The reporter is notified why."
    ),
    "reregister": _("done_reregister", default="${number} has been re-registered as a notification case."),
    "accept": _("done_accept", default="You have taken ${number} on. The reporter is notified."),
    "update_process": _("done_update_process", default="The process form of ${number} is saved."),
    "send_back": _("done_send_back", default="${number} has been sent back to the notification recipient."),
    "reassign": _("done_reassign", default="${number} has got a new case worker."),
    "add_coworker": _("done_add_coworker", default="${number} has got one more co-worker."),
    "remove_coworker": _("done_remove_coworker", default="The co-worker no longer has access to ${number}."),
    "add_measure": _(
        "done_add_measure", default="The measure is set up. The person responsible is notified."
    ),
    "add_hearing": _("done_add_hearing", default="The draft is saved. Nobody has been asked yet."),
    "close": _("done_close", default="${number} is closed. The reporter is notified of the outcome."),
    "reopen": _("done_reopen", default="${number} is open again."),
    "note": _("done_note", default="The note is saved. The reporter does not see it."),
    "message": _("done_message", default="The message is sent to the reporter."),
    "request_information": _("done_request_information", default="The question is sent to the reporter."),
    "add_attachment": _("done_add_attachment", default="The files are added to ${number}."),
    "preliminary_response": _(
        "done_preliminary_response",
        default="The preliminary response is sent, and ${number} has got a new deadline.",
    ),
    "answer": _("done_answer", default="Your answer is sent. The person who asked is notified."),
    "add_information": _(
        "done_add_information", default="What you added is sent to those who handle the case."
    ),
    "withdraw": _("done_withdraw", default="You have withdrawn ${number}. The case is closed."),
    "not_solved": _(
        "done_not_solved", default="It is sent. The recipients read it, and may open the case again."
    ),
    "recuse": _("done_recuse", default="The person is kept out of ${number}."),
    "recuse_yourself": _("done_recuse_yourself", default="You are kept out of ${number}."),
    "lift_recusal": _("done_lift_recusal", default="The person is no longer kept out of ${number}."),
    "end_deputy": _("done_end_deputy", default="The deputy no longer receives ${number}."),
    "redact": _(
        "done_redact",
        default="It is removed from ${number}. Notify the IT department now: it is gone for good when"
        " they have packed the database.",
    ),
    "send_again": _("done_send_again", default="The refused e-mails about ${number} are being sent again."),
    "close_as_notification": _(
        "done_close_as_notification", default="${number} is closed. The reporter reads your comment."
    ),
}
_ANY = _("done_any", default="It is done with ${number}.")
_LOST = _("done_lost_sight", default="You no longer have access to the case.")


def done(action_id: str, number: str, visible: bool, translate) -> str:
    """One or two sentences: what was done, and whether the case is out of sight now."""
    message = _DONE.get(action_id, _ANY)
    said = translate(type(message)(message, mapping={"number": number}))
    return said if visible else f"{said} {translate(_LOST)}"
