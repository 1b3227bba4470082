"""Process form: the case worker takes the case on, and keeps its assessment up to date."""

from ntnu.deviations import _
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.base import TransitionAction
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.actions.fields import OneOf
from ntnu.deviations.actions.fields import optional
from ntnu.deviations.actions.fields import RelatedCases
from ntnu.deviations.actions.fields import YesNo
from ntnu.deviations.core import notices
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.related import related_after
from ntnu.deviations.core.related import related_obstacles
from ntnu.deviations.core.states import IN_PROCESS
from zope.interface import Interface


class IAccept(Interface):
    """What taking a case on takes."""

    severity = OneOf(
        "severity",
        title=_("label_severity", default="How serious is it?"),
        description=_(
            "help_severity", default="Think of how many it concerns, and what happens if nothing is done."
        ),
    )


class IUpdateProcess(Interface):
    """The process form; fill in any of it."""

    severity = optional(IAccept["severity"])
    cause_category = OneOf(
        "cause_category",
        title=_("label_cause_category", default="Kind of cause"),
        description=_("help_cause_category", default="The kind that fits best. It goes into the statistics."),
        required=False,
    )
    cause = LongText(
        title=_("label_cause", default="Cause"),
        description=_("help_cause", default="Why did it happen? Describe the circumstances, not persons."),
        required=False,
    )
    risk = LongText(
        title=_("label_risk", default="Risk"),
        description=_("help_risk", default="What can happen if nothing is done, and how likely is it?"),
        required=False,
    )
    learning_points = LongText(
        title=_("label_learning_points", default="Learning points"),
        description=_("help_learning_points", default="What can this unit and others learn?"),
        required=False,
    )
    recurring = YesNo(
        title=_("label_recurring", default="Has it happened before?"),
        description=_("help_recurring", default="Yes if the same has been reported earlier."),
        required=False,
    )
    related = RelatedCases()


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
        changes = {name: _as_stored(name, value) for name, value in data.items()}
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


def _as_stored(name: str, value):
    return "" if value is None and name in ("cause", "risk", "learning_points") else value
