"""Who gains and who loses sight of a case by an action."""

from datetime import date
from ntnu.deviations.domain.hearings import with_hearing
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.preview import access_change
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.domain.preview import who_sees
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import READERS
from tests.domain.case_parts import RIGHTS
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import HF
from tests.domain.world import IDI
from tests.domain.world import WORLD


def seers(facts) -> set[tuple[str, str]]:
    return {(seen.person, seen.role) for seen in who_sees(facts, WORLD, READERS)}


def test_who_sees_a_case_by_its_state():
    assert seers(case()) == {("kari", "Reporter"), ("recipient.ie", "Notification Recipient")}
    assert seers(case("forwarded")) == {
        ("kari", "Reporter"),
        ("recipient.ie", "Notification Recipient"),
        ("worker.idi", "Case Worker"),
        ("manager.idi", "Line Manager"),
        ("manager.ie", "Line Manager"),
    }
    assert seers(case("closed")) - seers(case("in_process")) == {("archivist", "Archivist")}
    assert seers(case("reregistered")) == seers(case())


def test_gained_and_lost():
    before, after = case(), case("forwarded", unit=IDI)
    gained, lost = access_change(before, after, WORLD, RIGHTS)
    assert {seen.person for seen in gained} == {"worker.idi", "manager.idi", "manager.ie"}
    assert lost == []
    gained, lost = access_change(before, before.but(faculty=HF, unit=HF), WORLD, RIGHTS)
    assert {seen.person for seen in gained} == {"recipient.hf"}
    assert {seen.person for seen in lost} == {"recipient.ie"}


def test_who_is_to_carry_out_a_measure_gains_sight_of_it():
    measure = Measure("m1", "Ny rutine", "planned", "ola", date(2026, 12, 1))
    before = case("in_process", unit=IDI, parts=Parts())
    after = before.but(parts=Parts(measures=(measure,)))
    assert access_change(before, after, WORLD, RIGHTS) == (
        [Seen("ola", "Measure Responsible", "measure")],
        [],
    )
    handed_on = before.but(parts=Parts(measures=(measure.but(responsible="per"),)))
    assert access_change(after, handed_on, WORLD, RIGHTS) == (
        [Seen("per", "Measure Responsible", "measure")],
        [Seen("ola", "Measure Responsible", "measure")],
    )
    # Who sees the whole case already gains nothing.
    own = before.but(parts=Parts(measures=(measure.but(responsible="worker.idi"),)))
    assert access_change(before, own, WORLD, RIGHTS) == ([], [])
    # Who had a measure only, and now works on the case, gains sight of the case; and loses it again.
    joined = after.but(coworkers=(assignment("ola"),))
    whole = [Seen("ola", "Case Worker", "coworker")]
    assert access_change(after, joined, WORLD, RIGHTS) == (whole, [])
    assert access_change(joined, after, WORLD, RIGHTS) == ([], whole)
    assert access_change(joined, before, WORLD, RIGHTS) == ([], whole)


def test_a_recipient_who_reported_sees_it_as_reporter_only():
    own = case(reporter="recipient.ie", reporter_excluded=True)
    assert seers(own) == {("recipient.ie", "Reporter")}


def test_the_recused_do_not_see_it():
    facts = case("forwarded", recused=("recipient.ie", "worker.idi"), coworkers=(assignment("worker.iik"),))
    assert {person for person, _role in seers(facts)} == {"kari", "worker.iik", "manager.idi", "manager.ie"}


def changed(before, after) -> list[set[tuple[str, str]]]:
    """Who gains, and who loses."""
    return [{(s.person, s.cause) for s in rows} for rows in access_change(before, after, WORLD, RIGHTS)]


def test_of_a_case_that_is_handed_over_only_a_stub_is_left():
    before = case("in_process", unit=IDI, parts=Parts())
    everybody = {("kari", "reported"), ("worker.idi", "assigned")}
    everybody |= {(person, "folder_role") for person in ("recipient.ie", "manager.idi", "manager.ie")}
    after = before.but(state="reregistered", case_worker=None)
    assert changed(before, after) == [set(), everybody]


def test_who_reads_more_or_less_of_it_than_before_gains_or_loses():
    before = case("in_process", unit=IDI, parts=Parts())
    # A line manager reads everything but the name; a co-worker the name too.
    joined = before.but(coworkers=(assignment("manager.idi"),))
    assert changed(before, joined) == [{("manager.idi", "coworker")}, set()]
    assert changed(joined, before) == [set(), {("manager.idi", "coworker")}]
    # Who takes part in a hearing, and then works on the case.
    heard = with_hearing(before, hearing())
    assert changed(before, heard) == [{("ola", "hearing"), ("per", "hearing")}, set()]
    assert changed(heard, heard.but(coworkers=(assignment("per"),))) == [{("per", "coworker")}, set()]
    # Another hearing shows another question, and what it shares.
    again = with_hearing(heard, hearing(uid="h2", shared=("f1",)))
    assert changed(heard, again) == [{("ola", "hearing"), ("per", "hearing")}, set()]
    # A second measure of hers.
    one = Measure("m1", "Ny rutine", "planned", "ola", date(2026, 12, 1))
    two = Measure("m2", "Kurs", "planned", "ola", date(2026, 12, 1))
    first, both = (before.but(parts=Parts(measures=m)) for m in ((one,), (one, two)))
    assert changed(first, both) == [{("ola", "measure")}, set()]


def test_who_sees_a_case_by_a_hearing_alone_is_mailed_about_that_hearing_and_their_own_measures():
    own, other = hearing(), hearing(uid="h2", participants=("per",))
    facts = holding(case("in_process"), own, other, measure(), measure(uid="m2", responsible="per"))

    def told(person, part):
        return may_be_told(Notice("x", person, part=part), facts, WORLD, READERS)

    # She was in the other one, and carried that measure out, when the mail was queued.
    assert [part for part in (None, "h1", "h2", "m1", "m2") if told("ola", part)] == [None, "h1", "m1"]
    assert all(told("worker.idi", part) for part in (None, "h1", "h2", "m1", "m2"))
