"""Measures: carried out, agreed to by the line manager, evaluated."""

from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import states
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import agreement_obstacles
from ntnu.deviations.domain.part_obstacles import measure_obstacles
from ntnu.deviations.domain.part_rules import ALL_THREE
from ntnu.deviations.domain.part_rules import BOTH
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.part_rules import READ_BY_MANAGER
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.type_ids import MEASURE
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import PartAction
from ntnu.deviations.engine.file_parts import file_parts
from ntnu.deviations.measures.new_measure import given
from ntnu.deviations.measures.schema import ICancel
from ntnu.deviations.measures.schema import IChangeMeasure
from ntnu.deviations.measures.schema import IEvaluate
from ntnu.deviations.measures.schema import IFinish


class _OnMeasure(PartAction):
    on = MEASURE

    def _planned(self, facts, measure, changes, moment, told=(), why=None, more=(), **after) -> Plan:
        to = self.rule.to if after.pop("moves", True) else None
        then = measure.but(**after) if to is None else measure.but(state=to, **after)
        change = PartChange(measure.uid, changes, self.id if to else None, own=True)
        return self.planned(
            facts,
            moment,
            after=facts.but(parts=facts.whole.put(then)),
            effects=(change, *more, *told),
            why={"measure": measure.uid, "title": measure.title, **(why or {})},
            part=measure.uid,
        )

    def _tell(self, kind, persons, measure, moment):
        return [notices.about_measure(kind, person, measure, moment.world) for person in persons]

    def _tell_worker(self, kind, facts, measure, moment):
        return self._tell(kind, notices.workers_or_recipients(facts, moment.world), measure, moment)


