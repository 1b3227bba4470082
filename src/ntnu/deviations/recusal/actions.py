"""Conflicts of interest: somebody is kept out of one case, whatever roles they have."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.caselog.entry_words import PEOPLE
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.hearings import without_person
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import PEOPLE_OF_THE_CASE
from ntnu.deviations.engine.base import stored
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.recusal.rules import ending_obstacles
from ntnu.deviations.recusal.rules import lifting_obstacles
from ntnu.deviations.recusal.rules import recusal_obstacles
from ntnu.deviations.recusal.rules import without_deputy
from zope.interface import Interface


class IRecuse(Interface):
    """Input for keeping somebody out."""

    person = Person(
        among="everybody",
        title=_("label_recused", default="Who has a conflict of interest?"),
        description=_(
            "help_recused", default="The person finds no trace of the case, and gets no mail about it."
        ),
    )
    reason = Reason()
    deputy = Person(
        among="recipients",
        title=_("label_deputy", default="Deputy notification recipient"),
        description=_(
            "help_deputy", default="Needed when nobody would be left to receive the case. For this case only."
        ),
        required=False,
    )
    case_worker = Person(
        among="case_workers",
        title=_("label_recused_replacement", default="New case worker"),
        description=_("help_recused_replacement", default="Needed when the person is the case worker."),
        required=False,
    )


class ILiftRecusal(Interface):
    """Input for letting somebody in again."""

    person = Person(
        among="recused",
        title=_("label_person", default="Person"),
        description=_("help_lift_recusal", default="Regains the access that their roles give."),
    )
    reason = Reason()


class IEndDeputy(Interface):
    """Input for ending a deputy's access."""

    person = Person(
        among="deputies",
        title=_("label_person", default="Person"),
        description=_(
            "help_end_deputy",
            default="No longer receives the case as a deputy, and loses access to it at once.",
        ),
    )
    reason = Reason()


class DeputyNamed(MailKind, id="deputy_named"):
    """No ordinary recipient is left, because they are recused: the deputy recipient."""


class Recuse(Action):
    """Somebody is kept out of the case: they get no role in any way, and see no trace of it."""

    id = "recuse"
    title = _("action_recuse", default="Keep somebody out of the case (conflict of interest)")
    help = _("action_recuse_help", default="For a person who must not handle this case, or know of it.")
    button = _("button_recuse", default="Keep out of the case")
    schema = IRecuse
    rule = when(OPEN, BOTH)
    log = _("log_recuse", default="Kept out of the case (conflict of interest)")
    log_kind = PEOPLE
    done = _("done_recuse", default="The person is kept out of ${number}.")
    page = "@@recuse-form"
    group = PEOPLE_OF_THE_CASE
    plain = _("now_recuse", default="Keep out of the case (conflict of interest)")

    def obstacles(self, facts, data, moment: Moment):
        return list(recusal_obstacles(facts, data, moment))

    def plan(self, facts, data, moment: Moment) -> Plan:
        person = data["person"]
        after = without_person(facts, person)
        worker = facts.case_worker
        if worker is not None and worker.person == person:
            worker = moment.assignment(data["case_worker"])
        deputies = tuple(d for d in facts.deputies if d.person not in (person, data.get("deputy")))
        told: list[Notice] = []
        if data.get("deputy"):
            deputies = (*deputies, moment.assignment(data["deputy"]))
            told.append(Notice("deputy_named", data["deputy"]))
        if worker != facts.case_worker:
            told.append(Notice("assigned", worker.person))
            if worker.person not in facts.workers:
                told.append(notices.access_given(worker.person))
        coworkers = tuple(
            c for c in facts.coworkers if c.person not in (person, worker.person if worker else None)
        )
        after = after.but(
            recused=tuple(sorted({*facts.recused, person})),
            case_worker=worker,
            coworkers=coworkers,
            deputies=deputies,
        )
        left_out = [
            PartChange(hearing.uid, {"participants": hearing.participants})
            for hearing in after.whole.hearings
            if hearing != facts.whole.find(hearing.uid)
        ]
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(
                    recused=after.recused,
                    case_worker=stored(worker),
                    coworkers=tuple(map(stored, coworkers)),
                    deputies=tuple(map(stored, deputies)),
                ),
                *left_out,
                *told,
            ),
            why={
                "person": person,
                "reason": data["reason"],
                "deputy": data.get("deputy") or None,
                "case_worker": worker.person if worker != facts.case_worker else None,
            },
        )


class LiftRecusal(Action):
    """Somebody is no longer kept out."""

    id = "lift_recusal"
    title = _("action_lift_recusal", default="Let somebody in again")
    help = _("action_lift_recusal_help", default="The conflict of interest is over, or was a mistake.")
    button = _("button_lift_recusal", default="Let in again")
    schema = ILiftRecusal
    rule = when(OPEN, (RECIPIENT,))
    log = _("log_lift_recusal", default="Recusal lifted")
    log_kind = PEOPLE
    done = _("done_lift_recusal", default="The person is no longer kept out of ${number}.")
    group = PEOPLE_OF_THE_CASE

    def readiness(self, facts, moment: Moment):
        return super().readiness(facts, moment) or list(lifting_obstacles(facts))

    def obstacles(self, facts, data, moment: Moment):
        return list(lifting_obstacles(facts, data["person"]))

    def plan(self, facts, data, moment: Moment) -> Plan:
        recused = tuple(person for person in facts.recused if person != data["person"])
        return self.planned(
            facts,
            moment,
            after=facts.but(recused=recused),
            effects=(SetFields(recused=recused),),
            why={"person": data["person"], "reason": data["reason"]},
        )


class EndDeputy(Action):
    """A deputy recipient is no longer needed."""

    id = "end_deputy"
    title = _("action_end_deputy", default="End a deputy's access")
    help = _(
        "action_end_deputy_help",
        default="For when somebody else receives the case again. The deputy is notified by e-mail.",
    )
    button = _("button_end_deputy", default="End access")
    schema = IEndDeputy
    rule = when(OPEN, (RECIPIENT,))
    log = _("log_end_deputy", default="The deputy's access ended")
    log_kind = PEOPLE
    done = _("done_end_deputy", default="The deputy no longer receives ${number}.")
    group = PEOPLE_OF_THE_CASE

    def readiness(self, facts, moment: Moment):
        return super().readiness(facts, moment) or ([] if facts.deputies else [Obstacle("no_deputies")])

    def obstacles(self, facts, data, moment: Moment):
        return list(ending_obstacles(facts, data["person"], moment))

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = without_deputy(facts, data["person"])
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(deputies=tuple(map(stored, after.deputies))),
                *notices.access_ended([data["person"]]),
            ),
            why={"person": data["person"], "reason": data["reason"]},
        )
