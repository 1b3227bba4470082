"""Creating a measure."""

from ntnu.deviations import _
from ntnu.deviations.caselog.entry_words import MEASURES
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.part_obstacles import measure_obstacles
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.type_ids import MEASURE
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import WORK
from ntnu.deviations.measures.schema import IMeasure


class AddMeasure(Action):
    """A new measure, planned."""

    id = "add_measure"
    title = _("action_add_measure", default="Set up a measure")
    help = _("action_add_measure_help", default="Say what is to be done, by whom and by when.")
    button = _("button_add_measure", default="Set up the measure")
    schema = IMeasure
    rule = when(OPEN, BOTH)
    log = _("log_measure_add", default="Measure planned")
    log_kind = MEASURES
    done = _("done_add_measure", default="The measure is set up. The person responsible is notified.")
    group = WORK

    def obstacles(self, facts, data, moment: Moment):
        return list(measure_obstacles(facts, data, moment))

    def plan(self, facts, data, moment: Moment) -> Plan:
        uid = moment.new_uid()
        measure = parts.Measure(
            uid=uid,
            title=data["title"],
            state=parts.PLANNED,
            responsible=data["responsible"],
            due=data["due"],
            kind=data["kind"],
            since=moment.now,
            given_by=moment.actor,
            description=data.get("description") or "",
        )
        attributes = {
            "title": data["title"],
            "description": measure.description,
            "kind": data["kind"],
            "given": (data["responsible"], moment.now, moment.actor),
            "due": data["due"],
            "created_by": (moment.actor, moment.now),
        }
        after = facts.but(parts=facts.whole.put(measure))
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(NewPart(MEASURE, uid, attributes), *given(after, measure, moment)),
            why={"measure": uid, "title": data["title"], "responsible": data["responsible"]},
            part=uid,
        )


def given(facts, measure, moment: Moment):
    """Mails to the person who is to carry out the measure."""
    person = measure.responsible
    return (
        notices.about_measure("measure_assigned", person, measure, moment.world),
        notices.access_given(person, roles.MEASURE_RESPONSIBLE, measure.uid),
    )
