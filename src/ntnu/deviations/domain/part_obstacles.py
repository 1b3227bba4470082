"""Ready, or why not, for measures, hearings and the dialogue; see ``domain/obstacles.py``."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.deadlines import NOT_SOLVED_DAYS
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.hearings import open_hearings
from ntnu.deviations.domain.hearings import to_be_asked
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import Obstacle
from typing import Any


def closing_obstacles(facts: Facts, now: datetime) -> list[Obstacle]:
    """A case is not closed while a hearing is open or a measure is neither done nor cancelled."""
    found = [Obstacle("hearing_open", None, {"title": h.title}) for h in open_hearings(facts, now)]
    found += [
        Obstacle("measure_unfinished", None, {"title": m.title}) for m in facts.whole.measures if m.unfinished
    ]
    return found


def responsible_obstacles(person: str, facts: Facts, moment: Moment) -> Iterator[Obstacle]:
    """A measure is carried out by any user who did not report the case and is not recused."""
    if not moment.world.person_exists(person):
        yield Obstacle("unknown_person", "responsible")
    elif person == facts.reporter:
        yield Obstacle("is_reporter", "responsible")
    elif person in facts.recused:
        yield Obstacle("is_recused", "responsible")


def measure_obstacles(facts: Facts, data: Mapping[str, Any], moment: Moment) -> Iterator[Obstacle]:
    """What may be wrong with a measure, for the values that were given."""
    if data.get("responsible"):
        yield from responsible_obstacles(data["responsible"], facts, moment)
    if data.get("due") and data["due"] < moment.today:
        yield Obstacle("date_past", "due")


def agreement_obstacles(measure: parts.Measure, moment: Moment) -> list[Obstacle]:
    """A measure is agreed to once; a change of it ends the agreement."""
    if measure.agreed is None:
        return []
    return [Obstacle("agreed_already", None, {"day": moment.calendar.day_of(measure.agreed)})]


def hearing_obstacles(facts: Facts, data: Mapping[str, Any], moment: Moment) -> Iterator[Obstacle]:
    """What may be wrong with a hearing, for the values that were given."""
    for principal in data.get("participants") or ():
        yield from participant_obstacles(principal, facts, moment)
    if data.get("deadline") and data["deadline"] <= moment.now:
        yield Obstacle("moment_past", "deadline")


def participant_obstacles(principal: str, facts: Facts, moment: Moment) -> Iterator[Obstacle]:
    """A participant named individually is known, did not report the case, and is not recused.

    From a group the reporter and the recused are left out silently: refusing the group would reveal who they
    are.
    """
    if moment.world.is_unlisted(principal):
        yield Obstacle("group_not_listed", "participants")
    elif not moment.world.persons([principal]):
        yield Obstacle("unknown_person", "participants")
    elif principal == facts.reporter:
        yield Obstacle("is_reporter", "participants")
    elif principal in facts.recused:
        yield Obstacle("is_recused", "participants")


def opening_obstacles(
    facts: Facts, hearing: parts.Hearing, deadline: datetime | None, moment: Moment
) -> Iterator[Obstacle]:
    """A hearing is opened for somebody, until a moment in the future. A person who has been recused since
    they were named is left out, like members of a group."""
    if not to_be_asked(hearing, facts, moment.world):
        yield Obstacle("no_participants", "participants")
    if deadline is None or deadline <= moment.now:
        yield Obstacle("moment_past", "deadline")


def shared_obstacles(refs: Iterable[str] | None, known: frozenset[str]) -> Iterator[Obstacle]:
    """Only files and measures of the case can be shared in its hearings."""
    if set(refs or ()) - known:
        yield Obstacle("unknown_part", "shared")


def answer_obstacles(facts: Facts, data: Mapping[str, Any], moment: Moment) -> Iterator[Obstacle]:
    """An answer belongs to a question to the reporter that is not answered yet."""
    question = facts.whole.find(data["question"])
    if not isinstance(question, parts.Message) or question.kind != parts.QUESTION:
        yield Obstacle("unknown_question", "question")
    elif question not in facts.whole.open_questions():
        yield Obstacle("question_answered", "question")


def not_solved_obstacles(facts: Facts, moment: Moment) -> list[Obstacle]:
    """Within 30 days after the closing the reporter may say once that the matter is not solved, or ask about
    the decision that it is no deviation."""
    if facts.withdrawn:
        return [Obstacle("case_withdrawn")]
    if facts.closed and moment.now > facts.closed + timedelta(days=NOT_SOLVED_DAYS):
        return [Obstacle("too_late_not_solved", None, {"days": str(NOT_SOLVED_DAYS)})]
    if facts.not_solved is not None:
        return [Obstacle("not_solved_before")]
    return []
