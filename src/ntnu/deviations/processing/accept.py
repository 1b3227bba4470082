"""Process form: the case worker takes the case on, and keeps the assessment up to date."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema import stored
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import update_process_obstacles
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.related import related_after
from ntnu.deviations.domain.related import related_obstacles
from ntnu.deviations.domain.roles import CASE_WORKER
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.states import WORKED_ON
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import Next
from ntnu.deviations.engine.base import TransitionAction
from zope.interface import Interface


class IAccept(Interface):
    """Input for taking a case on."""

    severity = asked(IProcess["severity"])


class IUpdateProcess(Interface):
    """The process form; fill in any of it."""

    severity = optional(IProcess["severity"])
    cause_category = asked(IProcess["cause_category"])
    cause = asked(IProcess["cause"])
    risk = asked(IProcess["risk"])
    learning_points = asked(IProcess["learning_points"])
    recurring = asked(IProcess["recurring"])
    related = asked(IReceipt["related"])


class Accept(TransitionAction):
    """The case worker takes the case on."""

    id = "accept"
    title = _("action_accept", default="YES, APPROVED for further processing")
    help = _("action_accept_help", default="You take the case on, and the reporter is notified.")
    button = _("button_accept", default="Take the case on")
    schema = IAccept
    rule = when((FORWARDED,), (CASE_WORKER,), IN_PROCESS)
    log = _("log_accept", default="Taken on by the case worker")
    done = _("done_accept", default="You have taken ${number} on. The reporter is notified.")
    story = _("story_accept", default="A case worker took the case on")
    page = "@@process-form"
    form = _("process_form", default="Process form")
    next_in = {FORWARDED: Next(1, _("now_process_form", default="Fill in the process form"))}
    handles = True

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=IN_PROCESS, severity=data["severity"])
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(SetFields(severity=data["severity"]), notices.to_reporter("in_process", after)),
            why={"severity": data["severity"]},
        )


class UpdateProcess(Action):
    """The case worker's assessment, updated as the work goes on."""

    id = "update_process"
    title = _("action_update_process", default="Update the process form")
    help = _("action_update_process_help", default="Cause, risk and learning points. Internal.")
    button = _("button_save", default="Save")
    schema = IUpdateProcess
    fills = IProcess
    rule = when(WORKED_ON, (CASE_WORKER,))
    check = staticmethod(update_process_obstacles)
    log = _("log_update_process", default="Process form updated")
    done = _("done_update_process", default="The process form of ${number} is saved.")
    next_in = {IN_PROCESS: Next(2, _("now_update_process", default="Update the process form"))}

    def obstacles(self, facts, data, moment: Moment):
        wrong = super().obstacles(facts, data, moment)
        return [*wrong, *related_obstacles(facts, data.get("related") or (), moment)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        changes = {name: stored(case_fields()[name], value) for name, value in data.items()}
        if "related" in changes:
            changes["related"] = related_after(facts, data["related"] or (), moment)
        if changes.get("severity") is None:
            changes.pop("severity", None)
        severity = changes.get("severity", facts.severity)
        return self.planned(
            facts,
            moment,
            after=facts.but(severity=severity, related=changes.get("related", facts.related)),
            effects=(SetFields(**changes),),
            why={"fields": sorted(changes)},
        )
