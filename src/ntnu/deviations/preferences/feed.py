"""``<register>/@@calendar-feed/<secret>.ics``: what is due for a person, for their calendar program.

It has numbers, what is to be done, and by when: no title and no unit, for calendars are shared. What is in it
is what the person may see at this moment, and never anything of SpeakUp!. The address is left out of the
access log (``operations/access_log.py``).
"""

from datetime import datetime
from datetime import UTC
from hashlib import sha256
from icalendar import Calendar
from icalendar import Event
from ntnu.deviations.access import calendar_keys
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.waiting import signals_of
from ntnu.deviations.access.waiting import Waiting
from ntnu.deviations.institution import names
from ntnu.deviations.mail import people
from ntnu.deviations.now import now
from ntnu.deviations.signal_words import SIGNALS
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

PAGE, _ENDING = "@@calendar-feed", ".ics"


def feed_url(register, secret: str) -> str:
    """The secret address, to be shown once."""
    return f"{register.absolute_url()}/{PAGE}/{secret}{_ENDING}"


@implementer(IPublishTraverse)
class CalendarFeed(BrowserView):
    """A secret that opens nothing, one that was revoked, and that of an account that is gone answer alike, as
    an address that does not exist."""

    secret: str | None = None

    def publishTraverse(self, request, name):
        if self.secret is not None or not name.endswith(_ENDING):
            raise NotFound(PAGE)
        self.secret = name.removesuffix(_ENDING)
        return self

    def __call__(self):
        person = calendar_keys.whose(self.context, self.secret or "")
        user = user_by_id(self.context, person) if person else None
        response = self.request.response
        if person and not user and Directory(self.context).may_be_down(person):
            # A program that is told there is no calendar may forget it.
            response.setStatus(503)
            response.setHeader("Retry-After", "300")
            return ""
        if not user:
            raise NotFound(PAGE)
        response.setHeader("Content-Type", "text/calendar; charset=utf-8")
        return calendar(self.context, user, people.person(person).language or people.site_language())


def calendar(register, user, language: str) -> bytes:
    """What is due for the user, as iCalendar (RFC 5545)."""
    found = Calendar()
    found.add("prodid", "-//ntnu.deviations//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", names.word("system_long", language))
    for waiting in signals_of(register, user):
        if waiting.wait.until is not None:
            found.add_component(_event(register, user, waiting, language))
    return found.to_ical()


def _event(register, user, waiting: Waiting, language: str) -> Event:
    wait, event = waiting.wait, Event()
    key = "\0".join((user.getId(), waiting.case, wait.signal, wait.part or ""))
    # In one direction: what is in a calendar leads to nothing that its reader may not open.
    event.add("uid", f"{sha256(key.encode()).hexdigest()[:32]}@ntnu.deviations")
    event.add("dtstamp", now())
    event.add("dtstart", wait.until.astimezone(UTC) if isinstance(wait.until, datetime) else wait.until)
    event.add("summary", f"{waiting.number}: {translate(SIGNALS[wait.signal], target_language=language)}")
    event.add("transp", "TRANSPARENT")
    if url := public_url(
        register, "case", waiting.number, *([wait.part] if waiting.task and wait.part else ())
    ):
        event.add("url", url)
    return event
