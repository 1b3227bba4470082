"""What is stored, logged and mailed of roles with days, and what the clock does when a day has come."""

import pytest
from datetime import date
from datetime import timedelta
from ntnu.deviations.access.listing import search
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.units import folder_roles
from tests.house import at
from tests.units.role_days import BEGINS
from tests.units.role_days import clock
from tests.units.role_days import ENDS
from tests.units.role_days import give
from tests.units.role_days import MARCH
from tests.units.role_days import SECOND

RECIPIENT, WORKER, MANAGER = "Notification Recipient", "Case Worker", "Line Manager"
DAYS = {"from": "2027-03-01", "to": "2027-03-31"}


def logged(place) -> list[tuple]:
    """Actor, action, role, principal, and days of each entry."""
    return [
        (e.actor, e.action, e.why["role"], e.why["principal"], e.why.get("from"), e.why.get("to"))
        for e in caselog.entries(place)
        if e.action != "unit_added"
    ]


@pytest.fixture
def unit(house):
    return house.unit("IE")


def test_a_plan_is_logged_and_mailed_as_what_it_is(house, unit):
    house.forget_mails()
    give(house, unit, MANAGER, "per", by="admin.ie")
    assert logged(unit)[-1] == ("admin.ie", "role_given", MANAGER, "per", *DAYS.values())
    assert [to for to, _subject in house.mailed()] == ["recipient.ie", "second.ie"]
    text = house.mails()[0].get_body(("plain",)).get_content()
    line = "Navn per har fått rollen linjeleder, fra og med 1. mars 2027 til og med 31. mars 2027"
    assert line in " ".join(text.split())


def test_the_clock_tells_once_of_what_began_and_of_what_ended(house, unit):
    give(house, unit, MANAGER, "per")
    known = len(logged(unit))
    for moment in (BEGINS - SECOND, BEGINS, BEGINS + SECOND, ENDS - SECOND):
        house.forget_mails()
        with at(moment):
            clock(house, moment)
        told = {"recipient.ie", "second.ie"} if moment == BEGINS else set()
        assert {to for to, _subject in house.mailed()} == told, moment
    assert logged(unit)[known:] == [("", "role_begun", MANAGER, "per", *DAYS.values())]
    for moment in (ENDS + timedelta(days=40), ENDS + timedelta(days=41)):
        with at(moment):
            clock(house, moment)
    assert logged(unit)[known + 1 :] == [("", "role_ended", MANAGER, "per", None, None)]
    assert "per" not in unit.get_local_roles_for_userid("per") and dict(unit.role_days) == {}
    assert unit.get_local_roles_for_userid("per") == ()


def test_late_both_are_told_in_their_order(house, unit):
    give(house, unit, MANAGER, "per")
    known = len(logged(unit))
    house.forget_mails()
    with at(ENDS + timedelta(days=3)):
        clock(house, ENDS + timedelta(days=3))
    assert [entry[1] for entry in logged(unit)[known:]] == ["role_begun", "role_ended"]
    assert len(house.mailed()) == 2


def test_who_is_told_of_several_places_gets_one_mail(house):
    for code in ("IE", "IDI", "IIK"):
        give(house, house.unit(code), MANAGER, "per")
    house.forget_mails()
    with at(BEGINS):
        clock(house, BEGINS)
    told = [to for to, _subject in house.mailed()]
    assert sorted(told) == ["recipient.idi", "recipient.ie", "second.ie"]


def test_lost_work_is_told_of_as_when_a_role_is_taken(house, unit):
    idi = house.unit("IDI")
    give(house, idi, WORKER, "worker.idi", term=Term(None, MARCH.end))
    case = house.case("in_process")
    house.forget_mails()
    with at(ENDS):
        clock(house, ENDS)
        entry = caselog.entries(case)[-1]
        assert (entry.actor, entry.action, entry.why["case_worker"]) == ("", "end_assignment", "worker.idi")
        assert caselog.verify(case) == []
        rows = search(house.register, house.user("recipient.ie"), "waiting").rows
        assert [(row.number, row.next_step) for row in rows] == [(case.number, "name_case_worker")]
    mails = {mail["To"].removesuffix("@ntnu.example"): mail for mail in house.mails()}
    assert "Tilgang til ID" in mails["worker.idi"]["Subject"]
    assert case.number in mails["recipient.ie"].get_body(("plain",)).get_content()


