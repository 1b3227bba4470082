"""Somebody who is kept out of a case finds no trace of it, whatever role brought her to it.

Her roles stay what they are elsewhere, and give the case back when she is let in again.
"""

import pytest
from datetime import timedelta
from ntnu.deviations.access.listing import count
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.listing import VIEWS
from ntnu.deviations.access.measure_people import measures_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.clock.run import run
from ntnu.deviations.now import now
from tests.house import at
from tests.parts import hearing
from tests.parts import message
from tests.parts import question
from tests.parts import statement
from tests.register import CLOSE

RECIPIENT, WORKER = "recipient.ie", "worker.idi"
#: Person -> how she came to the case, and whether being let in again gives it back.
KEPT_OUT = {
    "second.ie": True,
    "recipient.idi": True,
    "manager.idi": True,
    "manager.ie": True,
    "archivist": True,
    # A place on the case itself is over: it is given anew, if at all.
    "worker.iik": False,
    "per": False,
    # Her measure is done, and waits to be evaluated.
    "ola": True,
}


@pytest.fixture
def case(house):
    """A case that everybody of KEPT_OUT but the archivist sees, with one of each part."""
    made = house.case("in_process")
    made = house.act(made, WORKER, "add_coworker", person="worker.iik")
    asked = hearing(house, made, participants=["per", "worker.hf"])
    statement(house, asked, "per")
    measure = house.act(
        made,
        WORKER,
        "add_measure",
        title="Frist for sensur",
        kind="preventive",
        responsible="ola",
        due="2099-03-01",
    )
    house.act(measure, "ola", "finish", evidence="Fristen står i planen.")
    message(house, made)
    question(house, made)
    return made


def seen_by(house, case, person) -> set[str]:
    """All the ways by which the person comes upon the case or upon a part of it."""
    user, register = house.user(person), house.register
    ways = {view for view in VIEWS if search(register, user, view=view, facets=True).total}
    ways |= {f"count {view}" for view in VIEWS if count(register, user, view)}
    ways |= {"text"} if search(register, user, filters={"text": case.number}).total else set()
    ways |= {"facets"} if any(search(register, user, facets=True).facets.values()) else set()
    ways |= {"page"} if Reading(case, user).may_view else set()
    ways |= {part.portal_type for part in every_part(case) if user.has_permission("View", part)}
    ways |= {"tasks"} if list(measures_of(register, person)) else set()
    with house.acting(person):
        catalog = house.portal.portal_catalog
        ways |= {"catalog"} if catalog(SearchableText=case.number) else set()
        ways |= {"portal_type"} if catalog(portal_type="DeviationReport") else set()
    return ways


def recuse(house, case, person):
    return house.act(case, RECIPIENT, "recuse", person=person, reason="Inhabil.")


@pytest.mark.parametrize("person", KEPT_OUT)
def test_no_trace_and_back_again(house, case, person):
    if person == "archivist":
        for part in case.objectValues():
            if part.portal_type == "DeviationHearing":
                house.act(part, WORKER, "close")
        recuse(house, case, person)
        case = house.act(case, WORKER, "close", **CLOSE)
        assert seen_by(house, case, person) == set()
        # A second archivist still has it.
        house.make_archivist("reader")
        assert "page" in seen_by(house, case, "reader")
        case = house.act(case, RECIPIENT, "reopen", reason="Inhabil likevel ikke.")
        house.act(case, RECIPIENT, "lift_recusal", person=person, reason="En feil.")
        case = house.act(case, WORKER, "close", **CLOSE)
        assert "page" in seen_by(house, case, person)
        return
    before = seen_by(house, case, person)
    assert before
    recuse(house, case, person)
    assert seen_by(house, case, person) == set()
    house.act(case, RECIPIENT, "lift_recusal", person=person, reason="En feil.")
    assert seen_by(house, case, person) == (before if KEPT_OUT[person] else set())


def test_other_cases_are_hers_as_before(house, case):
    other = house.case("in_process")
    for person in KEPT_OUT:
        recuse(house, case, person)
    for person in ("second.ie", "recipient.idi", "manager.idi", "manager.ie"):
        assert search(house.register, house.user(person)).total == 1, person
        assert Reading(other, house.user(person)).may_view, person


def test_no_mail_whatever_happens(house, case):
    for person in KEPT_OUT:
        recuse(house, case, person)
    house.forget_mails()
    message(house, case)
    asked = question(house, case)
    house.act(case, "kari", "answer", question=asked.UID(), text="Den 3. juni.")
    house.act(case, "kari", "add_information", text="Den var for seks uker siden.")
    again = hearing(house, case, participants=["worker.hf"])
    statement(house, again, "worker.hf")
    measure = next(part for part in case.objectValues() if part.portal_type == "DeviationMeasure")
    house.act(measure, WORKER, "evaluate", result="partly", effect="Noen har en frist.")
    day = now()
    for days in range(0, 60, 5):
        with at(day + timedelta(days=days)):
            run(house.register, now())
    for part in case.objectValues():
        if part.portal_type == "DeviationHearing" and part.objectIds():
            house.act(part, WORKER, "close")
    case = house.act(case, WORKER, "close", **CLOSE)
    house.act(case, "kari", "not_solved", text="Det skjedde igjen.")
    case = house.act(case, RECIPIENT, "reopen", reason="Det skjedde igjen.")
    case = house.act(case, WORKER, "send_back", reason="Ikke vårt.")
    case = house.act(case, RECIPIENT, "change_unit", faculty="HF", reason="Ikke vårt.")
    # The one mail that names no case: the month's figures of the unit.
    told = {to for to, subject in house.mailed() if not subject.startswith("[EQS NTNU] Status")}
    assert told.isdisjoint(KEPT_OUT), told & KEPT_OUT.keys()
    assert {"kari", WORKER, "worker.hf", RECIPIENT} <= told


def test_who_is_kept_out_of_a_hearing_that_is_only_planned(house, case):
    draft = hearing(house, case, opened=False, participants=["ola", "manager.hf"])
    recuse(house, case, "ola")
    house.act(draft, WORKER, "open")
    assert not Reading(case, house.user("ola")).may_view
    assert Reading(case, house.user("manager.hf")).may_view
    house.act(case, RECIPIENT, "lift_recusal", person="ola", reason="En feil.")
    assert not Reading(case, house.user("ola")).may_view
    house.act(draft, WORKER, "close")
    house.act(draft, WORKER, "ask_again")
    assert Reading(case, house.user("ola")).may_view
