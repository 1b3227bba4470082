"""Who gains and who loses sight of a case by an act."""

from ntnu.deviations.core.preview import access_change
from ntnu.deviations.core.preview import who_sees
from tests.core.test_notices import READERS
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


def test_a_recipient_who_reported_sees_it_as_reporter_only():
    own = case(reporter="recipient.ie", reporter_excluded=True)
    assert seers(own) == {("recipient.ie", "Reporter")}


def test_the_recused_do_not_see_it():
    facts = case("forwarded", recused=("recipient.ie", "worker.idi"), coworkers=(assignment("worker.iik"),))
    assert {person for person, _role in seers(facts)} == {"kari", "worker.iik", "manager.idi", "manager.ie"}
