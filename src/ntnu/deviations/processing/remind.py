"""The recipient reminds the case worker of a case."""

from ntnu.deviations import _
from ntnu.deviations.caselog.entry_words import DEADLINES
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.states import WORKED_ON
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import PEOPLE_OF_THE_CASE


class Remind(Action):
    """The case worker is reminded of the case, once a day at most, in the words of the reminders of its
    deadline."""

    id = "remind"
    title = _("action_remind", default="Remind the case worker")
    help = _("action_remind_help", default="The case worker gets an e-mail about the case and its deadline.")
    button = _("button_remind", default="Remind")
    schema = INothing
    rule = when(WORKED_ON, (RECIPIENT,))
    log = _("log_remind", default="Case worker reminded")
    log_kind = DEADLINES
    done = _("done_remind", default="The case worker of ${number} is reminded.")
    group = PEOPLE_OF_THE_CASE

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        wrong = super().readiness(facts, moment)
        if wrong:
            return wrong
        if facts.case_worker is None:
            return [Obstacle("no_case_worker")]
        if facts.case_worker.person == moment.actor:
            return [Obstacle("reminds_oneself")]
        is_done = facts.reminded is not None and facts.reminded >= moment.today
        return [Obstacle("reminded_today")] if is_done else []

    def plan(self, facts, data, moment: Moment) -> Plan:
        worker = facts.case_worker.person
        return self.planned(
            facts,
            moment,
            after=facts.but(reminded=moment.today),
            effects=(
                SetFields(reminded=moment.today),
                Notice("deadline", worker, words={"stage": "reminded"}),
            ),
            why={"person": worker},
        )
