"""Reopening a finished case."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import reopen_obstacles
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import Rule
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import Next
from ntnu.deviations.engine.base import stored
from zope.interface import Interface


class IReopen(Interface):
    """Input for reopening a case."""

    reason = Reason()
    case_worker = Person(
        among="case_workers",
        title=_("label_case_worker_reopen", default="Case worker"),
        description=_("help_case_worker_reopen", default="Leave it empty to keep the former case worker."),
        required=False,
    )


class Reopen(Action):
    """A closed case is worked on again; one not approved waits for a receipt form again."""

    id = "reopen"
    title = _("action_reopen", default="Reopen the case")
    help = _("action_reopen_help", default="The case is worked on again. The first closing date is kept.")
    button = _("button_reopen", default="Reopen")
    schema = IReopen
    rule = Rule((CLOSED, NOT_APPROVED), (RECIPIENT,), ((CLOSED, IN_PROCESS), (NOT_APPROVED, RECEIVED)))
    check = staticmethod(reopen_obstacles)
    log = _("log_reopen", default="Reopened")
    done = _("done_reopen", default="${number} is open again.")
    story = _("story_reopen", default="The case was opened again")
    next_in = dict.fromkeys((CLOSED, NOT_APPROVED), Next(1, _("now_reopen", default="Reopen the case")))
    handles = True

    def transition(self, facts) -> str:
        return "reopen_not_approved" if facts.state == NOT_APPROVED else "reopen"

    def plan(self, facts, data, moment: Moment) -> Plan:
        # Reopening the case answers the reporter's message about the closing.
        open_again = facts.but(closed=None, withdrawn=False, not_solved=None)
        if facts.state == NOT_APPROVED:
            after, given, ended = open_again.but(state=RECEIVED), [], []
        else:
            worker = facts.case_worker
            if data.get("case_worker") and (not worker or worker.person != data["case_worker"]):
                worker = moment.assignment(data["case_worker"])
            coworkers = tuple(c for c in facts.coworkers if c.person != worker.person)
            after = open_again.but(state=IN_PROCESS, case_worker=worker, coworkers=coworkers)
            given = [p for p in after.workers if p not in facts.workers]
            ended = [p for p in facts.workers if p not in after.workers]
        told = (
            [Notice("reopened", after.case_worker.person, words={"reason": data["reason"]})]
            if after.case_worker
            else []
        )
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(
                    closed=None,
                    withdrawn=False,
                    not_solved=None,
                    case_worker=stored(after.case_worker),
                    coworkers=tuple(map(stored, after.coworkers)),
                ),
                notices.to_reporter("reopened", after),
                *told,
                *(notices.access_given(person) for person in given),
                *notices.access_ended(ended),
            ),
            why={"reason": data["reason"]},
        )
