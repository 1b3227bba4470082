"""Measures: carried out, agreed to by the line manager, evaluated."""

from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import states
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import measure_obstacles
from ntnu.deviations.domain.part_rules import ALL_THREE
from ntnu.deviations.domain.part_rules import BOTH
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.file_parts import file_parts
from ntnu.deviations.measures.agreement import Agree
from ntnu.deviations.measures.agreement import Answer
from ntnu.deviations.measures.agreement import Ask
from ntnu.deviations.measures.agreement import AskAgreement
from ntnu.deviations.measures.agreement import Decline
from ntnu.deviations.measures.on_measure import OnMeasure
from ntnu.deviations.measures.requests import AcceptDate
from ntnu.deviations.measures.requests import AskDate
from ntnu.deviations.measures.requests import HandBack
from ntnu.deviations.measures.requests import KeepDate
from ntnu.deviations.measures.schema import ICancel
from ntnu.deviations.measures.schema import IChangeMeasure
from ntnu.deviations.measures.schema import IEvaluate
from ntnu.deviations.measures.schema import IFinish


class Start(OnMeasure):
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
        return self.planned_on(facts, part, {}, moment)


class Finish(OnMeasure):
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
        after = {"finished": moment.now, "evaluate_on": evaluate_on}
        if not moment.roles.intersection(BOTH):
            after["reported"] = moment.now
        files = file_parts(moment, part.uid, shared=False)
        told = self.tell_worker("measure_done", facts, part, moment)
        return self.planned_on(
            facts,
            part,
            {"evidence": data["evidence"], **after},
            moment,
            told,
            {"evidence": data["evidence"], "attachments": len(files)},
            files,
            **after,
        )


class Evaluate(OnMeasure):
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
            told = self.tell_worker("measure_evaluate", facts, part, moment)
            return self.planned_on(
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
        return self.planned_on(
            facts, part, changes, moment, why=why, result=data["result"], evaluated=moment.now
        )


class Change(OnMeasure):
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
        return self.changed(facts, part, {name: value for name, value in data.items() if value}, moment)


class Cancel(OnMeasure):
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
        told = self.tell("measure_cancelled", [part.responsible], part, moment)
        return self.planned_on(facts, part, {}, moment, told, {"reason": data["reason"]})


MEASURE_ACTIONS = (
    *(Start(), Finish(), Evaluate(), Agree(), Decline(), Ask(), Answer(), AskAgreement()),
    *(AskDate(), AcceptDate(), KeepDate(), HandBack(), Change(), Cancel()),
)
