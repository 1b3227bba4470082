"""The dialogue with the reporter, and notes of those who work on the case."""

from ntnu.deviations import _
from ntnu.deviations.case.hints import REPORTER_READS
from ntnu.deviations.case.hints import WORKERS_READ
from ntnu.deviations.caselog.entry_words import DIALOGUE
from ntnu.deviations.dialogue.schema import IAddInformation
from ntnu.deviations.dialogue.schema import IAnswer
from ntnu.deviations.dialogue.schema import IMessage
from ntnu.deviations.dialogue.schema import INotSolved
from ntnu.deviations.dialogue.schema import IRequestInformation
from ntnu.deviations.dialogue.schema import IWithdraw
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import answer_obstacles
from ntnu.deviations.domain.part_obstacles import not_solved_obstacles
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import REPORTER
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import MESSAGES
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.file_parts import file_parts


class _Writes(Action):
    """An action that leaves a message on the case."""

    takes_files = True

    def _planned(self, facts, kind, text, moment: Moment, told=(), question=None, why=None, **after) -> Plan:
        uid = moment.new_uid()
        message = parts.Message(uid, kind, moment.actor, moment.now, question)
        shared = kind != parts.NOTE
        attributes = {
            "kind": kind,
            "text": text,
            "author": moment.actor,
            "at": moment.now,
            "question": question,
            "created_by": (moment.actor, moment.now),
        }
        files = file_parts(moment, uid, shared)
        return self.planned(
            facts,
            moment,
            after=facts.but(parts=facts.whole.put(message), **after),
            effects=(
                SetFields(**dict(after)),
                NewPart(type_ids.MESSAGE, uid, attributes, shared=shared),
                *files,
                *told,
            ),
            why={"message": uid, "attachments": len(files), **(why or {})},
            part=uid,
        )


class RequestInformation(_Writes):
    """A question to the reporter."""

    id = "request_information"
    title = _("action_request_information", default="Ask the reporter")
    help = _(
        "action_request_information_help", default="The reporter is notified by e-mail, and answers here."
    )
    button = _("button_request_information", default="Send the question")
    schema = IRequestInformation
    rule = when(OPEN, BOTH)
    log = _("log_request_information", default="Question to the reporter")
    log_kind = DIALOGUE
    done = _("done_request_information", default="The question is sent to the reporter.")
    story = _("story_request_information", default="You got a question")
    group = MESSAGES
    hints = {"text": REPORTER_READS}
    handles = True

    def plan(self, facts, data, moment: Moment) -> Plan:
        told = [notices.to_reporter("question", facts)]
        return self._planned(facts, parts.QUESTION, data["text"], moment, told)


class AddMessage(_Writes):
    """An internal note, or a message to the reporter."""

    id = "add_message"
    title = _("action_add_message", default="Write a note or a message")
    help = _("action_add_message_help", default="Choose first who is to read it.")
    button = _("button_add_message", default="Save")
    schema = IMessage
    rule = when(OPEN, BOTH)
    log = _("log_message", default="Message written")
    log_kind = DIALOGUE
    story = _("story_add_message", default="You got a message")
    pages = (
        (_("write_note_title", default="Write an internal note"), "@@note-form"),
        (_("write_message_title", default="Write to the reporter"), "@@message-form"),
    )
    story_if_shared = True
    group = MESSAGES
    hints = {"text": ""}

    def plan(self, facts, data, moment: Moment) -> Plan:
        internal = data["audience"] == "internal"
        kind = parts.NOTE if internal else parts.MESSAGE
        told = [] if internal else [notices.to_reporter("message", facts)]
        why = {"audience": data["audience"]}
        return self._planned(facts, kind, data["text"], moment, told, why=why)


class Answer(_Writes):
    """The reporter answers a question."""

    id = "answer"
    title = _("action_answer", default="Answer the question")
    help = _("action_answer_help", default="The person who asked is notified by e-mail.")
    button = _("button_answer", default="Send the answer")
    schema = IAnswer
    rule = when(OPEN, (REPORTER,))
    log = _("log_answer", default="Answer from the reporter")
    log_kind = DIALOGUE
    done = _("done_answer", default="Your answer is sent. The person who asked is notified.")
    story = _("story_answer", default="You answered the question")
    hints = {"text": WORKERS_READ}

    def readiness(self, facts, moment: Moment):
        found = super().readiness(facts, moment)
        return found if found or facts.whole.open_questions() else [Obstacle("no_question")]

    def obstacles(self, facts, data, moment: Moment):
        return list(answer_obstacles(facts, data, moment))

    def plan(self, facts, data, moment: Moment) -> Plan:
        question = facts.whole.find(data["question"])
        told = notices.from_reporter("answer", facts, moment.world, question.author)
        return self._planned(facts, parts.ANSWER, data["text"], moment, told, question.uid)


class AddInformation(_Writes):
    """The reporter adds information."""

    id = "add_information"
    title = _("action_add_information", default="Add information")
    help = _("action_add_information_help", default="Tell what you forgot, or what has happened since.")
    button = _("button_add_information", default="Send")
    schema = IAddInformation
    rule = when(OPEN, (REPORTER,))
    log = _("log_add_information", default="More information from the reporter")
    log_kind = DIALOGUE
    done = _("done_add_information", default="What you added is sent to those who handle the case.")
    story = _("story_add_information", default="You added information")
    hints = {"text": WORKERS_READ}

    def plan(self, facts, data, moment: Moment) -> Plan:
        told = notices.from_reporter("information", facts, moment.world)
        return self._planned(facts, parts.INFORMATION, data["text"], moment, told)


class NotSolved(_Writes):
    """The reporter says that the matter is not solved, or asks about a decision; the recipient may reopen the
    case."""

    id = "not_solved"
    title = _("action_not_solved", default="It is not solved, or I do not agree")
    help = _("action_not_solved_help", default="The recipients read why, and may open the case again.")
    button = _("button_not_solved", default="Send")
    schema = INotSolved
    rule = when((CLOSED, NOT_APPROVED), (REPORTER,))
    log = _("log_not_solved", default="Not solved, says the reporter")
    done = _("done_not_solved", default="It is sent. The recipients read it, and may open the case again.")
    story = _("story_not_solved", default="You said that it is not solved")
    hints = {"text": WORKERS_READ}

    def readiness(self, facts, moment: Moment):
        return super().readiness(facts, moment) or not_solved_obstacles(facts, moment)

    def plan(self, facts, data, moment: Moment) -> Plan:
        told = [notices.Notice("not_solved", p) for p in notices.recipients(facts, moment.world)]
        return self._planned(facts, parts.NOT_SOLVED, data["text"], moment, told, not_solved=moment.now)


class Withdraw(Action):
    """The reporter takes the report back; the case is closed."""

    id = "withdraw"
    title = _("action_withdraw", default="Withdraw the report")
    help = _("action_withdraw_help", default="The case is closed. What you wrote is kept with the case.")
    button = _("button_withdraw", default="Withdraw the report")
    schema = IWithdraw
    rule = when((RECEIVED, FORWARDED), (REPORTER,), CLOSED)
    log = _("log_withdraw", default="Withdrawn by the reporter")
    done = _("done_withdraw", default="You have withdrawn ${number}. The case is closed.")
    story = _("story_withdraw", default="You withdrew the report")
    hints = {"reason": WORKERS_READ}

    def transition(self, facts) -> str:
        return self.id

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=CLOSED, withdrawn=True)
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(withdrawn=True),
                *notices.from_reporter("withdrawn", after, moment.world),
            ),
            why={"reason": data["reason"]},
        )
