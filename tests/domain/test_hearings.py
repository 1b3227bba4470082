"""Who sees a case by its hearings, from which moment to which."""

from datetime import timedelta
from ntnu.deviations.domain import hearings
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.grants import grants
from ntnu.deviations.domain.preview import who_sees
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import READERS
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld
from tests.domain.world import NOW
from tests.domain.world import WORLD

A_MOMENT = timedelta(microseconds=1)


class LaterWorld(FakeWorld):
    """The same house at the hearing's deadline."""

    def now(self):
        return DEADLINE


def by_hearing(facts, world=WORLD) -> set[str]:
    return {seen.person for seen in who_sees(facts, world, READERS) if seen.cause == "hearing"}


def test_the_state_that_counts_is_the_clocks():
    open_one = hearing("open")
    assert open_one.state_at(DEADLINE - A_MOMENT) == "open" and open_one.is_open(DEADLINE - A_MOMENT)
    assert open_one.state_at(DEADLINE) == "closed" and not open_one.is_open(DEADLINE)
    # One that was never given an end is never open.
    assert hearing("open", deadline=None).state_at(NOW) == "closed"
    for state in ("draft", "closed"):
        assert hearing(state).state_at(NOW) == hearing(state).state_at(DEADLINE) == state


def test_access_is_from_the_opening_to_the_deadline():
    (first, second) = hearings.access_by(hearing("open", shared=("m1",)))
    assert (first.person, first.hearing, first.since, first.until) == ("ola", "h1", BEFORE, DEADLINE)
    assert (second.person, second.given_by, second.shared) == ("per", "recipient.ie", ("m1",))
    assert hearings.access_by(hearing("draft")) == hearings.access_by(hearing("closed")) == ()


def test_what_one_hearing_gives_is_its_own():
    facts = holding(case(), hearing("open", "h1"), hearing("open", "h2", participants=("per",)))
    facts = hearings.with_hearing(facts, hearing("closed", "h1"))
    assert [(a.hearing, a.person) for a in facts.hearing_access] == [("h2", "per")]
    assert facts.whole.find("h1").state == "closed"
    facts = hearings.with_hearing(facts, hearing("open", "h3", participants=("ola",)))
    assert {(a.hearing, a.person) for a in facts.hearing_access} == {("h2", "per"), ("h3", "ola")}


def test_all_of_them_end():
    facts = holding(case(), hearing("open", "h1"), hearing("open", "h2"), hearing("draft", "h3"))
    ended = hearings.all_ended(facts, NOW)
    assert [h.state for h in ended.whole.hearings] == ["closed", "closed", "draft"]
    assert ended.hearing_access == ()


def test_the_open_ones_at_a_moment():
    later = DEADLINE + timedelta(days=1)
    facts = holding(
        case(), hearing("open", "h1"), hearing("open", "h2", deadline=later), hearing("closed", "h3")
    )
    assert [h.uid for h in hearings.open_hearings(facts, NOW)] == ["h1", "h2"]
    assert [h.uid for h in hearings.open_hearings(facts, DEADLINE)] == ["h2"]
    assert hearings.inside(facts, DEADLINE) == {"ola", "per"}
    assert hearings.inside(facts, later) == frozenset()


def test_one_person_is_taken_out_of_the_open_ones():
    facts = holding(case(), hearing("open", "h1"), hearing("closed", "h2"))
    left = hearings.without_person(facts, "per")
    assert left.whole.find("h1").participants == ("ola",)
    assert left.whole.find("h2").participants == ("ola", "per")
    assert hearings.inside(left, NOW) == {"ola"}
    assert hearings.without_person(facts, "worker.idi") == facts


def test_neither_the_reporter_nor_the_recused_take_part():
    facts = case(recused=("per",))
    assert hearings.may_take_part({"per", "kari", "ola", "worker.idi"}, facts) == ("ola", "worker.idi")


def test_the_role_is_a_group_for_it_ends_by_the_clock():
    facts = holding(case(), hearing())
    (grant,) = [grant for grant in grants(facts) if grant.cause == "hearing"]
    assert (grant.principal, grant.role, grant.is_group) == (
        "case:case-uid:hearing",
        "Hearing Participant",
        True,
    )
    assert not [grant for grant in grants(case()) if grant.cause == "hearing"]


def test_who_sees_the_case_by_it():
    facts = holding(case("in_process"), hearing())
    assert by_hearing(facts) == {"ola", "per"}
    assert by_hearing(facts, LaterWorld()) == set()
    # Neither is a role on the case in these states.
    for state in ("closed", "not_approved", "reregistered"):
        assert by_hearing(facts.but(state=state)) == set()
    assert by_hearing(facts.but(recused=("ola",))) == {"per"}
    assert by_hearing(facts.but(reporter="per")) == {"ola"}


def test_a_deputy_receives_the_case():
    table = grants(case(deputies=(assignment("ola"),)))
    (grant,) = [grant for grant in table if grant.cause == "deputy"]
    assert (grant.principal, grant.role) == ("ola", "Notification Recipient")
    assert (grant.given_by, grant.since) == ("recipient.ie", BEFORE)


def test_the_recused_have_no_role_as_deputy_participant_or_archivist():
    facts = holding(case("closed", recused=("ola", "archivist"), deputies=(assignment("ola"),)), hearing())
    assert "ola" not in {grant.principal for grant in grants(facts)}
    assert not {seen.person for seen in who_sees(facts, WORLD, READERS)} & {"ola", "archivist"}
    key = exclusion_key(["ola", "archivist"])
    assert f"register:register-uid:Archivist:{key}" in {grant.principal for grant in grants(facts)}


def test_carrying_out_a_measure_is_no_role_on_the_case():
    facts = holding(case("in_process"), measure())
    assert "ola" not in {grant.principal for grant in grants(facts)}
    assert "ola" not in {seen.person for seen in who_sees(facts, WORLD, READERS)}
