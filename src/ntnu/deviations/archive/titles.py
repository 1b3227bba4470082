"""Titles of the records of a case in the archive. No title made here holds what people wrote."""

from ntnu.deviations import _
from ntnu.deviations.documents import letters
from ntnu.deviations.domain import parts as kinds
from ntnu.deviations.domain import speakup

PUBLIC = _("archive_public_title", default="Deviation in education at ${unit}")
REPORT = _("document_report", default="Report of a deviation")
CASEWORK = _("archive_casework", default="How the case was processed")
STATEMENT = _("archive_statement", default="Statement in a hearing")
LETTERS = {
    letters.PRELIMINARY: _("document_preliminary", default="Preliminary response"),
    letters.OUTCOME: _("document_outcome", default="Answer to your report"),
}
MESSAGES = {
    kinds.NOTE: _("archive_note", default="Internal note"),
    kinds.MESSAGE: _("document_message", default="Message to the reporter"),
    kinds.QUESTION: _("document_question", default="Question to the reporter"),
    kinds.ANSWER: _("tag_answer", default="Answer from the reporter"),
    kinds.INFORMATION: _("tag_information", default="More information from the reporter"),
    kinds.NOT_SOLVED: _("tag_not_solved", default="The reporter says that it is not solved"),
}
NOTIFICATION_CASE = _("archive_notification", default="Notification case")
NOTIFICATION = _("archive_notified", default="Notification")
NOTIFIER = _("archive_notifier", default="Sent the notification")
FROM_DEVIATION = _("archive_handed", default="What came with the deviation")
SAID = {
    speakup.REPLY: _("archive_speakup_reply", default="Reply to the person who sent the notification"),
    speakup.INFORMATION: _(
        "archive_speakup_information", default="More from the person who sent the notification"
    ),
}
