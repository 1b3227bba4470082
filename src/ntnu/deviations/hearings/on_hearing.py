"""What the actions on a hearing have in common."""

from datetime import datetime
from datetime import time
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.hearings import to_be_asked
from ntnu.deviations.domain.hearings import with_hearing
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.type_ids import HEARING
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import PartAction

_END_OF_DAY = time(16)


def proposed_deadline(moment: Moment) -> datetime:
    """The end of the tenth working day from today (setting ``hearing_days``), in UTC."""
    days = moment.settings.get("hearing_days", 10)
    return moment.calendar.at(moment.calendar.add_working_days(moment.today, days), _END_OF_DAY)


class OnHearing(PartAction):
    """An action on a hearing."""

    on = HEARING

    def planned_on(self, facts, hearing, then, changes, moment, transitions=(), told=(), why=None, more=()):
        """The plan: the hearing is ``then``, with ``changes`` to store; ``told`` are mails, ``more`` other
        effects."""
        moves = [PartChange(hearing.uid, {}, transition, own=True) for transition in transitions]
        return self.planned(
            facts,
            moment,
            after=with_hearing(facts, then),
            effects=(*moves, PartChange(hearing.uid, changes), *more, *told),
            why={"hearing": hearing.uid, "title": hearing.title, **(why or {})},
            part=hearing.uid,
        )

    def opened(self, facts, hearing, data, moment, transitions, changes=None):
        """A plan that opens the hearing, until the deadline given or the usual one."""
        deadline = data.get("deadline") or _still_ahead(hearing.deadline, moment) or proposed_deadline(moment)
        persons = to_be_asked(hearing, facts, moment.world)
        then = hearing.but(
            state=parts.OPENED,
            participants=persons,
            deadline=deadline,
            opened=moment.now,
            opened_by=moment.actor,
            ended=None,
        )
        stored = {
            "participants": persons,
            "deadline": deadline,
            "opened": moment.now,
            "opened_by": moment.actor,
            "ended": None,
        }
        told = []
        for person in persons:
            kind = "hearing_changed" if person in hearing.participants else "hearing_opened"
            told.append(notices.about_hearing(kind, person, then))
            told.append(notices.access_given(person, roles.HEARING_PARTICIPANT))
        why = {"participants": list(persons), "until": deadline.isoformat()}
        changes = {**stored, **(changes or {})}
        return self.planned_on(facts, hearing, then, changes, moment, transitions, told, why)


def _still_ahead(deadline, moment: Moment):
    return deadline if deadline and deadline > moment.now else None
