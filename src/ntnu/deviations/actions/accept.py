"""Process form: the case worker takes the case on, and keeps its assessment up to date."""

from ntnu.deviations import _
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.base import TransitionAction
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.schema import ICase
from ntnu.deviations.case.schema import stored
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.core import notices
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.related import related_after
from ntnu.deviations.core.related import related_obstacles
from ntnu.deviations.core.states import IN_PROCESS
from zope.interface import Interface


class IAccept(Interface):
    """What taking a case on takes."""

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

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=IN_PROCESS, severity=data["severity"])
        return self.planned(
            facts,
            moment,
            after=after,
            changes={"severity": data["severity"]},
            notices=(notices.to_reporter("in_process", after),),
            why={"severity": data["severity"]},
        )


class UpdateProcess(Action):
    """The case worker's assessment, written as the work goes on."""

    id = "update_process"
    title = _("action_update_process", default="Update the process form")
    help = _("action_update_process_help", default="Cause, risk and learning points. Internal.")
    button = _("button_save", default="Save")
    schema = IUpdateProcess

    def obstacles(self, facts, data, moment: Moment):
        wrong = super().obstacles(facts, data, moment)
        return [*wrong, *related_obstacles(facts, data.get("related") or (), moment)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        changes = {name: stored(ICase[name], value) for name, value in data.items()}
        if "related" in changes:
            changes["related"] = related_after(facts, data["related"] or (), moment)
        severity = changes.get("severity") or facts.severity
        return self.planned(
            facts,
            moment,
            after=facts.but(severity=severity, related=changes.get("related", facts.related)),
            changes=changes,
            why={"fields": sorted(changes)},
        )