def test_a_reporter_who_becomes_recipient_is_kept_out_of_their_own_case(house, unit):
    case = house.case("received", reporter="per")
    give(house, unit, RECIPIENT, "per")
    for look in (lambda: None, lambda: clock(house, BEGINS)):
        with at(BEGINS):
            look()
            assert not house.may("per", "ntnu.deviations: View Casework", case)
    assert case.reporter_excluded


@pytest.mark.parametrize(
    "term, code",
    [
        (Term(date(2027, 3, 2), date(2027, 3, 1)), "ends_before_start"),
        (Term(None, date(2020, 1, 1)), "date_past"),
        (Term(date(2019, 1, 1), date(2020, 1, 1)), "date_past"),
    ],
)
def test_days_that_are_none(house, unit, term, code):
    with pytest.raises(InvalidData) as caught:
        give(house, unit, MANAGER, "per", term=term)
    assert [(error.field, error.code) for error in caught.value.errors] == [(MANAGER, code)]


def test_other_days_are_logged_and_the_role_may_end_by_them(house, unit):
    give(house, unit, MANAGER, "manager.ie", term=Term(None, MARCH.end))
    assert logged(unit)[-1] == ("eqs", "role_given", MANAGER, "manager.ie", None, "2027-03-31")
    assert folder_roles.held(unit)[MANAGER] == ["manager.ie"]
    known = len(logged(unit))
    # Nothing new.
    assert give(house, unit, MANAGER, "manager.ie", term=Term(None, MARCH.end)) == []
    # A role that is held keeps its days where only its holder is named.
    with house.acting("eqs"):
        assert folder_roles.change(unit, {MANAGER: ["manager.ie"]}) == []
    assert len(logged(unit)) == known
    # Who gets a later first day has the role no longer.
    give(house, unit, MANAGER, "manager.ie")
    case = house.case("forwarded")
    assert not house.may("manager.ie", "View", case)


def last(house, place, role, **terms) -> list[tuple]:
    """What a change of the holders of a role at a place is to be confirmed for."""
    with house.acting("eqs"), pytest.raises(InvalidData) as caught:
        folder_roles.change(place, {role: terms})
    return [(e.code, e.words["day"].mapping if "day" in e.words else None) for e in caught.value.errors]


def test_a_plan_that_leaves_nobody_is_warned_of(house):
    hf, april = house.unit("HF"), {"year": "2027", "month": "04", "day": "01"}
    ends, begins = Term(None, MARCH.end), Term(date(2027, 4, 2), None)
    assert last(house, hf, RECIPIENT, **{"recipient.hf": ends}) == [("last_recipient_from", april)]
    assert last(house, hf, RECIPIENT, **{"recipient.hf": ends, "per": begins}) == [
        ("last_recipient_from", april)
    ]
    # Nobody now, somebody later.
    assert [code for code, _day in last(house, hf, RECIPIENT, per=begins)] == ["last_recipient"]
    follows = Term(date(2027, 4, 1), None)
    with house.acting("eqs"):
        folder_roles.change(hf, {RECIPIENT: {"recipient.hf": ends, "per": follows}})
    # The plan for who comes after is taken away.
    assert last(house, hf, RECIPIENT, **{"recipient.hf": ends}) == [("last_recipient_from", april)]
    # A department has its faculty's recipients on those days.
    with house.acting("eqs"):
        folder_roles.change(house.unit("IDI"), {RECIPIENT: {"recipient.idi": ends}})


def test_the_registry_too(house):
    registry = house.register["speakup"]
    ends = Term(None, MARCH.end)
    found = last(house, registry, "SpeakUp Recipient", **{"speakup": ends, "second.speakup": ends})
    assert [code for code, _day in found] == ["last_speakup_recipient_from"]
