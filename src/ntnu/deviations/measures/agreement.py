"""The line manager and a measure: asked to agree to it, they agree, decline, or ask first."""

from dataclasses import astuple
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import agreement_obstacles
from ntnu.deviations.domain.part_rules import BOTH
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.part_rules import READ_BY_MANAGER
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.measures.on_measure import OnMeasure
from ntnu.deviations.measures.schema import IAnswer
from ntnu.deviations.measures.schema import IAsk
from ntnu.deviations.measures.schema import IDecline


def _answered(measure: parts.Measure) -> dict[str, str | None]:
    """What the measure stores when nothing that a line manager said stands any more."""
    return {"objection": None, "objection_text": "", "objection_answer": ""} if measure.objection else {}


class AskAgreement(OnMeasure):
    """The line managers of the case are asked to agree to the measure."""

    id = "ask_agreement"
    title = _("measure_ask_agreement", default="Ask the line manager to approve the measure")
    help = _("measure_ask_agreement_help", default="The line managers of the unit are asked by e-mail.")
    button = _("measure_ask_agreement_button", default="Ask")
    schema = INothing
    rule = PartRule(parts.UNFINISHED, BOTH, READ_BY_MANAGER)
    log = _("log_measure_ask_agreement", default="The line manager was asked to approve the measure")
    done = _("done_measure_ask", default="The line managers are asked by e-mail.")

    def readiness(self, facts, moment: Moment):
        return super().readiness(facts, moment) or agreement_obstacles(self._part(facts, moment), moment)

    def part_obstacles(self, facts, part, data, moment: Moment):
        if not set(notices.line_managers(facts, moment.world)) - {facts.reporter}:
            yield Obstacle("no_line_manager")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        told = self.tell("measure_agree", notices.line_managers(facts, moment.world), part, moment)
        changes = {"asked": moment.now, **_answered(part)}
        return self.planned_on(facts, part, changes, moment, told, asked=moment.now, objection=None)


class _ByManager(OnMeasure):
    rule = PartRule(parts.UNFINISHED, (roles.LINE_MANAGER,), READ_BY_MANAGER)

    def readiness(self, facts, moment: Moment):
        return super().readiness(facts, moment) or agreement_obstacles(self._part(facts, moment), moment)


class Agree(_ByManager):
    """A line manager agrees to the measure."""

    id = "agree"
    title = _("measure_agree", default="Approve the measure")
    help = _("measure_agree_help", default="As the line manager you approve that it is carried out.")
    button = _("measure_agree_button", default="Approve")
    schema = INothing
    log = _("log_measure_agree", default="Measure approved by the line manager")
    done = _("done_measure_agree", default="You have approved the measure. The case worker is notified.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        told = self.tell_worker("measure_agreed", facts, part, moment)
        changes = {"agreed": (moment.actor, moment.now), **_answered(part)}
        after = {"agreed": moment.now, "agreed_by": moment.actor, "objection": None}
        return self.planned_on(facts, part, changes, moment, told, **after)


class _WhenAsked(_ByManager):
    """What a line manager says who is asked to agree, and whose turn it is."""

    def readiness(self, facts, moment: Moment):
        wrong = super().readiness(facts, moment)
        return wrong or ([] if self._part(facts, moment).waits_for_managers else [Obstacle("not_asked")])


class Decline(_WhenAsked):
    """A line manager does not agree. Those in charge change the measure, ask again, or cancel it."""

    id = "decline"
    title = _("measure_decline", default="Do not approve the measure")
    help = _(
        "measure_decline_help",
        default="Say why, and what would make you approve it. The case worker decides how to go on.",
    )
    button = _("measure_decline_button", default="Do not approve")
    schema = IDecline
    log = _("log_measure_decline", default="Measure not approved by the line manager")
    done = _(
        "done_measure_decline", default="You have not approved the measure. The case worker is notified."
    )

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        kind, told = parts.DECLINED, "measure_declined"
        return self.said("objection", facts, part, kind, data, moment, told, asked=None)


class Ask(_WhenAsked):
    """A line manager asks before they decide. It waits for those in charge until they answer."""

    id = "ask"
    title = _("measure_ask", default="Ask about the measure")
    help = _(
        "measure_ask_help",
        default="The case worker gets your question. With the answer you are asked again to approve.",
    )
    button = _("measure_ask_button", default="Send the question")
    schema = IAsk
    log = _("log_measure_ask", default="The line manager asked about the measure")
    done = _("done_measure_question", default="Your question is sent to the case worker.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        return self.said("objection", facts, part, parts.UNSURE, data, moment, "measure_question")


class Answer(OnMeasure):
    """A line manager's question is answered; it is their turn again."""

    id = "answer"
    title = _("measure_answer", default="Answer the line manager")
    help = _(
        "measure_answer_help",
        default="The line manager who asked is notified, and is asked again to approve the measure.",
    )
    button = _("measure_answer_button", default="Send the answer")
    schema = IAnswer
    rule = PartRule(parts.UNFINISHED, BOTH, READ_BY_MANAGER)
    log = _("log_measure_answer", default="The line manager's question was answered")
    done = _("done_measure_answer", default="Your answer is sent to the line manager.")

    def readiness(self, facts, moment: Moment):
        said = self._part(facts, moment).objection
        is_open = said is not None and said.kind == parts.UNSURE
        return super().readiness(facts, moment) or ([] if is_open else [Obstacle("no_manager_question")])

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        said = replace(part.objection, kind=parts.ANSWERED)
        told = self.tell("measure_answered", [said.person], part, moment)
        changes = {"objection": astuple(said), "objection_answer": data["text"], "asked": moment.now}
        after = {"objection": said, "asked": moment.now}
        return self.planned_on(facts, part, changes, moment, told, {"text": data["text"]}, **after)
