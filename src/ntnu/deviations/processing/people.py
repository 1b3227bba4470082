"""Who works on the case: another case worker, co-workers who join and leave."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.caselog.entry_words import PEOPLE
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import add_coworker_obstacles
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.obstacles import reassign_obstacles
from ntnu.deviations.domain.obstacles import remove_coworker_obstacles
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.states import WORKED_ON
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import Next
from ntnu.deviations.engine.base import PEOPLE_OF_THE_CASE
from ntnu.deviations.engine.base import stored
from zope.interface import Interface


class IReassign(Interface):
    """Input for assigning another case worker."""

    case_worker = Person(
        among="case_workers",
        title=_("label_new_case_worker", default="New case worker"),
        description=_("help_case_worker", default="Only persons with the role case worker at the unit."),
    )
    reason = Reason()


class IAddCoworker(Interface):
    """Input for adding a co-worker."""

    person = Person(
        among="everybody",
        title=_("label_person", default="Person"),
        description=_("help_coworker", default="May come from any unit. Reads and works on the whole case."),
    )


class IRemoveCoworker(Interface):
    """Input for removing a co-worker."""

    person = Person(
        among="coworkers",
        title=_("label_person", default="Person"),
        description=_("help_remove_coworker", default="Loses sight of the case at once."),
    )


class Reassign(Action):
    """Another case worker takes over; the former one loses access to the case."""

    id = "reassign"
    title = _("action_reassign", default="Change case worker")
    help = _("action_reassign_help", default="Another case worker at the unit takes over.")
    button = _("button_reassign", default="Change case worker")
    schema = IReassign
    rule = when(WORKED_ON, BOTH)
    check = staticmethod(reassign_obstacles)
    log = _("log_reassign", default="New case worker")
    log_kind = PEOPLE
    done = _("done_reassign", default="${number} has got a new case worker.")
    next_in = dict.fromkeys(WORKED_ON, Next(3, _("now_name_case_worker", default="Name a case worker")))
    group = PEOPLE_OF_THE_CASE
    handles = True

    def plan(self, facts, data, moment: Moment) -> Plan:
        worker = moment.assignment(data["case_worker"])
        coworkers = tuple(c for c in facts.coworkers if c.person != worker.person)
        after = facts.but(case_worker=worker, coworkers=coworkers)
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(case_worker=stored(worker), coworkers=tuple(map(stored, coworkers))),
                Notice("assigned", worker.person),
                *([notices.access_given(worker.person)] if worker.person not in facts.workers else []),
                *notices.access_ended(p for p in facts.workers if p not in after.workers),
            ),
            why={
                "from": facts.case_worker.person if facts.case_worker else None,
                "to": worker.person,
                "reason": data["reason"],
            },
        )


class AddCoworker(Action):
    """Somebody joins the work on the case."""

    id = "add_coworker"
    title = _("action_add_coworker", default="Add a co-worker")
    help = _("action_add_coworker_help", default="Collaborate with somebody, from any unit.")
    button = _("button_add_coworker", default="Add")
    schema = IAddCoworker
    rule = when(WORKED_ON, BOTH)
    check = staticmethod(add_coworker_obstacles)
    log = _("log_add_coworker", default="Co-worker added")
    log_kind = PEOPLE
    done = _("done_add_coworker", default="${number} has got one more co-worker.")
    group = PEOPLE_OF_THE_CASE

    def plan(self, facts, data, moment: Moment) -> Plan:
        coworkers = (*facts.coworkers, moment.assignment(data["person"]))
        return self.planned(
            facts,
            moment,
            after=facts.but(coworkers=coworkers),
            effects=(
                SetFields(coworkers=tuple(map(stored, coworkers))),
                notices.access_given(data["person"]),
            ),
            why={"person": data["person"]},
        )


class RemoveCoworker(Action):
    """Somebody leaves the work on the case."""

    id = "remove_coworker"
    title = _("action_remove_coworker", default="Remove a co-worker")
    help = _("action_remove_coworker_help", default="The person loses sight of the case at once.")
    button = _("button_remove_coworker", default="Remove")
    schema = IRemoveCoworker
    rule = when(WORKED_ON, BOTH)
    check = staticmethod(remove_coworker_obstacles)
    log = _("log_remove_coworker", default="Co-worker removed")
    log_kind = PEOPLE
    done = _("done_remove_coworker", default="The co-worker no longer has access to ${number}.")
    group = PEOPLE_OF_THE_CASE

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        wrong = super().readiness(facts, moment)
        return wrong or ([] if facts.coworkers else [Obstacle("no_coworkers")])

    def plan(self, facts, data, moment: Moment) -> Plan:
        coworkers = tuple(c for c in facts.coworkers if c.person != data["person"])
        return self.planned(
            facts,
            moment,
            after=facts.but(coworkers=coworkers),
            effects=(
                SetFields(coworkers=tuple(map(stored, coworkers))),
                *notices.access_ended([data["person"]]),
            ),
            why={"person": data["person"]},
        )
