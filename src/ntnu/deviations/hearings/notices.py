"""The mails about a hearing."""

from ntnu.deviations.mail.kinds import ITS_ACCESS
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_TERM


class AboutHearing(MailKind):
    """A mail about a hearing; its ``deadline`` is a moment, shown in the institution's time."""

    words = {"hearing", "deadline"}
    tokens = {"purpose": "purpose"}
    hidden = NO_TERM


class HearingOpened(AboutHearing, id="hearing_opened"):
    """A hearing is opened: participants."""

    instead_of = ITS_ACCESS


class HearingChanged(AboutHearing, id="hearing_changed"):
    """The deadline of a hearing is moved, or it asks again: participants."""

    instead_of = ITS_ACCESS


class HearingReminder(AboutHearing, id="hearing_reminder"):
    """Two days before the deadline of a hearing: participants who have not answered."""


class StatementGiven(AboutHearing, id="statement_given"):
    """A statement has been given: the person who opened the hearing."""

    persons = {"who"}


class HearingClosed(AboutHearing, id="hearing_closed"):
    """A hearing is closed: the person who opened it."""
