"""The daily digest: what waits for a person, and the mails that they want to read once a day.

The clock puts a notice into the outbox, and the mail is written when it is sent: of what the person may see
then. The mails it stands for are held in the outbox until it has been sent (``mail/holding.py``).
"""

from collections.abc import Callable
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from ntnu.deviations.access import wishes
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.outages import silent
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.waiting import signals_of
from ntnu.deviations.access.waiting import Waiting
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.delivery import letter
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.reminders import ACTOR
from ntnu.deviations.domain.schedule import MORNING
from ntnu.deviations.domain.telling import DIGEST
from ntnu.deviations.domain.telling import ON_SCREEN
from ntnu.deviations.institution import names
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.holding import waits_for_digest
from ntnu.deviations.mail.kinds import kind_of
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_CASE
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.signal_words import SIGNALS
from ntnu.deviations.ui.macros.format import waits
from Products.CMFCore.utils import getToolByName
from zope.i18n import translate
from zope.interface import implementer

_DAY = "digest"


class DailyDigest(MailKind, id="daily_digest"):
    """Every morning, where something waits or has been held back: each person who has chosen it."""

    quoted = {"waits", "collected"}
    hidden = NO_CASE | {"unit"}
    ways = (ON_SCREEN, DIGEST)
    is_digest = True

    def may_be_told(self, notice, place, world):
        return bool(user_by_id(place, notice.to))

    def found_now(self, notice, place, at, language):
        found = {
            "waits": [_line(one, at, language) for one in _signals(place, notice.to)],
            "collected": [line for one in _held(place, notice.to, at) for line in _lines(place, *one[1:])],
        }
        return found if any(found.values()) else None


@implementer(IClockWork)
class Digests:
    """Work of the clock: a notice for each person, once a day, in the morning."""

    def due(self, register, at: datetime) -> list[str]:
        """The day that ``at`` falls on, unless it was done; nobody sees anything while a directory is
        down."""
        day = local_date(at)
        if at < calendar().at(day, MORNING) or register.clock.get(_DAY, "") == day.isoformat():
            return []
        return [] if silent(getToolByName(register, "acl_users")) else [day.isoformat()]

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """One notice after the other, each once."""
        for person in wishes.everybody(register):
            carry("a digest", partial(self._put, register, person, key, at))
        carry("the day of the digests", partial(self._done, register, key))

    def _put(self, register, person: str, day: str, at: datetime) -> None:
        if _waits_already(register, person) or not register.sent.insert(_key(day, person)):
            return
        if user_by_id(register, person) and (_signals(register, person) or _held(register, person, at)):
            url = public_url(register, "@@worklist?view=waiting")
            deliver.send([Notice(DailyDigest.id, person)], None, url, ACTOR, register)

    def _done(self, register, day: str) -> None:
        register.clock[_DAY] = day
        # Those of later days, too: they were made while the clock ran ahead.
        for key in list(register.sent.keys(f"{_DAY}:", f"{_DAY};")):
            if not key.startswith(_key(day, "")):
                register.sent.remove(key)


def sent(register, key: str, number: int) -> None:
    """One mail has been sent, or shall not be; with a digest what it stands for."""
    letters = outbox.find(register, key)
    if letters is not None and outbox.kind(letters, number) == DailyDigest.id:
        person = outbox.reader(letters, number)
        for held_key, _letters, held_number in _held(register, person, letters.at):
            outbox.done(register, held_key, held_number)
    outbox.done(register, key, number)


def _held(register, person: str, at: datetime) -> list[tuple[str, Letters, int]]:
    """The mails that waited for the person's digest at a moment: key, letters, number."""
    return [
        (key, letters, number)
        for key, letters in outbox.waiting(register)
        if letters.at <= at
        for number in letters.open
        if waits_for_digest(register, letters, number, person)
    ]


def _lines(register, letters: Letters, number: int) -> Iterator[str]:
    """What one of the held mails says, if its reader may still be told: its subject, and the facts that are
    not in it."""
    said = letter.say(register, letters, number)
    if isinstance(said, letter.Fate):
        return
    sender = names.word("system_long", said.language)
    subject = said.rendered.subject.removeprefix(f"[{sender}] ")
    yield subject
    yield from (f"  {row.label}: {row.value}" for row in said.rendered.facts if row.value not in subject)


def _signals(register, person: str) -> list[Waiting]:
    """What waits for the person, where they want to read that once a day."""
    user = user_by_id(register, person)
    if not user or wishes.wishes_of(register, person).way_of(kind_of(DailyDigest.id)) != DIGEST:
        return []
    return signals_of(register, user)


def _line(one: Waiting, at: datetime, language: str) -> str:
    said = translate(SIGNALS[one.wait.signal], target_language=language)
    what = translate(waits(one.wait, said, language, local_date(at)), target_language=language)
    return f"{one.number}, «{one.task or one.title}»: {what}"


def _waits_already(register, person: str) -> bool:
    """Has the digest of a day before not been sent yet? For who has no address there is one, not sixty."""
    return any(
        (outbox.kind(letters, number), outbox.reader(letters, number)) == (DailyDigest.id, person)
        for _key, letters in outbox.waiting(register)
        for number in letters.open
    )


def _key(day: str, person: str) -> str:
    return f"digest:{day}:{person}"
