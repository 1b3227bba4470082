"""Who gains and who loses sight of a case by an act."""

from datetime import date
from ntnu.deviations.core.parts import Measure
from ntnu.deviations.core.parts import Parts
from ntnu.deviations.core.preview import access_change
from ntnu.deviations.core.preview import Seen
from ntnu.deviations.core.preview import who_sees
from tests.core.case_parts import READERS
from tests.core.world import assignment
from tests.core.world import case
from tests.core.world import HF
from tests.core.world import IDI
from tests.core.world import WORLD


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
    gained, lost = access_change(before, after, WORLD, READERS)
    assert {seen.person for seen in gained} == {"worker.idi", "manager.idi", "manager.ie"}
    assert lost == []
    gained, lost = access_change(before, before.but(faculty=HF, unit=HF), WORLD, READERS)
    assert {seen.person for seen in gained} == {"recipient.hf"}
    assert {seen.person for seen in lost} == {"recipient.ie"}


def test_who_is_to_carry_out_a_measure_gains_sight_of_it():
    measure = Measure("m1", "Ny rutine", "planned", "ola", date(2026, 12, 1))
    before = case("in_process", unit=IDI, parts=Parts())
    after = before.but(parts=Parts(measures=(measure,)))
    assert access_change(before, after, WORLD, READERS) == (
        [Seen("ola", "Measure Responsible", "measure")],
        [],
    )
    handed_on = before.but(parts=Parts(measures=(measure.but(responsible="per"),)))
    assert access_change(after, handed_on, WORLD, READERS) == (
        [Seen("per", "Measure Responsible", "measure")],
        [Seen("ola", "Measure Responsible", "measure")],
    )
    # Who sees the whole case already gains nothing.
    own = before.but(parts=Parts(measures=(measure.but(responsible="worker.idi"),)))
    assert access_change(before, own, WORLD, READERS) == ([], [])
    # Who had a measure only, and now works on the case, gains sight of the case; and loses it again.
    joined = after.but(coworkers=(assignment("ola"),))
    whole = [Seen("ola", "Case Worker", "coworker")]
    assert access_change(after, joined, WORLD, READERS) == (whole, [])
    assert access_change(joined, after, WORLD, READERS) == ([], whole)
    assert access_change(joined, before, WORLD, READERS) == ([], whole)


def test_a_recipient_who_reported_sees_it_as_reporter_only():
    own = case(reporter="recipient.ie", reporter_excluded=True)
    assert seers(own) == {("recipient.ie", "Reporter")}


def test_the_recused_do_not_see_it():
    facts = case("forwarded", recused=("recipient.ie", "worker.idi"), coworkers=(assignment("worker.iik"),))
    assert {person for person, _role in seers(facts)} == {"kari", "worker.iik", "manager.idi", "manager.ie"}
