"""The responsible and a measure: they ask for another date, or hand it back."""

from dataclasses import astuple
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import measure_obstacles
from ntnu.deviations.domain.part_rules import BOTH
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.measures.on_measure import OnMeasure
from ntnu.deviations.measures.schema import IAskDate
from ntnu.deviations.measures.schema import IHandBack
from ntnu.deviations.measures.schema import IKeepDate


class _ByResponsible(OnMeasure):
    rule = PartRule(parts.UNFINISHED, (roles.MEASURE_RESPONSIBLE,))


class AskDate(_ByResponsible):
    """The responsible asks for another date; the one there is stays until those in charge accept it."""

    id = "ask_date"
    title = _("measure_ask_date", default="Ask for another date")
    help = _(
        "measure_ask_date_help",
        default="The case worker accepts the new date, or keeps the one there is. You are notified.",
    )
    button = _("measure_ask_date_button", default="Ask for the date")
    schema = IAskDate
    log = _("log_measure_ask_date", default="Another date was asked for")
    done = _("done_measure_ask_date", default="The case worker is asked for the new date.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        yield from measure_obstacles(facts, {"due": data["due"]}, moment)
        if data["due"] == part.due:
            yield Obstacle("same_date", "due")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        return self.said("request", facts, part, parts.LATER, data, moment, "measure_date_asked")


class HandBack(_ByResponsible):
    """The responsible will not carry the measure out; those in charge name another, or cancel it."""

    id = "hand_back"
    title = _("measure_hand_back", default="Hand the measure back")
    help = _(
        "measure_hand_back_help",
        default="The case worker names another. Until then the measure is in your name.",
    )
    button = _("measure_hand_back_button", default="Hand it back")
    schema = IHandBack
    log = _("log_measure_hand_back", default="Measure handed back by the responsible")
    done = _("done_measure_hand_back", default="The measure is handed back. The case worker is notified.")

    def readiness(self, facts, moment: Moment):
        is_back = self._part(facts, moment).is_handed_back
        return super().readiness(facts, moment) or ([Obstacle("handed_back_already")] if is_back else [])

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        return self.said("request", facts, part, parts.HANDED_BACK, data, moment, "measure_handed_back")


class _OnDateAsked(OnMeasure):
    rule = PartRule(parts.UNFINISHED, BOTH)

    def readiness(self, facts, moment: Moment):
        asked = self._part(facts, moment).request
        is_open = asked is not None and asked.kind == parts.LATER
        return super().readiness(facts, moment) or ([] if is_open else [Obstacle("no_date_asked")])


class AcceptDate(_OnDateAsked):
    """The date that the responsible asked for becomes the measure's."""

    id = "accept_date"
    title = _("measure_accept_date", default="Accept the new date")
    help = _(
        "measure_accept_date_help",
        default="The person responsible is notified. If a line manager has approved the measure, ask again.",
    )
    button = _("measure_accept_date_button", default="Accept the date")
    schema = INothing
    log = _("log_measure_accept_date", default="The new date was accepted")
    done = _("done_measure_accept_date", default="The measure has the new date. The responsible is notified.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        asked = part.request and part.request.due
        if asked and asked < moment.today:
            yield Obstacle("date_past")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        return self.changed(facts, part, {"due": part.request.due}, moment)


class KeepDate(_OnDateAsked):
    """The measure keeps its date."""

    id = "keep_date"
    title = _("measure_keep_date", default="Keep the date")
    help = _("measure_keep_date_help", default="The person responsible is notified, and reads your reason.")
    button = _("measure_keep_date_button", default="Keep the date")
    schema = IKeepDate
    log = _("log_measure_keep_date", default="The date of the measure was kept")
    hints = {"reason": _("hint_responsible_reads", default="The person responsible can read this.")}
    done = _("done_measure_keep_date", default="The date is kept. The responsible is notified.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        kept = replace(part.request, kind=parts.KEPT)
        changes = {"request": astuple(kept), "request_answer": data["reason"]}
        told = self.tell("measure_date_kept", [part.responsible], part, moment)
        return self.planned_on(facts, part, changes, moment, told, {"reason": data["reason"]}, request=kept)
