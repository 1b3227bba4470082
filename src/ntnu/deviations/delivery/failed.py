"""Handles a mail that does not arrive: an entry in the log of its case, and a mail to its sender.

Nothing is committed here.
"""

from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.delivery.letter import place_of
from ntnu.deviations.domain.notices import recipients
from ntnu.deviations.domain.notices import workers_or_recipients
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_TERM
from ntnu.deviations.now import now


class MailRefused(MailKind, id="mail_refused"):
    """A mail about the case was refused by the reader's mail server: the person whose action it was about,
    if they handle the case; else case worker, else recipients."""

    persons = {"who"}
    hidden = NO_TERM


def refuse(register, key: str, number: int) -> None:
    """A mail server refused the mail for good: it is set aside, and that is logged and reported. A test mail
    that somebody sent to themselves is gone."""
    letters = outbox.find(register, key)
    if letters is None:
        return
    if letters.parcel is not None and "message" in letters.parcel:
        outbox.done(register, key, number)
        return
    place, who, kind = _enter(register, letters, number, "mail_refused")
    sender = letters.actor
    outbox.refuse(register, key, number)
    if place is not None and letters.case:
        # It waits for somebody now.
        index_of(register).index(place)
    if place is None or not letters.case or kind == MailRefused.id:
        return
    facts, world = facts_of(place), Directory(register_of(place))
    handling = {*facts.workers, *recipients(facts, world)}
    told = [sender] if sender in handling else workers_or_recipients(facts, world)
    deliver.send(
        [Notice(MailRefused.id, person, words={"who": who}) for person in told if person != who],
        facts,
        "",
        "",
    )


def not_reached(register, key: str, number: int) -> None:
    """The recipient of the mail has no address: logged once."""
    if outbox.unreached(register, key, number):
        _enter(register, outbox.find(register, key), number, "mail_unreachable")


def _enter(register, letters: Letters, number: int, action: str):
    """Log in the case, or other content the mail is about, what happened to it, its recipient and its
    kind."""
    place = place_of(register, letters)
    who, kind = outbox.reader(letters, number), outbox.kind(letters, number)
    if place is not None and (letters.case or letters.place):
        caselog.append(place, "", action, {"mails": [[kind, who]]}, now())
    return place, who, kind
