"""Preparing a hearing."""

from collections.abc import Mapping
from ntnu.deviations import _
from ntnu.deviations.case.hints import PARTICIPANTS_READ
from ntnu.deviations.caselog.entry_words import HEARINGS
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.hearings import with_hearing
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import hearing_obstacles
from ntnu.deviations.domain.part_obstacles import shared_obstacles
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.type_ids import HEARING
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import WORK
from ntnu.deviations.hearings.schema import IHearing
from typing import Any

#: Fields that are stored under another name than in the form.
_KEPT_AS = {"participants": "asked"}


def attributes_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """The input for a draft, as a hearing stores it."""
    lists = ("participants", "shared")
    return {
        _KEPT_AS.get(name, name): tuple(value or ()) if name in lists else value
        for name, value in data.items()
    }


def wrong_with(facts, data: Mapping[str, Any], moment: Moment) -> list[Obstacle]:
    """The faults of the input for a draft."""
    known = frozenset({*(m.uid for m in facts.whole.measures), *facts.whole.files})
    return [*hearing_obstacles(facts, data, moment), *shared_obstacles(data.get("shared"), known)]


class AddHearing(Action):
    """A new hearing, as a draft: nobody sees it until it is opened."""

    id = "add_hearing"
    title = _("action_add_hearing", default="Prepare a hearing")
    help = _(
        "action_add_hearing_help", default="Ask others before you decide. Nobody is asked before you open it."
    )
    button = _("button_add_hearing", default="Save as draft")
    schema = IHearing
    rule = when(OPEN, BOTH)
    log = _("log_hearing_add", default="Hearing prepared")
    log_kind = HEARINGS
    done = _("done_add_hearing", default="The draft is saved. Nobody has been asked yet.")
    group = WORK
    hints = {"question": PARTICIPANTS_READ}

    def obstacles(self, facts, data, moment: Moment):
        return wrong_with(facts, data, moment)

    def plan(self, facts, data, moment: Moment) -> Plan:
        uid = moment.new_uid()
        told = {"deadline": None, "shared": (), **attributes_of(data)}
        known = {name: value for name, value in told.items() if name != "question"}
        hearing = parts.Hearing(uid=uid, state=parts.DRAFT, **known)
        return self.planned(
            facts,
            moment,
            after=with_hearing(facts, hearing),
            why={"hearing": uid, "title": hearing.title, "participants": list(hearing.asked)},
            effects=(NewPart(HEARING, uid, {**told, "created_by": (moment.actor, moment.now)}),),
            part=uid,
        )
