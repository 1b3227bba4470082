"""A visit to the place where it happened: fields, an action that fills them in, its mail and its panel."""

from Acquisition import aq_base
from dataclasses import dataclass
from datetime import date
from nordlys.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.hints import INTERNAL
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.content.added import of_part
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.states import WORKED_ON
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import WORK
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.ui.shell.panel import Panel
from zope import schema
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

WAYS = SimpleVocabulary(
    [
        SimpleTerm("foot", title=_("way_foot", default="On foot")),
        SimpleTerm("boat", title=_("way_boat", default="By boat")),
    ]
)


@of_part(IProcess)
class IPlace(Interface):
    """Facts about the place. Internal, like all findings of the case worker."""

    visited = tagged(
        schema.Date(title=_("label_visited", default="Last visit to the place"), required=False), asked=False
    )
    at_the_place = tagged(
        LongText(
            title=_("label_at_the_place", default="How is it at the place?"),
            description=_(
                "help_at_the_place", default="What you saw, and what is dangerous there. No names."
            ),
            max_length=2000,
            required=False,
        ),
        label=_("row_at_the_place", default="At the place"),
        asked=False,
    )


class IVisit(Interface):
    """Input for recording a visit."""

    visited = asked(IPlace["visited"], title=_("label_day", default="Day of the visit"), required=True)
    at_the_place = asked(IPlace["at_the_place"], required=True)
    came = schema.Choice(
        title=_("label_came", default="How did you get there?"), vocabulary=WAYS, required=False
    )


class Visited(MailKind, id="nordlys_visited"):
    """Somebody was at the place: line managers and recipients."""

    words = {"day"}
    persons = {"who"}
    chosen = {"came": IVisit["came"]}
    domain = "nordlys.deviations"


@dataclass(frozen=True)
class NoteVisit(Effect):
    """Another visit by a person."""

    day: date
    person: str


@handles(NoteVisit)
def note_visit(effect, doing):
    """The case stores who was there on which day."""
    doing.subject.visits = (*visits_of(doing.subject), (effect.day, effect.person))


def visits_of(case) -> tuple[tuple[date, str], ...]:
    """Day and user id of each visit, in the order in which they were recorded."""
    return getattr(aq_base(case), "visits", ())


class RecordVisit(Action):
    """Somebody was at the place. The line managers and the recipients are notified."""

    id = "nordlys_record_visit"
    title = _("action_visit", default="Record a visit to the place")
    help = _(
        "action_visit_help",
        default="The recipients and the closest managers of the unit get an e-mail.",
    )
    button = _("button_visit", default="Record the visit")
    schema = IVisit
    profile = "nordlys.deviations:default"
    rule = when(WORKED_ON, BOTH)
    log = _("log_visit", default="Visit to the place")
    done = _("done_visit", default="The visit is recorded in ${number}.")
    group = WORK
    hints = {"at_the_place": INTERNAL}

    def obstacles(self, facts, data, moment):
        return [Obstacle("date_future", "visited")] if data["visited"] > moment.today else []

    def plan(self, facts, data, moment):
        day, world = data["visited"], moment.world
        told = {*notices.recipients(facts, world), *notices.line_managers(facts, world)}
        words = {"day": day, "who": moment.actor, "came": data.get("came")}
        return self.planned(
            facts,
            moment,
            after=facts,
            effects=(
                SetFields(visited=day, at_the_place=data["at_the_place"]),
                NoteVisit(day, moment.actor),
                *(Notice("nordlys_visited", person, words=words) for person in sorted(told)),
            ),
            why={"visited": day.isoformat(), "came": data.get("came"), "fields": ["at_the_place"]},
        )


class Visits(Panel):
    """Who was at the place, and when: for those who work on the case."""

    title = _("panel_visits", default="Visits to the place")
    is_internal = True

    @property
    def available(self):
        return self.sight.reading.may_casework and bool(visits_of(self.context))

    @property
    def count(self):
        return len(self.rows)

    @property
    def rows(self):
        sight = self.sight
        return [(sight.short(day), sight.name(person)) for day, person in visits_of(self.context)]
