"""Naming a deputy for somebody who is away, and ending it: actions on a unit."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import Person
from ntnu.deviations.caselog.entry_words import PEOPLE
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.absence import ENDS
from ntnu.deviations.domain.absence import NAMES_FOR_OTHERS
from ntnu.deviations.domain.absence import naming_obstacles
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.unit_changes import ACTIVE
from ntnu.deviations.domain.unit_changes import CLOSED
from ntnu.deviations.domain.unit_changes import MERGED
from ntnu.deviations.persons import person_named
from ntnu.deviations.units.stand_in_effects import ForgetStandIn
from ntnu.deviations.units.stand_in_effects import KeepStandIn
from ntnu.deviations.units.unit_actions import UnitAction
from zope import schema
from zope.interface import Interface


class INameStandIn(Interface):
    """Who stands in for whom, and when."""

    absent = Person(
        "everybody",
        title=_("label_absent", default="Who is away"),
        description=_("help_absent", default="Leave it empty if it is yourself."),
        required=False,
        max_length=200,
    )
    deputy = Person(
        "everybody",
        title=_("label_stand_in", default="Deputy"),
        description=_(
            "help_stand_in",
            default="Sees and does what the person who is away may at the unit, and gets the same e-mail. Not"
            " on a case that one of the two has reported, or is kept out of. A deputy has no deputy.",
        ),
        max_length=200,
    )
    role = OneOf(
        "handed_on",
        title=_("label_stand_in_role", default="Role"),
        description=_("help_stand_in_role", default="Empty: every role and task at the unit."),
        required=False,
    )
    starts = schema.Date(
        title=_("label_stand_in_starts", default="First day"),
        description=_("help_stand_in_starts", default="Empty: from now on."),
        required=False,
    )
    ends = schema.Date(
        title=_("label_stand_in_ends", default="Last day"),
        description=_("help_stand_in_ends", default="It ends by itself when the day is over."),
    )


class IEndStandIn(Interface):
    """Which is to end."""

    stand_in = schema.TextLine(title=_("label_stand_in", default="Deputy"), max_length=40)


class _OnStandIn(UnitAction):
    listed = False
    rule = when((ACTIVE, CLOSED, MERGED), tuple(sorted(ENDS)))
    log_kind = PEOPLE

    def readiness(self, facts, moment):
        return []

    def _planned(self, kind: str, one: StandIn, effect: Effect, moment) -> BarePlan:
        why = {
            "absent": one.absent,
            "stand_in": one.deputy,
            "role": one.role,
            **one.term.told(),
            "uid": one.uid,
        }
        words = {
            "absent": one.absent,
            "deputy": one.deputy,
            "role": one.role,
            "first_day": one.start,
            "last_day": one.end,
            "by": moment.actor,
        }
        world, readers = moment.world, {one.absent, one.deputy}
        for role in (roles.RECIPIENT, roles.LOCAL_ADMIN):
            readers |= world.holders(one.unit, role)
        unit = world.unit(one.unit)
        mails = (Notice(kind, who, words=words, unit=unit) for who in sorted(readers - {moment.actor}))
        kept = {name: value for name, value in why.items() if value}
        return BarePlan(action=self.id, actor=moment.actor, effects=(effect, *mails), why=kept)


class NameStandIn(_OnStandIn):
    """Somebody stands in for a person who is away."""

    id = "name_stand_in"
    title = _("action_name_stand_in", default="Name a deputy for somebody who is away")
    help = _(
        "action_name_stand_in_help",
        default="The deputy, the recipients and the local administrators get e-mail, and each of them can end"
        " it.",
    )
    button = _("button_name_stand_in", default="Name the deputy")
    schema = INameStandIn
    log = _("log_name_stand_in", default="Deputy named")
    done = _("done_name_stand_in", default="The deputy is named. All who are concerned get e-mail.")

    def permits(self, facts, moment):
        return bool(NAMES_FOR_OTHERS & moment.roles or facts.handed_on(moment.actor))

    def obstacles(self, facts, data, moment):
        return list(naming_obstacles(self._new(facts, data, moment), facts, moment))

    def plan(self, facts, data, moment):
        new = self._new(facts, data, moment)
        return self._planned("stand_in_named", new, KeepStandIn(new), moment)

    def _new(self, facts, data, moment) -> StandIn:
        return StandIn(
            uid=moment.new_uid(),
            unit=facts.here.uid,
            absent=person_named(data["absent"]) if data.get("absent") else moment.actor,
            deputy=person_named(data["deputy"]),
            role=data.get("role") or "",
            start=data.get("starts") or moment.today,
            end=data["ends"],
            given_by=moment.actor,
            since=moment.now,
        )


class EndStandIn(_OnStandIn):
    """It ends before its last day."""

    id = "end_stand_in"
    title = _("action_end_stand_in", default="End what a deputy does for somebody")
    help = _("action_end_stand_in_help", default="It ends at once. All who are concerned get e-mail.")
    button = _("button_end_stand_in", default="End it")
    schema = IEndStandIn
    log = _("log_end_stand_in", default="Deputy ended")
    done = _("done_end_stand_in", default="The deputy no longer stands in. All who are concerned get e-mail.")

    def permits(self, facts, moment):
        return bool(ENDS & moment.roles) or any(map(_of(moment.actor), facts.stand_ins))

    def readiness(self, facts, moment):
        return [] if facts.stand_ins else [Obstacle("no_stand_ins")]

    def obstacles(self, facts, data, moment):
        one = _with_uid(facts, data)
        if one is None or not (ENDS & moment.roles or _of(moment.actor)(one)):
            return [Obstacle("no_such_stand_in", "stand_in")]
        return []

    def plan(self, facts, data, moment):
        one = _with_uid(facts, data)
        return self._planned("stand_in_ended", one, ForgetStandIn(one.uid), moment)


def _of(person: str):
    """Is it the person who is away, or the deputy?"""
    return lambda one: person in (one.absent, one.deputy)


def _with_uid(facts, data) -> StandIn | None:
    return next((one for one in facts.stand_ins if one.uid == data["stand_in"]), None)
