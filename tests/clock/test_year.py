"""A year in a minute: the clock is moved day by day, and each person's mails are those of the table."""

import pytest
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from ntnu.deviations.clock.run import run
from tests.clock.reading import about
from tests.clock.reading import said
from tests.clock.year import ACTS
from tests.clock.year import expected
from tests.clock.year import on
from tests.house import at
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

DAYS = 364
NONE: dict[str, list] = {"too much": [], "too little": []}


class Year:
    """The register as it goes through 2026; mails of the clock are noted with the day they came."""

    def __init__(self, house):
        self.house = house
        self.acts = sorted(ACTS, key=lambda act: act[0])
        self.made = {}
        self.titles: dict[str, str] = {}
        self.mails: list[tuple[str, str, str, str]] = []
        house.register.clock["status"] = "2025-12-01"

    def act_until(self, moment) -> None:
        """What people do until the moment."""
        while self.acts and self.acts[0][0] <= moment:
            when, name, person, act, data = self.acts.pop(0)
            with at(when):
                if act == "report":
                    made = self.house.report(person, title=name, **data)
                    self.titles[made.number] = name
                else:
                    made = self.house.act(self.made[name], person, act, **data)
                self.made[data["title"] if act.startswith("add_") else name] = made

    def clock(self, moment, carry=None):
        """One round of the clock at the moment."""
        self.house.forget_mails()
        try:
            with at(moment):
                return run(self.house.register, moment, *([carry] if carry else []))
        finally:
            day = moment.astimezone(OSLO).strftime("%m-%d")
            with at(moment):
                mails = self.house.mails()
            for mail in mails:
                to = mail["To"].removesuffix("@ntnu.example")
                self.mails.append((day, said(mail), about(mail, self.titles), to))

    def differences(self) -> dict[str, list]:
        """What came and is not in the table, and what is in the table and did not come."""
        came, wanted = Counter(self.mails), Counter(expected())
        return {"too much": sorted(came - wanted), "too little": sorted(wanted - came)}


@pytest.fixture
def year(house):
    return Year(house)


def mornings():
    """Eight o'clock on each day of the year, from its first Monday."""
    return [on("01-05", "08:00") + timedelta(days=day) for day in range(DAYS)]


def test_every_day(year):
    for morning in mornings():
        year.act_until(morning)
        year.clock(morning)
    assert not year.acts
    assert year.differences() == NONE


def test_twice_every_day(year):
    for morning in mornings():
        year.act_until(morning)
        year.clock(morning)
        again = [year.clock(morning), year.clock(morning + timedelta(hours=3))]
        assert [(report.cases, report.mails) for report in again] == [(0, 0), (0, 0)]
    assert year.differences() == NONE


@pytest.mark.parametrize("first", [0, 4])
def test_with_five_days_of_six_missed(year, first):
    for morning in (*mornings()[first::6], mornings()[-1]):
        year.act_until(morning)
        year.clock(morning)
    came, wanted = (Counter(mail[1:] for mail in mails) for mails in (year.mails, expected()))
    assert (sorted(came - wanted), sorted(wanted - came)) == ([], [])


class Crash(Exception):
    """The server is gone."""


def test_with_a_crash_in_every_round(year):
    """Every round is broken off after its first piece, and begun again, until it comes through."""

    def one_piece_only():
        done = []

        def carry(name, piece):
            if done:
                raise Crash
            done.append(name)
            return piece()

        return carry

    for morning in mornings():
        year.act_until(morning)
        for _again in range(12):
            with suppress(Crash):
                year.clock(morning, one_piece_only())
        year.clock(morning)
    assert year.differences() == NONE


def test_the_time_jumps_back(year):
    for morning in mornings():
        year.act_until(morning)
        year.clock(morning)
        for days in (1, 8, 40):
            assert year.clock(morning - timedelta(days=days)).cases == 0
    assert year.differences() == NONE
