"""What is due for a case at a moment, as one plan: who is notified of what, and which hearings have ended."""

from collections.abc import Iterator
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import schedule
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.hearings import with_hearing
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.schedule import Item
from ntnu.deviations.domain.states import RECEIVED

ACTION = "clock"
#: The actor when the clock does something: the system itself. No person has this id.
ACTOR = ""
#: Mails to the holders of folder roles: where there is no holder, nothing is sent.
_FOR_HOLDERS = (schedule.RECEIPT, schedule.DEADLINE)


def due_now(facts: Facts, moment: Moment) -> Plan | None:
    """One plan for all that is due on the case at ``moment``; None when nothing is.

    What was sent is stored too, so that the same plan is never made twice. Mails to the holders of a folder
    role stay due while nobody holds it: the directory may be unavailable at the moment.
    """
    due = [(i, list(_told(i, facts, moment))) for i in schedule.due_at(facts, moment.now, moment.calendar)]
    items = [item for item, found in due if found or item.topic not in _FOR_HOLDERS]
    if not items:
        return None
    after, told, changed = facts, [notice for _item, found in due for notice in found], []
    for item in items:
        if item.topic == schedule.HEARING_END:
            hearing = facts.whole.hearing(item.part)
            after = with_hearing(after, hearing.but(state=parts.ENDED, ended=item.at))
            # It has been closed since its deadline, in every respect.
            changed.append(PartChange(hearing.uid, {"ended": item.at}, "close"))
    after = after.but(sent=schedule.with_sent(after, items, moment.calendar))
    plan = Plan(
        action=ACTION,
        actor=ACTOR,
        before=facts,
        after=after,
        effects=(SetFields(sent=after.sent), *changed, *told),
        why={"reminders": [item.key for item in items]},
    )
    return with_consequences(plan, moment)


def _told(item: Item, facts: Facts, moment: Moment) -> Iterator[Notice]:
    world = moment.world
    match item.topic:
        case schedule.RECEIPT:
            for person in notices.recipients(facts, world):
                yield Notice("receipt_reminder", person)
        case schedule.DEADLINE:
            yield from _of_the_deadline(item.week, facts, world)
        case schedule.DELAYED:
            yield notices.to_reporter("delayed", facts)
        case schedule.HEARING_REMINDER | schedule.HEARING_END:
            yield from _of_a_hearing(item, facts.whole.hearing(item.part), facts, moment)
        case schedule.MEASURE | schedule.EVALUATION:
            yield from _of_a_measure(item, facts.whole.measure(item.part), facts, world)


def stage(week: int) -> str:
    """The stage of the deadline, for the mail; ``week`` counts from the deadline."""
    return {-1: "week_left", 0: "due_today", 1: "week_late"}.get(week, "late")


def _of_the_deadline(week: int, facts: Facts, world: World) -> Iterator[Notice]:
    """The case worker (recipients, if none); from the deadline recipients too; from a week after
    line managers too. In ``received`` these may not read the case: they get number and unit only."""
    words = {"stage": stage(week)}
    told = notices.workers_or_recipients(facts, world)
    if week >= 0:
        told = [*told, *notices.recipients(facts, world)]
    blind = week >= 1 and facts.state == RECEIVED
    if week >= 1 and not blind:
        told = [*told, *notices.line_managers(facts, world)]
    for person in dict.fromkeys(told):
        yield Notice("deadline", person, words=words)
    for notice in notices.reported_at_unit(facts, world) if blind else ():
        if notice.to not in told:
            yield Notice("deadline_at_unit", notice.to, words=words, unit=notice.unit)


def _of_a_hearing(item: Item, hearing: parts.Hearing, facts: Facts, moment: Moment) -> Iterator[Notice]:
    """A reminder to participants without an answer; at the end a mail to the person who opened it."""
    if item.topic == schedule.HEARING_END:
        yield from notices.to_opener("hearing_closed", hearing, facts, moment.world)
    elif hearing.is_open(moment.now):
        for person in hearing.unanswered:
            yield notices.about_hearing("hearing_reminder", person, hearing)


def _of_a_measure(item: Item, measure: parts.Measure, facts: Facts, world: World) -> Iterator[Notice]:
    """Due, overdue and to be evaluated. A person who has proposed an evaluation has done their part; one who
    handed the measure back is not asked to carry it out."""
    told = [] if measure.is_handed_back and measure.unfinished else [measure.responsible]
    if item.topic == schedule.EVALUATION:
        kind = "measure_evaluate"
        told = [] if measure.proposed else told
    else:
        kind = "measure_overdue" if item.week >= 1 else "measure_due"
    if kind != "measure_due":
        told = [*told, *notices.workers_or_recipients(facts, world)]
    for person in dict.fromkeys(told):
        yield notices.about_measure(kind, person, measure, world)
