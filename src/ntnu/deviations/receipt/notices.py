"""The mails of the receipt form."""

from ntnu.deviations.mail.kinds import MailKind


class ReceiptReminder(MailKind, id="receipt_reminder"):
    """Three working days without a receipt form: recipients of the unit."""


class ForwardedAtUnit(MailKind, id="forwarded_at_unit"):
    """Forwarded: line managers, who may read the case by now."""


class Moved(MailKind, id="moved"):
    """Unit changed: reporter."""

    quoted = {"reason"}


class NotApproved(MailKind, id="not_approved"):
    """Not approved: reporter."""

    chosen = {"reason": "reason_code"}
    quoted = {"text", "where"}


class Reregistered(MailKind, id="reregistered"):
    """Re-registered as a notification case: reporter."""

    quoted = {"text"}
    hidden = {"title"}
