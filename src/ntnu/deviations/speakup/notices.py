"""The mails about notification cases."""

from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_CASE


class AboutNotification(MailKind):
    """A mail about a notification case: it shows the case's number; title and unit would reveal too much."""

    hidden = (NO_CASE | {"unit"}) - {"number"}

    def may_be_told(self, notice, place, world):
        return notice.to in handlers_of(place)


class SpeakUpNew(AboutNotification, id="speakup_new"):
    """Re-registered, or notified in SpeakUp!: SpeakUp! recipients; the case's own number, no title."""


class SpeakUpInformation(AboutNotification, id="speakup_information"):
    """The sender of a notification adds to it: SpeakUp! recipients."""


class SpeakUpAnswer(AboutNotification, id="speakup_answer"):
    """An answer is given in SpeakUp!: the sender of the notification, if known; never the answer itself."""

    def may_be_told(self, notice, place, world):
        return notice.to == place.reporter


class SpeakUpReturned(MailKind, id="speakup_returned"):
    """Given back to the deviation register: reporter."""

    quoted = {"text"}


class SpeakUpBrought(MailKind, id="speakup_brought"):
    """Brought to SpeakUp! by the reporter, for it was not followed up: case worker, co-workers,
    recipients."""
