"""A notification case as documents: the notification, the messages, how it was handled.

An anonymous sender is named in none of them.
"""

from collections.abc import Callable
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.notification import FileRow
from ntnu.deviations.access.notification import files_of
from ntnu.deviations.case.schema.notification import INotificationSchema
from ntnu.deviations.case.schema.notification import INotified
from ntnu.deviations.case.schema.notification import TEXTS
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.shown import show
from ntnu.deviations.caselog.shown import THE_SENDER
from ntnu.deviations.choices import title_of
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.telling import Voice
from ntnu.deviations.domain.speakup import INFORMATION
from ntnu.deviations.domain.speakup import REPLY
from ntnu.deviations.domain.speakup import Said
from ntnu.deviations.messages import FILE_MISSING
from ntnu.deviations.now import now
from zope.i18nmessageid import Message

ANONYMOUS = _("speakup_anonymous", default="Anonymous")
CASE = _("archive_notification", default="Notification case")
NOTIFICATION = _("speakup_told", default="The notification")
CASEWORK = _("archive_casework", default="How the case was processed")
CONTACT = "contact"
SAID: dict[str, Message] = {
    REPLY: _("tag_to_notifier", default="To the person who sent the notification"),
    INFORMATION: _("tag_from_notifier", default="From the person who sent the notification"),
}
FILES = _("label_attachments", default="Attachments")


class NotificationTelling(Voice):
    """One notification case as one document."""

    @cached_property
    def sender(self) -> str:
        """Who sent it, as far as it may be known, on one line."""
        if self.case.reporter:
            name = self.world.person_name(self.case.reporter)
            return name if name != self.case.reporter else self.t(THE_SENDER)
        known = "" if self.case.anonymous else " ".join(self.case.contact.split())
        return known or self.t(ANONYMOUS)

    def name(self, person: str | None) -> str:
        """A person's name; for the person who sent the notification, what they are to be called."""
        if not person or person == self.case.reporter:
            return self.sender
        return self.world.person_name(person)

    @cached_property
    def saying(self) -> Saying:
        """The entries of its log."""
        return Saying(
            self.language,
            self.t,
            self.world.principal_name,
            self.day,
            self.moment,
            notification=True,
        )

    @cached_property
    def files(self) -> dict[str, FileRow]:
        """Every file of the case by its UID."""
        return {file.uid: file for file in files_of(self.case)}

    def sent_files(self) -> list[FileRow]:
        """The files that came with the notification, or with the report that it was."""
        later = {uid for row in self.case.said for uid in Said(*row).files}
        own = (None, self.case.reporter or None)
        return _by_age(f for f in self.files.values() if f.added_by in own and f.uid not in later)

    def said_files(self, said: Said) -> list[FileRow]:
        """The files that came with one message."""
        return [self.files[uid] for uid in said.files]

    def handed_files(self) -> list[FileRow]:
        """The files that others had added to the deviation."""
        later = {uid for row in self.case.said for uid in Said(*row).files}
        told = {file.uid for file in self.sent_files()} | later
        return _by_age(file for file in self.files.values() if file.uid not in told)

    def document(self, sort: str, sections: list[Section], facts: tuple[Row, ...] = ()) -> Document:
        """A document of this case; sections with nothing in them are left out."""
        return Document(
            language=self.language,
            number=self.case.number,
            title=self.t(CASE),
            sort=sort,
            facts=facts,
            sections=tuple(section for section in sections if not section.is_empty),
            made=now(),
            foot=f"{self.case.number} · {sort}",
        )


def _by_age(files) -> list[FileRow]:
    return sorted(files, key=lambda file: (file.added, file.uid))


def _names(telling: NotificationTelling, files: list[FileRow]) -> str:
    gone = f" ({telling.t(FILE_MISSING)})"
    return "\n".join(file.title + (gone if file.size is None else "") for file in files)


def notification(telling: NotificationTelling) -> Document:
    """The notification as it was received."""
    case, t = telling.case, telling.t
    told = [(INotified[name].title, getattr(case, name)) for name in TEXTS if _is_told(case, name)]
    told.append((FILES, _names(telling, telling.sent_files())))
    section = Section("notification", t(NOTIFICATION), telling.rows(told))
    known = facts(case, t, telling.sender, telling.moment(case.received))
    return telling.document(t(NOTIFICATION), [section], telling.rows(known))


def _is_told(case, name: str) -> bool:
    return name != CONTACT or not case.anonymous


def facts(case, t: Callable[[Message], str], sender: str, received: str) -> list[tuple[Message, str]]:
    """Whom it is about, who sent it and when, and the deviation that it was or is about."""
    return [
        (INotified["about"].title, t(title_of("about", case.about)) if case.about else ""),
        (_("speakup_sender", default="Sent by"), sender),
        (
            _("speakup_kind", default="Relation to ${institution}"),
            t(title_of("notifier_kind", case.reporter_kind)),
        ),
        (_("speakup_column_received", default="Received"), received),
        (_("speakup_deviation", default="Deviation"), case.deviation),
    ]


def message(said: Said, telling: NotificationTelling) -> Document:
    """One thing that was said in the case."""
    sort = telling.t(SAID[said.kind])
    note = f"{telling.name(said.by)}, {telling.moment(said.at)}"
    files = telling.rows([(FILES, _names(telling, telling.said_files(said)))])
    section = Section(f"said-{said.uid}", sort, files, note=note, text=said.text)
    return telling.document(sort, [section])


def casework(telling: NotificationTelling) -> Document:
    """The conclusion, and the log."""
    t = telling.t
    sections = [
        Section("conclusion", t(INotificationSchema["conclusion"].title), text=telling.case.conclusion),
        telling.log(
            (entry.at, entry.actor_title, entry.title, entry.why)
            for entry in show(caselog.entries(telling.case), telling.saying)
        ),
    ]
    return telling.document(t(CASEWORK), sections)
