"""A year in a minute with deputies, digests and quiet hours: each mailbox is that of the table."""

import re
from collections import Counter
from datetime import time
from datetime import timedelta
from ntnu.deviations.access import wishes
from ntnu.deviations.clock.run import run
from ntnu.deviations.domain.telling import Wishes
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.now import now
from tests.clock.year import on
from tests.house import at
from tests.mail.wishes_year import ACTS
from tests.mail.wishes_year import AWAY
from tests.mail.wishes_year import MAILS
from tests.mail.wishes_year import WISHES
from zope.component import getUtility

LOOKS = ("07:00", "08:00", "12:00", "23:00")


def moment(said: str):
    return on(*said.split())


def lines(mail) -> str:
    """The subject; of a digest its lines, which are set in. Without numbers."""
    subject = str(mail["Subject"]).removeprefix("[EQS NTNU] ")
    if subject == "Din daglige oversikt":
        text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
        subject = " | ".join(["oversikt", *re.findall(r"^    (\S.*)$", text, re.MULTILINE)])
    return " ".join(re.sub(r"(, ID )?(AVVIK|VARSEL)-\d{4}-\d{6}(, )?", "", subject).split())


class Year:
    """What is done and chosen, and what the clock does, in the order of time."""

    def __init__(self, house):
        self.house, self.made, self.mails = house, {}, []
        house.register.clock.update({"status": "2025-12-01", "digest": "2026-01-01"})
        for code, person in (("IE", "second.ie"), ("IDI", "worker.idi")):
            house.give(code, "Line Manager", person)
        house.forget_mails()

    def events(self):
        found = [(moment(when), self.choose, rest) for when, *rest in WISHES]
        found += [(moment(when), self.act, rest) for when, *rest in ACTS]
        found.append((moment(AWAY[0]), self.away, AWAY[1:]))
        day = on("01-02")
        while day.year == 2026:
            found += [(on(f"{day:%m-%d}", look), self.look, ()) for look in LOOKS]
            day += timedelta(days=1)
        return sorted(found, key=lambda event: event[0])

    def choose(self, person, ways, quiet):
        hours = tuple(map(time.fromisoformat, quiet.split("-"))) if quiet else None
        wishes.keep(self.house.register, person, Wishes(ways, hours))

    def act(self, name, person, action, data):
        if action == "report":
            made = self.house.report(person, title=name, **data)
        else:
            made = self.house.act(self.made[name], person, action, **data)
        self.made[data["title"] if action.startswith("add_") else name] = made

    def away(self, absent, deputy, first, last):
        unit = self.house.unit("IE")
        self.house.act(unit, absent, "name_stand_in", deputy=deputy, starts=first, ends=last)

    def look(self):
        run(self.house.register, now())
        work = getUtility(IClockWork, "digests")
        for key in work.due(self.house.register, now()):
            work.do(self.house.register, key, now(), lambda name, piece: piece())

    def live(self):
        for when, what, with_ in self.events():
            with at(when):
                what(*with_)
                for mail in self.house.mails():
                    to = mail["To"].removesuffix("@ntnu.example")
                    self.mails.append((f"{when:%m-%d %H:%M}", lines(mail), to))
                # What is held waits on.
                del self.house.portal.MailHost.messages[:]


def test_each_mailbox(house):
    year = Year(house)
    year.live()
    wanted = Counter((when, said, person) for when, said, to in MAILS for person in to.split())
    came = Counter(year.mails)
    assert (sorted(came - wanted), sorted(wanted - came)) == ([], [])
