"""What those who arrange a hearing can do with it while it is open."""

from ntnu.deviations import _
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.hearings import may_take_part
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import participant_obstacles
from ntnu.deviations.domain.part_rules import BOTH
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.hearings.on_hearing import OnHearing
from ntnu.deviations.hearings.schema import IExtend
from ntnu.deviations.hearings.schema import IRemoveParticipant
from ntnu.deviations.hearings.schema import IWiden


class _WhileOpen(OnHearing):
    rule = PartRule((parts.OPENED,), BOTH)


class Extend(_WhileOpen):
    """The hearing gets a later deadline."""

    id = "extend"
    title = _("hearing_extend", default="Extend the deadline")
    help = _("hearing_extend_help", default="The participants see the report until then, and are notified.")
    button = _("hearing_extend_button", default="Extend")
    schema = IExtend
    log = _("log_hearing_extend", default="Deadline of the hearing extended")
    done = _("done_hearing_extend", default="The hearing has a new deadline. The participants are notified.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        if data["deadline"] <= part.deadline:
            yield Obstacle("not_after_deadline", "deadline")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        deadline = data["deadline"]
        then = part.but(deadline=deadline)
        told = [notices.about_hearing("hearing_changed", person, then) for person in part.participants]
        why = {"until": deadline.isoformat(), "reason": data["reason"]}
        return self.planned_on(facts, part, then, {"deadline": deadline}, moment, told=told, why=why)


class Widen(_WhileOpen):
    """More persons are asked."""

    id = "widen"
    title = _("hearing_widen", default="Ask more persons")
    help = _("hearing_widen_help", default="They see the report from now until the deadline.")
    button = _("hearing_widen_button", default="Ask them")
    schema = IWiden
    log = _("log_hearing_widen", default="More persons asked in the hearing")
    done = _("done_hearing_widen", default="The new participants have access, and are notified.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        wrong = [
            obstacle
            for principal in data["participants"]
            for obstacle in participant_obstacles(principal, facts, moment)
        ]
        yield from wrong
        if not wrong and not _new(facts, part, data, moment):
            yield Obstacle("nobody_new", "participants")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        new = _new(facts, part, data, moment)
        changes = {
            "asked": tuple(dict.fromkeys((*part.asked, *data["participants"]))),
            "participants": (*part.participants, *new),
        }
        then = part.but(**changes)
        told = []
        for person in new:
            told.append(notices.about_hearing("hearing_opened", person, then))
            told.append(notices.access_given(person, roles.HEARING_PARTICIPANT))
        why = {"participants": list(new)}
        return self.planned_on(facts, part, then, changes, moment, told=told, why=why)


def _new(facts, part, data, moment: Moment) -> tuple[str, ...]:
    """Those among the named who are not asked yet. As at an opening, nobody is included again whose access
    was ended."""
    persons = moment.world.persons(data["participants"]) - {*part.participants, *part.removed}
    return may_take_part(persons, facts)


class Remind(_WhileOpen):
    """Those who have not answered are reminded, once a day at most."""

    id = "remind"
    title = _("hearing_remind", default="Remind those who have not answered")
    help = _("hearing_remind_help", default="They get an e-mail about the hearing and its deadline.")
    button = _("button_remind", default="Remind")
    schema = INothing
    log = _("log_hearing_remind", default="Participants reminded")
    done = _("done_hearing_remind", default="Those who have not answered are reminded.")

    def readiness(self, facts, moment: Moment):
        if wrong := super().readiness(facts, moment):
            return wrong
        part = self._part(facts, moment)
        if not part.unanswered:
            return [Obstacle("all_answered")]
        is_done = part.reminded is not None and part.reminded >= moment.today
        return [Obstacle("hearing_reminded_today")] if is_done else []

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        changes = {"reminded": moment.today}
        told = [notices.about_hearing("hearing_reminder", person, part) for person in part.unanswered]
        why = {"participants": list(part.unanswered)}
        return self.planned_on(facts, part, part.but(**changes), changes, moment, told=told, why=why)


class RemoveParticipant(_WhileOpen):
    """One participant's access ends before the deadline."""

    id = "remove_participant"
    title = _("hearing_remove_participant", default="End a participant's access")
    help = _("hearing_remove_participant_help", default="The person loses access to the case at once.")
    button = _("button_remove_coworker", default="Remove")
    schema = IRemoveParticipant
    log = _("log_hearing_remove_participant", default="Participant left out of the hearing")
    done = _("done_remove_participant", default="The participant no longer has access.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        if data["person"] not in part.participants:
            yield Obstacle("not_participant", "person")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        left = tuple(person for person in part.participants if person != data["person"])
        changes = {"participants": left, "removed": (*part.removed, data["person"])}
        why = {"person": data["person"]}
        return self.planned_on(facts, part, part.but(**changes), changes, moment, why=why)
