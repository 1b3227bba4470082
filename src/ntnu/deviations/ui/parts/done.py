"""What is said when an act on a measure or a hearing is done."""

from ntnu.deviations import _

_DONE = {
    ("Measure", "start"): _("done_measure_start", default="The work on the measure has begun."),
    ("Measure", "finish"): _(
        "done_measure_finish", default="The measure is reported done. The case worker is notified."
    ),
    ("Measure", "evaluate"): _("done_measure_evaluate", default="The effect of the measure is evaluated."),
    ("Measure", "ask_agreement"): _("done_measure_ask", default="The line managers are asked by e-mail."),
    ("Measure", "agree"): _(
        "done_measure_agree", default="You have approved the measure. The case worker is notified."
    ),
    ("Measure", "change"): _(
        "done_measure_change", default="The measure is changed. The person responsible is notified."
    ),
    ("Measure", "cancel"): _(
        "done_measure_cancel", default="The measure is cancelled. The person responsible is notified."
    ),
    ("Hearing", "give_statement"): _(
        "done_statement", default="Your statement is sent. You can change it until the hearing closes."
    ),
    ("Hearing", "open"): _(
        "done_hearing_open", default="The hearing is open. The participants are notified."
    ),
    ("Hearing", "ask_again"): _(
        "done_hearing_again", default="The hearing is open again. The participants are notified."
    ),
    ("Hearing", "change"): _(
        "done_hearing_change", default="The draft is changed. Nobody has been asked yet."
    ),
    ("Hearing", "close"): _(
        "done_hearing_close", default="The hearing is closed, and the statements are frozen."
    ),
    ("Hearing", "remove_participant"): _(
        "done_remove_participant", default="The participant no longer has access."
    ),
}
_PROPOSED = _("done_measure_propose", default="Your evaluation is sent to the case worker, who decides.")


def done(part, action_id: str, proposes: bool = False):
    """A sentence for the act. ``proposes``: an evaluation that somebody else decides on."""
    return _PROPOSED if proposes else _DONE[part.portal_type, action_id]
