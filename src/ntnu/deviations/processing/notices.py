"""The mails about who works on a case, and about its answer and when that is due."""

from ntnu.deviations import settings
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.telling import REMINDER
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.mail.kinds import ITS_ACCESS
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_TERM
from ntnu.deviations.mail.kinds import NUMBER_AND_TITLE
from ntnu.deviations.mail.kinds import NUMBER_AND_UNIT
from ntnu.deviations.mail.kinds import STANDARD
from zope.component import queryUtility


class Assigned(MailKind, id="assigned"):
    """Approved, reassigned: case worker."""

    instead_of = ITS_ACCESS | {"forwarded_at_unit"}


class InProcess(MailKind, id="in_process"):
    """Accepted: reporter."""


class Closed(MailKind, id="closed"):
    """Closed: reporter."""

    chosen = {"solved": "solved"}
    quoted = {"text", "measures"}


class Reopened(MailKind, id="reopened"):
    """Reopened: reporter, case worker."""

    quoted = {"reason"}
    instead_of = ITS_ACCESS


class AccessGiven(MailKind, id="access_given"):
    """Personal access begins: the person, unless another mail about the same action explains what to do and
    what they see; for a measure the number and title only."""

    tokens = {"role": "role"}

    def kept_from_reader(self, notice):
        kept = {roles.MEASURE_RESPONSIBLE: NUMBER_AND_TITLE, roles.HEARING_PARTICIPANT: NO_TERM}
        return kept.get(notice.words.get("role"), frozenset())


class AccessEnded(MailKind, id="access_ended"):
    """Personal access has ended, and no other is left, never by a recusal: the person; the number and nothing
    else."""

    hidden = STANDARD - {"number", "recipient_name"}
    blind = True


class Deadline(MailKind, id="deadline"):
    """A week before the deadline, at it, a week after it, then weekly: case worker (or recipients, if none);
    from the deadline recipients too; from a week after line managers too."""

    tokens = {"stage": "stage"}
    instead_of = {"deadline_at_unit"}
    ways = REMINDER


class DeadlineAtUnit(Deadline, id="deadline_at_unit"):
    """The same, while the case is `received`: line managers; number and unit only, no title, no link."""

    hidden = NUMBER_AND_UNIT
    blind = True
    instead_of = frozenset()


class Delayed(MailKind, id="delayed"):
    """The deadline passed without a preliminary response: reporter."""

    words = {"citation"}
    addresses = {"speakup_url"}
    needed = {"citation", "speakup_url"}

    def from_settings(self, language, number):
        speakup = queryUtility(ISpeakUp)
        form = speakup.form_url(deviation=number, public=True) if speakup else ""
        way = form or settings.channel("grave")
        return {"citation": settings.legal_citation(language), "speakup_url": way}
