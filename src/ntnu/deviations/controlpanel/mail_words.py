"""What each variable of a mail is, for whoever writes its text."""

from ntnu.deviations import _
from ntnu.deviations.institution.names import WORDS
from ntnu.deviations.institution.schema import IInstitution
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import STANDARD
from ntnu.deviations.messages import by_id
from zope.i18nmessageid import Message

_MEANT: dict[str, Message] = by_id(
    "mail_word_",
    _("mail_word_number", default="The number of the case"),
    _("mail_word_title", default="The title of the case"),
    _("mail_word_unit", default="The unit"),
    _("mail_word_faculty", default="The faculty"),
    _("mail_word_due", default="The day the reporter is to have an answer"),
    _(
        "mail_word_url",
        default="The address the e-mail leads to. Alone on its line, after the words of the link",
    ),
    _("mail_word_recipient_name", default="The name of the person who gets the e-mail"),
    _("mail_word_reason", default="The reason that was given"),
    _("mail_word_text", default="What was written to the reader"),
    _("mail_word_where", default="Where the matter belongs"),
    _("mail_word_measures", default="The measures, as the reporter reads of them"),
    _("mail_word_solved", default="Whether the matter is solved"),
    _("mail_word_role", default="The role"),
    _("mail_word_stage", default="How near the deadline is"),
    _("mail_word_citation", default="The law that gives a right to a preliminary response"),
    _(
        "mail_word_speakup_url",
        default="The address for notifications. Alone on its line, after the words of the link",
    ),
    _("mail_word_expected", default="The day an answer is expected"),
    _("mail_word_measure", default="The title of the measure"),
    _("mail_word_measure_due", default="The date of the measure"),
    _("mail_word_responsible", default="The person responsible for the measure"),
    _("mail_word_deadline", default="The deadline of the hearing"),
    _("mail_word_hearing", default="The title of the hearing"),
    _("mail_word_purpose", default="The purpose of the hearing"),
    _("mail_word_who", default="The person it is about"),
    _("mail_word_changes", default="What was changed, one on each line"),
    _("mail_word_waiting", default="The numbers of cases that wait for a case worker"),
    _("mail_word_waits", default="What waits for the reader, one on each line"),
    _("mail_word_collected", default="The e-mails that were held back for the digest"),
    _("mail_word_former", default="The faculty or unit of before"),
    _("mail_word_present", default="The faculty or unit from now on"),
    _("mail_word_until", default="The last day"),
    _("mail_word_what", default="What was changed"),
    _("mail_word_by", default="The person who did it"),
    _("mail_word_joined", default="Groups the person has joined"),
    _("mail_word_left", default="Groups the person has left"),
    _("mail_word_given", default="Persons who were given the role"),
    _("mail_word_taken", default="Persons who no longer have the role"),
    _("mail_word_appointed", default="Persons who were appointed on the server"),
    _("mail_word_confirmed", default="Persons whose role was confirmed"),
    _("mail_word_refused", default="Persons whose role was refused"),
    _("mail_word_month", default="The month"),
    _("mail_word_received", default="How many cases were received"),
    _("mail_word_closed", default="How many cases were closed"),
    _("mail_word_not_approved", default="How many cases were not approved"),
    _("mail_word_withdrawn", default="How many cases were withdrawn"),
    _("mail_word_reregistered", default="How many cases were re-registered"),
    _("mail_word_open", default="How many cases are open"),
    _("mail_word_late", default="How many cases are past their deadline"),
    _("mail_word_missing", default="What the unit lacks"),
)


def allowed(kind: MailKind) -> list[str]:
    """The variables that a text of this kind may use: common ones, its own, the institution's names."""
    return [
        *sorted(kind.variables & STANDARD),
        *sorted(kind.own - STANDARD),
        *sorted(name for name in WORDS if name in IInstitution),
    ]


def variables(kind: MailKind) -> list[tuple[str, Message | str]]:
    """The same, each with what it is; its name again where only its package knows."""
    meant = {**{name: IInstitution[name].title for name in WORDS if name in IInstitution}, **_MEANT}
    return [(name, meant.get(name, name)) for name in allowed(kind)]
