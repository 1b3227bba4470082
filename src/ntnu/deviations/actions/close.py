"""Closing a case, and opening it again."""

from ntnu.deviations import _
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.base import stored
from ntnu.deviations.actions.base import TransitionAction
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.actions.fields import OneOf
from ntnu.deviations.actions.fields import Person
from ntnu.deviations.core import notices
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.states import CLOSED
from ntnu.deviations.core.states import IN_PROCESS
from ntnu.deviations.core.states import NOT_APPROVED
from ntnu.deviations.core.states import RECEIVED
from zope.interface import Interface


class IClose(Interface):
    """What closing takes."""

    conclusion = LongText(
        title=_("label_conclusion", default="Conclusion"),
        description=_(
            "help_conclusion", default="Internal: what the unit found, and why it closes the case."
        ),
    )
    solved = OneOf(
        "solved",
        title=_("label_solved", default="Is the matter solved?"),
        description=_("help_solved", default="The reporter reads the answer."),
    )
    text = LongText(
        title=_("label_text_to_reporter", default="Text to the reporter"),
        description=_("help_close_text", default="Say what you found, in words the reporter understands."),
        max_length=10_000,
    )
    measures_text = LongText(
        title=_("label_measures_text", default="Measures, as told to the reporter"),
        description=_("help_measures_text", default="What is done to keep it from happening again."),
        max_length=10_000,
    )


class IReopen(Interface):
    """What opening a case again takes."""

    reason = LongText(
        title=_("label_reason", default="Reason"),
        description=_("help_reason_log", default="Internal: it stands in the case's log."),
        max_length=5000,
    )
    case_worker = Person(
        among="case_workers",
        title=_("label_case_worker_reopen", default="Case worker"),
        description=_("help_case_worker_reopen", default="Leave it empty to keep the former case worker."),
        required=False,
    )


class Close(TransitionAction):
    """The case has been processed; the reporter is told the outcome."""

    id = "close"
    title = _("action_close", default="Close the case")
    help = _("action_close_help", default="The reporter is told the outcome, and the deadline ends.")
    button = _("button_close", default="Close the case")
    schema = IClose

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=CLOSED, closed=moment.now, first_closed=facts.first_closed or moment.now)
        return Plan(
            action=self.id,
            actor=moment.actor,
            before=facts,
            after=after,
            changes={
                "conclusion": data["conclusion"],
                "solved": data["solved"],
                "text_to_reporter": data["text"],
                "measures_text": data["measures_text"],
                "closed": after.closed,
                "first_closed": after.first_closed,
            },
            transition=self.id,
            notices=(
                notices.to_reporter(
                    "closed",
                    after,
                    text=data["text"],
                    measures=data["measures_text"],
                    solved=data["solved"],
                ),
            ),
            why={"solved": data["solved"], "conclusion": data["conclusion"]},
        )


class Reopen(Action):
    """A closed case is worked on again; one not approved waits for a receipt form again."""

    id = "reopen"
    title = _("action_reopen", default="Reopen the case")
    help = _("action_reopen_help", default="The case is worked on again. The first closing date is kept.")
    button = _("button_reopen", default="Reopen")
    schema = IReopen

    def transition(self, facts) -> str:
        return "reopen_not_approved" if facts.state == NOT_APPROVED else "reopen"

    def plan(self, facts, data, moment: Moment) -> Plan:
        if facts.state == NOT_APPROVED:
            after, given, ended = facts.but(state=RECEIVED, closed=None), [], []
        else:
            worker = facts.case_worker
            if data.get("case_worker") and (not worker or worker.person != data["case_worker"]):
                worker = moment.assignment(data["case_worker"])
            coworkers = tuple(c for c in facts.coworkers if c.person != worker.person)
            after = facts.but(state=IN_PROCESS, closed=None, case_worker=worker, coworkers=coworkers)
            given = [p for p in after.workers if p not in facts.workers]
            ended = [p for p in facts.workers if p not in after.workers]
        told = (
            [Notice("reopened", after.case_worker.person, words={"reason": data["reason"]})]
            if after.case_worker
            else []
        )
        return Plan(
            action=self.id,
            actor=moment.actor,
            before=facts,
            after=after,
            changes={
                "closed": None,
                "case_worker": stored(after.case_worker),
                "coworkers": tuple(map(stored, after.coworkers)),
            },
            transition=self.transition(facts),
            notices=(
                notices.to_reporter("reopened", after),
                *told,
                *(notices.access_given(person) for person in given),
                *notices.access_ended(ended),
            ),
            why={"reason": data["reason"]},
        )
