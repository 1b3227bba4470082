"""What is held for a digest, and what becomes of it."""

import pytest
from datetime import time
from datetime import timedelta
from ntnu.deviations.access import wishes
from ntnu.deviations.clock.run import run
from ntnu.deviations.delivery.digest import Digests
from ntnu.deviations.domain.telling import Wishes
from ntnu.deviations.mail import outbox
from plone import api
from tests.clock.year import measure
from tests.clock.year import on
from tests.house import at

DEADLINE, NEXT = on("03-02", "07:00"), on("03-03", "07:00")


@pytest.fixture
def due(house):
    """A case whose deadline is at hand, when the clock has looked: the case worker has chosen the digest."""
    house.register.clock["status"] = "2026-12-01"
    wishes.keep(house.register, "worker.idi", Wishes({"deadline": "digest"}))
    with at(on("02-02")):
        case = house.case("in_process")
    house.forget_mails()
    with at(DEADLINE):
        run(house.register, DEADLINE)
    return case


def digests(house, moment):
    with at(moment):
        for key in Digests().due(house.register, moment):
            Digests().do(house.register, key, moment, lambda name, piece: piece())
        return [subject for to, subject in house.mailed() if to == "worker.idi"]


def held(house) -> list[str]:
    return [
        outbox.reader(letters, number)
        for _key, letters in outbox.waiting(house.register)
        for number in letters.open
    ]


def test_the_system_check_does_not_wait_for_what_is_held(house, due):
    with at(DEADLINE + timedelta(hours=9)):
        house.post()
        assert held(house) == ["worker.idi"]
        assert outbox.state(house.register).waiting == 0


def test_a_choice_counts_at_once(house, due):
    wishes.keep(house.register, "worker.idi", Wishes())
    with at(DEADLINE):
        assert [subject for to, subject in house.mailed() if to == "worker.idi"] != []
    assert held(house) == [] and digests(house, NEXT)[1:] == []


def test_once_a_day(house, due):
    subject = "[EQS NTNU] Din daglige oversikt"
    assert digests(house, DEADLINE) == [subject] == digests(house, DEADLINE)
    assert held(house) == []
    # Nothing is left to tell.
    assert digests(house, NEXT) == [subject]


def test_what_is_held_goes_with_its_case(house, due):
    with at(DEADLINE):
        house.post()
        outbox.forget(house.register, due.UID())
    assert digests(house, DEADLINE) == []


def test_on_screen_only_leaves_nothing_that_waits(house):
    wishes.keep(house.register, "worker.idi", Wishes({"measure_agreed": "digest"}))
    with at(on("06-01")):
        case = house.case("in_process")
        made = house.act(case, "worker.idi", "add_measure", **measure("Rutine", "per", "2026-06-15"))
        house.act(made, "worker.idi", "ask_agreement")
        house.act(made, "manager.idi", "agree")
        assert held(house) == ["worker.idi"]
        wishes.keep(house.register, "worker.idi", Wishes({"measure_agreed": "on_screen"}))
        del house.portal.MailHost.messages[:]
        house.post()
        assert held(house) == []
        assert [to for to, _subject in house.mailed() if to == "worker.idi"] == []


def test_who_has_no_address_gets_one_digest_when_there_is_one(house, due):
    with api.env.adopt_roles(["Manager"]):
        api.user.get(userid="worker.idi").setMemberProperties({"email": ""})
    house.end_of_request()
    for days in range(3):
        assert "[EQS NTNU] Din daglige oversikt" not in digests(house, DEADLINE + timedelta(days=days))
    with api.env.adopt_roles(["Manager"]):
        api.user.get(userid="worker.idi").setMemberProperties({"email": "worker.idi@ntnu.example"})
    house.end_of_request()
    assert digests(house, DEADLINE + timedelta(days=3)).count("[EQS NTNU] Din daglige oversikt") == 1
    assert "worker.idi" not in held(house)


def test_quiet_hours_hold_what_may_wait_and_nothing_else(house):
    wishes.keep(house.register, "worker.idi", Wishes(quiet=(time(0), time(12))))
    with at(on("02-02", "03:00")):
        house.case("forwarded")
        assert "worker.idi" in [to for to, _subject in house.mailed()]


def test_a_clock_that_ran_ahead_keeps_nobody_waiting_for_that_day(house, due):
    wishes.keep(house.register, "worker.idi", Wishes({"daily_digest": "digest"}))
    subject = "[EQS NTNU] Din daglige oversikt"
    assert subject in digests(house, on("12-30", "07:00"))
    for day in ("03-03", "03-04", "12-30"):
        house.forget_mails()
        assert digests(house, on(day, "07:00")) == [subject]


def test_of_days_before_nothing_is_kept(house, due):
    digests(house, DEADLINE)
    house.register.sent.insert("status:kept")
    digests(house, NEXT)
    digested = [key for key in house.register.sent if key.startswith("digest:")]
    assert digested == ["digest:2026-03-03:worker.idi"]
    assert "status:kept" in house.register.sent
