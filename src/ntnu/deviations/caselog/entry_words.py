"""The name of each kind of entry, in words; shared by page, REST and document.

An action without words yet is still shown, by its id. An action on a part of a case (a measure, a hearing) is
found by either order of the two words: ``measure_start`` and ``start_measure`` are the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.case.interfaces import IActions
from ntnu.deviations.domain import type_ids
from ntnu.deviations.messages import by_id
from typing import Any
from zope.component import getUtility
from zope.i18nmessageid import Message

PROCEDURE, PEOPLE, DIALOGUE, MEASURES, HEARINGS = "procedure", "people", "dialogue", "measures", "hearings"
DEADLINES, DOCUMENTS, REDACTION, OTHER = "deadlines", "documents", "redaction", "other"

#: Kinds of actions, in the order they are offered to choose from.
KINDS: dict[str, Message] = {
    PROCEDURE: _("log_kind_procedure", default="The procedure"),
    PEOPLE: _("log_kind_people", default="People and access"),
    DIALOGUE: _("log_kind_dialogue", default="Messages"),
    MEASURES: _("log_kind_measures", default="Measures"),
    HEARINGS: _("log_kind_hearings", default="Hearings"),
    DEADLINES: _("log_kind_deadlines", default="Deadlines and reminders"),
    DOCUMENTS: _("log_kind_documents", default="E-mail and documents"),
    REDACTION: _("log_kind_redaction", default="Redaction"),
    OTHER: _("log_kind_other", default="Other"),
}

#: What the clock reminds of, by the first word of a reminder's key (``domain/schedule.py``).
REMINDERS: dict[str, Message] = {
    "receipt": _("reminder_receipt", default="the receipt form is not filled in"),
    "deadline": _("reminder_deadline", default="the deadline"),
    "delayed": _("reminder_delayed", default="the reporter is notified that the case is delayed"),
    "hearing_reminder": _("reminder_hearing", default="a hearing soon ends"),
    "hearing_end": _("reminder_hearing_end", default="a hearing ended at its deadline"),
    "measure": _("reminder_measure", default="the date of a measure"),
    "evaluation": _("reminder_evaluation", default="the effect of a measure is to be evaluated"),
}


@dataclass(frozen=True)
class EntryWords:
    """The kind of an entry, and its words."""

    kind: str
    title: Message


#: Entries that are not actions of a person: their words are here; actions bring their own.
_WORDS: dict[str, tuple[Message, ...]] = {
    PROCEDURE: (
        _("log_submit", default="Report received"),
        _("log_bring_to_speakup", default="Brought to ${channel} by the reporter"),
        _("log_return_to_register", default="Returned from ${channel}"),
        _("log_moved_with_unit", default="Belongs to another unit, since units were changed"),
    ),
    PEOPLE: (
        _("log_end_assignment", default="The case worker lost the role"),
        _("log_end_cowork", default="A co-worker lost the role case worker"),
        _("log_role_given", default="Role given"),
        _("log_account_changed", default="Account changed"),
        _("log_admin_given", default="System administrator appointed"),
        _("log_admin_taken", default="No longer system administrator"),
        _("log_role_confirmed", default="Role confirmed"),
        _("log_role_refused", default="Role refused"),
        _("log_role_appointed", default="First ${channel} recipient appointed on the server"),
        _("log_role_taken", default="Role removed"),
        _("log_role_begun", default="Role began on its first day"),
        _("log_role_ended", default="Role ended after its last day"),
        _("log_stand_in_over", default="Deputy ended after the last day"),
    ),
    DEADLINES: (_("log_clock", default="Reminders from ${system}"),),
    DOCUMENTS: (
        _("log_mail_refused", default="E-mail refused by the mail server of the recipient"),
        _("log_mail_unreachable", default="E-mail waits: no address is known"),
        _("log_send_document", default="Document sent by e-mail"),
        _("log_pdf", default="Document made"),
        _("log_archive", default="Sent to the archive"),
        _("log_acknowledge", default="Received by the archive"),
        _("log_archive_failed", default="Not delivered to the archive"),
        _("log_not_archive", default="Said not to be worth archiving"),
        _("log_do_archive", default="Said to be worth archiving after all"),
        _("log_subject_access", default="Given out as a part of what is stored about a person"),
        _("log_export_register", default="All that the person may read taken out as files"),
        _("log_list_taken", default="List of cases downloaded"),
        _("log_anonymise", default="Personal data deleted after the retention period"),
        _("log_retention", default="Personal data of cases deleted after the retention period"),
    ),
    REDACTION: (_("log_payload_erased", default="Reasons erased from the log"),),
    OTHER: (
        _("log_unit_added", default="Unit set up"),
        _("log_unit_changed", default="Unit changed"),
        _("log_settings_changed", default="Setting of the register changed"),
        _("log_site_settings_changed", default="Setting of the site changed"),
    ),
}

#: Entries of a notification case beside its actions, where the words differ from those of a deviation.
_OF_A_NOTIFICATION: dict[str, EntryWords] = {
    "submit": EntryWords(PROCEDURE, _("speakup_log_submit", default="Notification received")),
    "bring_to_speakup": EntryWords(
        PROCEDURE, _("speakup_log_brought", default="Brought to ${channel} by the reporter")
    ),
    "add_information": EntryWords(
        DIALOGUE,
        _("speakup_log_information", default="More information from the person who sent the notification"),
    ),
}

#: Of which kind entries about a part are, and its type.
_PARTS = {"measure": (MEASURES, type_ids.MEASURE), "hearing": (HEARINGS, type_ids.HEARING)}

_OTHERS: dict[str, EntryWords] = {
    id_: EntryWords(kind, title)
    for kind, words in _WORDS.items()
    for id_, title in by_id("log_", *words).items()
}


def entry_words_of(action: str, notification: bool = False) -> EntryWords:
    """The words for an entry's ``action``, whatever it is, in the log of a deviation or a notification."""
    actions = getUtility(IActions)
    if notification and action in _OF_A_NOTIFICATION:
        return _OF_A_NOTIFICATION[action]
    own = actions(type_ids.NOTIFICATION_CASE) if notification else {}
    known = own.get(action) or actions(type_ids.REPORT).get(action)
    known = known or actions(type_ids.DEPARTMENT).get(action)
    if known is not None:
        return EntryWords(known.log_kind, known.log)
    return _OTHERS.get(action) or _of_a_part(action) or EntryWords(OTHER, _named(action))


def is_told(action: str, why: Mapping[str, Any]) -> bool:
    """Is the entry shown to the reporter? Internal entries, and those that no longer show whom they were for,
    leave no trace."""
    known = getUtility(IActions)(type_ids.REPORT).get(action)
    if known is None:
        return action == "submit"
    return known.story is not None and (not known.story_if_shared or why.get("audience") == "reporter")


def _of_a_part(action: str) -> EntryWords | None:
    words = re.split(r"[._:-]", action)
    for part, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if part in _PARTS:
            kind, portal_type = _PARTS[part]
            verb = "_".join(rest)
            actions = getUtility(IActions)
            known = actions(portal_type).get(verb) or actions(type_ids.REPORT).get(f"{verb}_{part}")
            return EntryWords(kind, known.log if known is not None else _named(action))
    return None


def _named(action: str) -> Message:
    return _("log_named", default="Something else: ${action}", mapping={"action": action})
