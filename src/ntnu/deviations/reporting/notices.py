"""The mails about a report that is received."""

from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NUMBER_AND_UNIT


class NewReport(MailKind, id="new_report"):
    """Submitted, unit changed, sent back: recipients of the unit."""

    instead_of = {"reported_at_unit"}


class ReportedAtUnit(MailKind, id="reported_at_unit"):
    """Submitted, unit changed: line managers of the faculty and the department named; number and unit only,
    no title, no link."""

    hidden = NUMBER_AND_UNIT
    blind = True


class Received(MailKind, id="received"):
    """Submitted: reporter."""

    def goes_anyway(self, notice, facts):
        return notice.to == facts.reporter
