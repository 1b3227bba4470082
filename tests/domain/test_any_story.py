"""Whatever legal actions follow each other: what must hold of a case after every one of them."""

import dataclasses
from datetime import timedelta
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import grants
from ntnu.deviations.domain.preview import expand
from ntnu.deviations.domain.preview import who_sees
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from tests.domain.case_parts import move_to
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import READERS
from tests.domain.case_parts import transition
from tests.domain.stored_parts import with_stored
from tests.domain.story import BEGINNINGS
from tests.domain.story import Step
from tests.domain.story import Story
from tests.domain.who_may_what import carries_out
from tests.domain.who_may_what import OPEN
from tests.domain.who_may_what import roles_on_case
from tests.domain.who_may_what import sees

#: Mails that go to somebody who cannot open the case: they hold its number and unit only.
BLIND = {"reported_at_unit", "access_ended"}
TO_REPORTER = {
    "moved",
    "not_approved",
    "reregistered",
    "in_process",
    "closed",
    "question",
    "message",
    "preliminary_response",
}
#: Facts that are stored in another form, or by the case's place and title.
PERSONS = ("case_worker", "coworkers", "deputies", "hearing_access")
ELSEWHERE = {"parts", "state", "unit", "faculty", "title", "department", "sentence", *PERSONS}
PLAIN = [field.name for field in dataclasses.fields(Facts) if field.name not in ELSEWHERE]
KEPT = ("uid", "number", "reporter", "submitted", "register_uid", "reply_language")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BEGINNINGS), st.lists(st.integers(0, 2**32), min_size=4, max_size=12))
def test_any_story(beginning, chances):
    story = Story(beginning)
    for chance in chances:
        step = story.go(chance)
        roles_are_those_of_the_specification(story)
        if step is not None:
            nothing_changes_that_never_does(step)
            mails_go_to_those_they_are_for(step, story)
            the_end_of_access_is_told(step)
            what_is_stored_is_what_the_facts_say(step)
            hearings_are_for_who_may_take_part_and_end_in_time(step)


def roles_are_those_of_the_specification(story: Story) -> None:
    facts, world, now = story.facts, story.world, story.world.at
    for world.at in (now, now + timedelta(days=3)):
        held: dict[str, set[str]] = {}
        for grant in grants(facts):
            for person in expand(grant, facts, world):
                held.setdefault(person, set()).add(grant.role)
        wanted = {p: set(roles_on_case(p, facts, world, world.at)) for p in sorted(world.known)}
        assert held == {person: roles for person, roles in wanted.items() if roles}
        seen = {row.person for row in who_sees(facts, world, READERS)}
        assert seen == {person for person in world.known if sees(person, facts, world, world.at)}
    world.at = now


def nothing_changes_that_never_does(step: Step) -> None:
    before, after = step.plan.before, step.plan.after
    for name in KEPT:
        assert getattr(after, name) == getattr(before, name), (step.act, name)
    assert after.due == before.due or step.act == "preliminary_response"
    assert before.first_closed in (None, after.first_closed), step.act
    for kind in ("measures", "hearings", "messages"):
        was, now = ([part.uid for part in getattr(facts.whole, kind)] for facts in (before, after))
        assert now[: len(was)] == was, step.act
    for hearing in before.whole.hearings:
        frozen = not hearing.is_open(step.at)
        assert not frozen or after.whole.find(hearing.uid).statements == hearing.statements, step.act


def mails_go_to_those_they_are_for(step: Step, story: Story) -> None:
    after, seen = step.plan.after, set()
    for notice in step.sent:
        key = (notice.kind, notice.to, notice.part)
        assert key not in seen, (step.act, key)
        seen.add(key)
        assert notice.to not in (step.actor, *after.recused), (step.act, key)
        if notice.kind != "reopened":
            assert (notice.to == after.reporter) == (notice.kind in TO_REPORTER), (step.act, key)
        part = after.whole.find(notice.part) if notice.part else None
        hers = part in after.whole.measures and carries_out(notice.to, part, after)
        told = notice.kind in BLIND or hers or sees(notice.to, after, story.world, step.at)
        assert told, (step.act, key)


def the_end_of_access_is_told(step: Step) -> None:
    before, after = places_of(step.plan.before), places_of(step.plan.after)
    ended = {notice.to for notice in step.sent if notice.kind == "access_ended"}
    # To all who had a place and have none, but to who acted and to who is kept out.
    assert ended == before - after - {step.actor, *step.plan.after.recused}, step.act


def places_of(facts) -> set[str]:
    """Who has a place of her own on the case, by what stands in it."""
    found = {*facts.workers, *(deputy.person for deputy in facts.deputies)}
    found |= {p for hearing in facts.whole.hearings if hearing.state == "open" for p in hearing.participants}
    measures = facts.whole.measures
    found |= {m.responsible for m in measures if carries_out(m.responsible, m, facts)}
    return found - {facts.reporter, *facts.recused}


def what_is_stored_is_what_the_facts_say(step: Step) -> None:
    before, after, changes = step.plan.before, step.plan.after, step.plan.changes
    for name in PLAIN:
        stored = changes.get(name, getattr(before, name))
        assert stored == getattr(after, name), (step.act, name)
    for name in PERSONS:
        assert changes.get(name, as_stored(getattr(before, name))) == as_stored(getattr(after, name)), name
    parts = before.whole
    for wanted in parts_of(step.plan):
        parts = with_stored(parts, wanted)
    assert (parts.measures, parts.hearings) == (after.whole.measures, after.whole.hearings), step.act
    assert (move_to(step.plan) or before.unit.uid) == after.unit.uid, step.act
    assert transition(step.plan) is not None or after.state == before.state, step.act


def hearings_are_for_who_may_take_part_and_end_in_time(step: Step) -> None:
    before, after = step.plan.before, step.plan.after
    still = [hearing for hearing in after.whole.hearings if hearing.state == "open"]
    over = after.unit != before.unit or step.act == "send_back" or after.state not in OPEN
    assert not (over and still), step.act
    for hearing in still:
        assert not {after.reporter, *after.recused} & set(hearing.participants), step.act


def as_stored(found):
    """Assignments and access as a case keeps them."""
    if isinstance(found, tuple):
        return tuple(dataclasses.astuple(row) for row in found)
    return dataclasses.astuple(found) if found else None


def test_stories_come_to_every_act_and_state():
    done, states = set(), set()
    for seed in range(700):
        story = Story(BEGINNINGS[seed % len(BEGINNINGS)])
        for step in range(20):
            story.go(seed * 100 + step)
        done |= {step.act for step in story.steps}
        states |= {step.plan.after.state for step in story.steps}
    assert states == READERS.keys()
    assert done == {*ACTIONS, *(act for acts in PART_ACTIONS.values() for act in acts)}
