"""May somebody be kept out of a case, and let in again?"""

from collections.abc import Iterator
from collections.abc import Mapping
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import case_worker_obstacles
from ntnu.deviations.domain.obstacles import Obstacle
from typing import Any


def receiving(facts: Facts, moment: Moment) -> frozenset[str]:
    """Who receives the case: recipients of its unit, and its deputies."""
    holders = moment.world.holders(facts.unit.uid, roles.RECIPIENT)
    deputies = {deputy.person for deputy in facts.deputies}
    return frozenset(holders | deputies) - {facts.reporter, *facts.recused}


def recipients_left(facts: Facts, without: str, moment: Moment) -> frozenset[str]:
    """Who would still receive the case with ``without`` kept out."""
    return receiving(facts, moment) - {without}


def deputy_needed(facts: Facts, person: str, moment: Moment) -> bool:
    """Would nobody be left to receive the case with ``person`` kept out?"""
    return not recipients_left(facts, person, moment)


def replacement_needed(facts: Facts, person: str) -> bool:
    """Is ``person`` the case worker, so that the case needs another?"""
    return facts.case_worker is not None and facts.case_worker.person == person


def recusal_obstacles(facts: Facts, data: Mapping[str, Any], moment: Moment) -> Iterator[Obstacle]:
    """A recipient recuses anyone, a case worker only themselves; somebody must still be responsible for the
    case."""
    person = data["person"]
    if not moment.world.person_exists(person):
        yield Obstacle("unknown_person", "person")
        return
    if person == facts.reporter:
        yield Obstacle("reporter_not_recused", "person")
    if person in facts.recused:
        yield Obstacle("already_recused", "person")
    if roles.RECIPIENT not in moment.roles and person != moment.actor:
        yield Obstacle("recuse_only_yourself", "person")
    yield from _deputy(facts, data, moment)
    yield from _replacement(facts, data, moment)
    for measure in facts.whole.measures:
        if measure.unfinished and measure.responsible == person:
            yield Obstacle("recused_has_measure", "person", {"title": measure.title})


def lifting_obstacles(facts: Facts, person: str | None = None) -> Iterator[Obstacle]:
    """Somebody must be kept out to be let in again."""
    if not facts.recused:
        yield Obstacle("nobody_recused")
    elif person is not None and person not in facts.recused:
        yield Obstacle("not_recused", "person")


def without_deputy(facts: Facts, person: str) -> Facts:
    """The case without ``person`` as its deputy."""
    return facts.but(deputies=tuple(deputy for deputy in facts.deputies if deputy.person != person))


def ending_obstacles(facts: Facts, person: str, moment: Moment) -> Iterator[Obstacle]:
    """A deputy is no longer needed when somebody else receives the case."""
    if person not in {deputy.person for deputy in facts.deputies}:
        yield Obstacle("not_deputy", "person")
    elif not receiving(without_deputy(facts, person), moment):
        yield Obstacle("last_deputy", "person")


def _deputy(facts: Facts, data: Mapping[str, Any], moment: Moment) -> Iterator[Obstacle]:
    deputy = data.get("deputy")
    if deputy:
        if not moment.world.person_exists(deputy):
            yield Obstacle("unknown_person", "deputy")
        elif deputy == facts.reporter:
            yield Obstacle("is_reporter", "deputy")
        elif deputy == data["person"] or deputy in facts.recused:
            yield Obstacle("is_recused", "deputy")
    elif deputy_needed(facts, data["person"], moment):
        yield Obstacle("deputy_needed", "deputy")


def _replacement(facts: Facts, data: Mapping[str, Any], moment: Moment) -> Iterator[Obstacle]:
    if not replacement_needed(facts, data["person"]):
        if data.get("case_worker"):
            yield Obstacle("replacement_not_needed", "case_worker")
    elif not data.get("case_worker"):
        yield Obstacle("replacement_needed", "case_worker")
    elif data["case_worker"] == data["person"]:
        yield Obstacle("is_recused", "case_worker")
    else:
        yield from case_worker_obstacles(data["case_worker"], facts.unit, facts, moment.world)
