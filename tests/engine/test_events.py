"""Whatever is done is told to other packages, and never who sent a notification."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.archive import marking
from ntnu.deviations.case.interfaces import IActionPerformed
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.now import now
from ntnu.deviations.speakup import follow
from ntnu.deviations.speakup.sending import submit
from tests.register import REREGISTER
from zope.component import getGlobalSiteManager

NOTIFICATION = {
    "about": "staff",
    "reporter_kind": "student",
    "what": "Det ble ropt.",
    "when": "I går",
    "where": "I kantina",
}


@pytest.fixture
def heard():
    found = []
    getGlobalSiteManager().registerHandler(found.append, [IActionPerformed])
    yield found
    getGlobalSiteManager().unregisterHandler(found.append, [IActionPerformed])


def told(heard) -> list[tuple[str, str]]:
    """Portal type and action of each."""
    return [(event.subject.portal_type, event.action) for event in heard]


def test_of_cases_units_and_marks(house, heard):
    case = house.case("in_process")
    assert told(heard) == [("DeviationReport", act) for act in ("submit", "approve", "accept")]
    assert [event.plan.actor for event in heard] == ["kari", "recipient.ie", "worker.idi"]
    assert {event.subject.number for event in heard} == {case.number}
    heard.clear()
    house.give("IE", "Notification Recipient", "per")
    assert told(heard) == [("DeviationFaculty", "role_given")]
    assert heard[0].plan.why == {"role": "Notification Recipient", "principal": "per", "no_reason": True}
    heard.clear()
    closed = house.case("closed")
    heard.clear()
    marking.mark(closed, {"reason": "Bare en prøve."}, "archivist", now())
    marking.take_back(closed, "archivist", now())
    assert told(heard) == [("DeviationReport", "not_archive"), ("DeviationReport", "do_archive")]


def test_nobody_learns_from_it_who_sent_a_notification(house, heard):
    registry = registry_of(house.register)
    with house.acting("kari"):
        case = submit(house.register, NOTIFICATION).case
        follow.add(case, follow.prepare(case, {"text": "Det skjedde igjen."}))
    for act, data in (("take", {}), ("reply", {"text": "Takk."}), ("close", {"conclusion": "Ferdig."})):
        with house.acting("speakup"):
            perform(case, act, data)
    acts = ["submit", "add_information", "take", "reply", "close"]
    assert told(heard) == [("SpeakUpRegistry", act) for act in acts]
    assert {event.subject for event in heard} == {registry}
    assert {(event.plan.actor, event.plan.effects, str(event.plan.why)) for event in heard} == {
        ("", (), "{}")
    }


def test_a_deviation_that_is_handed_over_tells_of_itself(house, heard):
    case = house.case("received")
    heard.clear()
    house.act(case, "recipient.ie", "reregister", **REREGISTER)
    assert told(heard) == [("SpeakUpRegistry", "reregister"), ("DeviationReport", "reregister")]
