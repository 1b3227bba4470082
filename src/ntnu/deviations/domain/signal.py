"""The signals of a case: what may wait for somebody, how urgent it is, and when it is over."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime

ANSWER_QUESTION = "answer_question"
GIVE_STATEMENT = "give_statement"
NOT_SOLVED = "not_solved"
AGREE = "agree"
HANDED_BACK = "handed_back"
ANSWER_MANAGER = "answer_manager"
DATE_ASKED = "date_asked"
NAME_CASE_WORKER = "name_case_worker"
READ_ANSWER = "read_answer"
READ_INFORMATION = "read_information"
MEASURE_DECLINED = "measure_declined"
MEASURE_DONE = "measure_done"
REOPENED = "reopened"
FILL_IN_RECEIPT = "fill_in_receipt"
ACCEPT = "accept"
CLOSE_HEARING = "close_hearing"
READ_STATEMENTS = "read_statements"
CARRY_OUT = "carry_out"
PROPOSE_EVALUATION = "propose_evaluation"
EVALUATE = "evaluate"
MAIL_REFUSED = "mail_refused"
CLOSE = "close"
CLOSE_BY_RECIPIENT = "close_by_recipient"

#: Every signal, the most urgent first: the first of a person is the one their card is about.
URGENCY = (
    *(ANSWER_QUESTION, GIVE_STATEMENT, NOT_SOLVED, AGREE, NAME_CASE_WORKER, HANDED_BACK, ANSWER_MANAGER),
    *(DATE_ASKED, MEASURE_DECLINED, READ_ANSWER, READ_INFORMATION),
    *(REOPENED, FILL_IN_RECEIPT, ACCEPT, CLOSE_HEARING, READ_STATEMENTS, MEASURE_DONE, CARRY_OUT),
    *(PROPOSE_EVALUATION, EVALUATE, MAIL_REFUSED, CLOSE, CLOSE_BY_RECIPIENT),
)
#: What moves the case on.
STEPS = (FILL_IN_RECEIPT, NAME_CASE_WORKER, ACCEPT, CLOSE, CLOSE_BY_RECIPIENT)
#: What a person does on a part of a case of which they may see no more: "My tasks".
TASKS = (GIVE_STATEMENT, CARRY_OUT, PROPOSE_EVALUATION)
#: What begins or ends with time alone.
TIMED = (
    *(GIVE_STATEMENT, NOT_SOLVED, CLOSE_HEARING, READ_STATEMENTS, PROPOSE_EVALUATION, EVALUATE),
    *(MAIL_REFUSED, MEASURE_DONE),
)
#: News: over as soon as one of those they wait for has done anything on the case.
NEWS = (
    *(READ_ANSWER, READ_INFORMATION, REOPENED, READ_STATEMENTS, MAIL_REFUSED),
    *(MEASURE_DECLINED, MEASURE_DONE),
)


@dataclass(frozen=True)
class Signal:
    """Something that waits for somebody.

    ``who``: ids of persons, and of groups of the units' folder roles. It waits from ``since`` (UTC), which
    may be to come, and should be done by the day ``until``; at ``ends`` (UTC) it ends by itself. ``part``:
    UID of the measure, hearing or message it is about.
    """

    code: str
    who: tuple[str, ...]
    since: datetime
    until: date | None = None
    ends: datetime | None = None
    part: str | None = None

    def waits_at(self, now: datetime) -> bool:
        """Has it begun, and not ended?"""
        return self.since <= now and (self.ends is None or now < self.ends)