class Start(_OnMeasure):
    """The work on the measure has begun."""

    id = "start"
    title = _("measure_start", default="Start")
    help = _("measure_start_help", default="The work on the measure has begun.")
    button = _("measure_start", default="Start")
    schema = INothing
    rule = PartRule((parts.PLANNED,), ALL_THREE, to=parts.IN_PROGRESS)
    log = _("log_measure_start", default="Measure started")
    done = _("done_measure_start", default="The work on the measure has begun.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        return self._planned(facts, part, {}, moment)


class Finish(_OnMeasure):
    """The measure is done; the date for evaluating its effect follows from that."""

    id = "finish"
    title = _("measure_finish", default="Report done")
    help = _("measure_finish_help", default="The measure is done. The case worker is notified.")
    button = _("measure_finish", default="Report done")
    schema = IFinish
    takes_files = True
    rule = PartRule(parts.UNFINISHED, ALL_THREE, to=parts.DONE)
    log = _("log_measure_finish", default="Measure carried out")
    done = _("done_measure_finish", default="The measure is reported done. The case worker is notified.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        evaluate_on = moment.today + timedelta(days=moment.settings.get("evaluation_days", 90))
        changes = {"evidence": data["evidence"], "finished": moment.now, "evaluate_on": evaluate_on}
        files = file_parts(moment, part.uid, shared=False)
        told = self._tell_worker("measure_done", facts, part, moment)
        return self._planned(
            facts,
            part,
            changes,
            moment,
            told,
            {"evidence": data["evidence"], "attachments": len(files)},
            files,
            finished=moment.now,
            evaluate_on=evaluate_on,
        )


class Evaluate(_OnMeasure):
    """The effect of the measure: the responsible person proposes, the case worker decides."""

    id = "evaluate"
    title = _("measure_evaluate", default="Evaluate the effect")
    help = _("measure_evaluate_help", default="Did the measure have the effect it was meant to have?")
    button = _("measure_evaluate", default="Evaluate the effect")
    schema = IEvaluate
    rule = PartRule((parts.DONE,), ALL_THREE, (*states.OPEN, states.CLOSED), to=parts.EVALUATED)
    log = _("log_measure_evaluate", default="Effect of the measure evaluated")
    done = _("done_measure_evaluate", default="The effect of the measure is evaluated.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        why = {"result": data["result"], "effect": data["effect"]}
        if not moment.roles & {roles.RECIPIENT, roles.CASE_WORKER}:
            proposal = (moment.actor, moment.now, data["result"], data["effect"])
            told = self._tell_worker("measure_evaluate", facts, part, moment)
            return self._planned(
                facts,
                part,
                {"proposed": proposal},
                moment,
                told,
                {**why, "proposed": True},
                moves=False,
                proposed=data["result"],
                proposed_at=moment.now,
            )
        changes = {"result": data["result"], "effect": data["effect"], "evaluated": moment.now}
        return self._planned(
            facts, part, changes, moment, why=why, result=data["result"], evaluated=moment.now
        )


class AskAgreement(_OnMeasure):
    """The line managers of the case are asked to agree to the measure."""

    id = "ask_agreement"
    title = _("measure_ask_agreement", default="Ask the line manager to approve the measure")
    help = _("measure_ask_agreement_help", default="The line managers of the unit are asked by e-mail.")
    button = _("measure_ask_agreement_button", default="Ask")
    schema = INothing
    rule = PartRule(parts.UNFINISHED, BOTH, READ_BY_MANAGER)
    log = _("log_measure_ask_agreement", default="The line manager was asked to approve the measure")
    done = _("done_measure_ask", default="The line managers are asked by e-mail.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        if not set(notices.line_managers(facts, moment.world)) - {facts.reporter}:
            yield Obstacle("no_line_manager")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        told = self._tell("measure_agree", notices.line_managers(facts, moment.world), part, moment)
        return self._planned(facts, part, {"asked": moment.now}, moment, told, asked=moment.now)


class Agree(_OnMeasure):
    """A line manager agrees to the measure."""

    id = "agree"
    title = _("measure_agree", default="Approve the measure")
    help = _("measure_agree_help", default="As the line manager you approve that it is carried out.")
    button = _("measure_agree_button", default="Approve")
    schema = INothing
    rule = PartRule(parts.UNFINISHED, (roles.LINE_MANAGER,), READ_BY_MANAGER)
    log = _("log_measure_agree", default="Measure approved by the line manager")
    done = _("done_measure_agree", default="You have approved the measure. The case worker is notified.")

    def readiness(self, facts, moment: Moment):
        return super().readiness(facts, moment) or agreement_obstacles(self._part(facts, moment), moment)

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        told = self._tell_worker("measure_agreed", facts, part, moment)
        agreed = (moment.actor, moment.now)
        return self._planned(
            facts, part, {"agreed": agreed}, moment, told, agreed=moment.now, agreed_by=moment.actor
        )


class Change(_OnMeasure):
    """Something about the measure is changed; another person may become responsible for it."""

    id = "change"
    title = _("measure_change", default="Change the measure")
    help = _(
        "measure_change_help",
        default="Fill in what is to change. The person responsible is notified. If a line manager has"
        " approved the measure, ask again.",
    )
    button = _("button_save", default="Save")
    schema = IChangeMeasure
    rule = PartRule(parts.UNFINISHED, BOTH)
    log = _("log_measure_change", default="Measure changed")
    done = _("done_measure_change", default="The measure is changed. The person responsible is notified.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        if not any(data.values()):
            yield Obstacle("nothing_given")
        yield from measure_obstacles(facts, data, moment)

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        new = {name: value for name, value in data.items() if value}
        changes = {name: value for name, value in new.items() if name != "responsible"}
        person = new.get("responsible", part.responsible)
        after = {name: new[name] for name in ("title", "description", "kind", "due") if name in new}
        then = part.but(**after, responsible=person)
        if person != part.responsible:
            changes["given"] = (person, moment.now, moment.actor)
            after |= {"responsible": person, "since": moment.now, "given_by": moment.actor}
            told = given(facts, then, moment)
        else:
            told = self._tell("measure_changed", [person], then, moment)
        why = {"fields": sorted(new)} | ({"responsible": person} if "given" in changes else {})
        if part.agreed and then.work != part.work:
            # The line manager agreed to something else than the measure is now.
            changes |= {"agreed": None, "asked": None}
            after |= {"agreed": None, "agreed_by": None, "asked": None}
            told = (*told, *self._tell("measure_changed", [part.agreed_by], then, moment))
            why["agreement_of"] = part.agreed_by
        return self._planned(facts, part, changes, moment, told, why, **after)


class Cancel(_OnMeasure):
    """The measure will not be carried out."""

    id = "cancel"
    title = _("measure_cancel", default="Cancel the measure")
    help = _("measure_cancel_help", default="It will not be carried out. The person responsible is notified.")
    button = _("measure_cancel", default="Cancel the measure")
    schema = ICancel
    rule = PartRule(parts.UNFINISHED, BOTH, to=parts.CANCELLED)
    log = _("log_measure_cancel", default="Measure cancelled")
    done = _("done_measure_cancel", default="The measure is cancelled. The person responsible is notified.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        told = self._tell("measure_cancelled", [part.responsible], part, moment)
        return self._planned(facts, part, {}, moment, told, {"reason": data["reason"]})


MEASURE_ACTIONS = (Start(), Finish(), Evaluate(), Agree(), AskAgreement(), Change(), Cancel())
