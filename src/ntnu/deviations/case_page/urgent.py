"""The first button of the card, where it follows from what waits for the reader and not from the state."""

from ntnu.deviations import _
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.signals import Waits
from ntnu.deviations.domain import signal
from ntnu.deviations.ui.case.now import form_address
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.case.sight import CaseSight

_ACTIONS = {
    signal.NOT_SOLVED: ("reopen", _("now_reopen", default="Reopen the case")),
    signal.MAIL_REFUSED: ("send_again", _("action_send_again", default="Send refused e-mail again")),
}
_MESSAGES = {
    signal.READ_ANSWER: _("now_read_answer", default="Read the answer"),
    signal.READ_INFORMATION: _("now_read_information", default="Read what was added"),
}
_PARTS = {
    signal.CLOSE_HEARING: _("now_see_statements", default="See the statements"),
    signal.READ_STATEMENTS: _("now_see_statements", default="See the statements"),
    signal.HANDED_BACK: _("now_see_measure", default="See the measure"),
    signal.ANSWER_MANAGER: _("now_see_measure", default="See the measure"),
    signal.DATE_ASKED: _("now_see_measure", default="See the measure"),
    signal.MEASURE_DECLINED: _("now_see_measure", default="See the measure"),
    signal.MEASURE_DONE: _("now_see_measure", default="See the measure"),
    signal.EVALUATE: _("measure_evaluate", default="Evaluate the effect"),
}


def urgent_link(sight: CaseSight, wait: Waits | None) -> Link | None:
    """Where the reader does what waits for them; None where the state of the case says it, or where they
    cannot."""
    code, url = wait.signal if wait else "", sight.context.absolute_url()
    if code in _ACTIONS:
        action, words = _ACTIONS[code]
        return Link(words, form_address(url, action)) if action in sight.acts else None
    if code in _MESSAGES:
        return Link(_MESSAGES[code], "#messages")
    if wait is None or code not in _PARTS:
        return None
    return Link(_PARTS[code], find_part(sight.context, wait.part).absolute_url())
