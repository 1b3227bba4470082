"""What waits for a person, in words, as lists and cards say it to them: see ``domain/signal.py``."""

from ntnu.deviations import _
from ntnu.deviations.domain import signal

SIGNALS = {
    signal.ANSWER_QUESTION: _("signal_answer_question", default="You have been asked a question"),
    signal.GIVE_STATEMENT: _("signal_give_statement", default="You are asked for a statement"),
    signal.NOT_SOLVED: _("signal_not_solved", default="The reporter says it is not solved"),
    signal.AGREE: _("signal_agree", default="You are asked to approve a measure"),
    signal.NAME_CASE_WORKER: _("next_name_case_worker", default="Name a case worker"),
    signal.HANDED_BACK: _("signal_handed_back", default="A measure has been handed back"),
    signal.ANSWER_MANAGER: _("signal_answer_manager", default="A line manager asks about a measure"),
    signal.DATE_ASKED: _("signal_date_asked", default="Another date is asked for a measure"),
    signal.MEASURE_DECLINED: _(
        "signal_measure_declined", default="A line manager has not approved a measure"
    ),
    signal.MEASURE_DONE: _("signal_measure_done", default="A measure is reported done"),
    signal.READ_ANSWER: _("signal_read_answer", default="The reporter has answered"),
    signal.READ_INFORMATION: _("signal_read_information", default="The reporter has added information"),
    signal.REOPENED: _("signal_reopened", default="The case is open again"),
    signal.FILL_IN_RECEIPT: _("next_fill_in_receipt", default="Fill in the receipt form"),
    signal.ACCEPT: _("next_accept", default="Take the case on"),
    signal.CLOSE_HEARING: _("signal_close_hearing", default="Everybody has given a statement"),
    signal.READ_STATEMENTS: _("signal_read_statements", default="A hearing is over"),
    signal.CARRY_OUT: _("signal_carry_out", default="You have a measure to carry out"),
    signal.PROPOSE_EVALUATION: _(
        "signal_propose_evaluation", default="Say whether your measure has had its effect"
    ),
    signal.EVALUATE: _("signal_evaluate", default="The effect of a measure is to be evaluated"),
    signal.MAIL_REFUSED: _("signal_mail_refused", default="An e-mail did not arrive"),
    signal.CLOSE: _("next_close", default="Find the cause, and close the case"),
    signal.CLOSE_BY_RECIPIENT: _("next_close_by_recipient", default="Close the case, as agreed"),
}
