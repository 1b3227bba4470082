"""A notification case as it goes to the archive. An anonymous sender is named nowhere in it."""

import re
from functools import cached_property
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.archive import settings
from ntnu.deviations.archive import titles
from ntnu.deviations.archive.noark import model
from ntnu.deviations.archive.package import Described
from ntnu.deviations.archive.records import Records
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents import handed
from ntnu.deviations.documents import notification as documents
from ntnu.deviations.documents.notification import NotificationTelling
from ntnu.deviations.domain import speakup
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import FireTransition
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.speakup import Said
from ntnu.deviations.institution import names
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.languages import offered
from ntnu.deviations.now import local_date
from zope.component import adapter
from zope.interface import implementer


@implementer(IArchivable)
@adapter(INotificationCase)
class ArchivableNotification:
    """Adapter of a notification case."""

    unfinished = "export_not_taken"

    def __init__(self, case):
        self.case = case

    def may_export(self, user) -> bool:
        """Those who handle the case; nobody else can send it."""
        return handles(self.case, user)

    def is_finished(self) -> bool:
        """Is the case in process or finished? One that was given back as a deviation is archived as a
        deviation."""
        kept = not self.case.returned and self.case.anonymised is None
        return state_of(self.case) in speakup.EXPORTABLE and kept

    def describe(self) -> Described:
        """Its folder, with a document for everything that was written."""
        return _Description(self.case).whole()

    def acknowledged(self, at) -> tuple[Effect, ...]:
        """A case in process is closed by this; one that was closed meanwhile stays closed."""
        if state_of(self.case) != speakup.IN_PROCESS:
            return ()
        # Done by the clock: no user is logged in whose roles the workflow could check.
        return (FireTransition(speakup.ARCHIVE, guarded=False), SetFields(closed=at))


class _Description:
    def __init__(self, case):
        self.case = case
        self.telling = NotificationTelling(case, offered()[0])
        # Those who handle the case are no unit of the register; the settings may give them a code.
        self.unit = settings.unit_code(names.word("channel", "en"))
        self.shielding = settings.shielding_of(settings.NOTIFICATION)
        self.records = Records(uid_of(case), self.shielding, self.telling.name, model.OF_NOTIFICATION)
        self.entries = caselog.entries(case)

    def whole(self) -> Described:
        for said in said_in(self.case):
            self._said(said)
        self._notification()
        if self.case.handed is not None:
            self._handed()
        self._casework()
        return Described(self._folder(), self.records.files)

    # the folder ---------------------------------------------------------------------------------

    def _folder(self) -> model.Folder:
        year, sequence = re.fullmatch(r"\D*(\d{4})-(\d+)", self.case.number).groups()
        public = self.telling.t(titles.NOTIFICATION_CASE)
        was = self.case.handed.fields.get("title") if self.case.handed is not None else ""
        return model.Folder(
            uid=uid_of(self.case),
            number=self.case.number,
            year=int(year),
            sequence=int(sequence),
            title=f"{public}: {was}" if was else public,
            public_title=public,
            opened=self.case.received,
            opened_by=self.telling.sender,
            closed=self.closed,
            closed_by=self.closed_by,
            unit=self.unit,
            responsible=self.responsible,
            records=self.records.in_order(),
            parties=(model.Party(self.telling.sender, self.telling.t(titles.NOTIFIER)),),
            shielding=self.shielding,
        )

    @cached_property
    def closed(self):
        """When it was closed, or else sent to the archive; None before."""
        sent = [entry.at for entry in self.entries if entry.action == speakup.ARCHIVE]
        return self.case.closed or (sent[-1] if sent else None)

    @property
    def closed_by(self) -> str:
        return self._by("close", speakup.ARCHIVE)

    @property
    def responsible(self) -> str:
        return self._by("take") if self._actors("take") else self.closed_by

    def _actors(self, *actions: str) -> list[str]:
        return [entry.actor for entry in self.entries if entry.action in actions and entry.actor]

    def _by(self, *actions: str) -> str:
        """The name of the person who last did one of these actions, else the unit."""
        found = self._actors(*actions)
        return self.telling.name(found[-1]) if found else self.unit

    # the records --------------------------------------------------------------------------------

    def _notification(self) -> None:
        title = self.telling.t(titles.NOTIFICATION)
        self.records.add(
            "notification",
            kind=model.INCOMING,
            title=title,
            at=self.case.received,
            by=self.telling.sender,
            receiver=self.unit,
            document=documents.notification(self.telling),
            files=self.telling.sent_files(),
            written_off=self._written_off(),
        )

    def _written_off(self) -> tuple[model.WrittenOff, ...]:
        """Closed by the first answer, which may be the final one; a case that ends without an answer is
        marked as noted."""
        answers = (self.records.get(said.uid) for said in said_in(self.case) if said.kind == speakup.REPLY)
        first = next(answers, None)
        if first is not None:
            return (model.WrittenOff(local_date(first.at), first.by, model.BY_MAIL, first.uid),)
        if self.closed is None:
            return ()
        return (model.WrittenOff(local_date(self.closed), self.closed_by, model.NOTED),)

    def _said(self, said: Said) -> None:
        is_reply = said.kind == speakup.REPLY
        ends = (self.unit, self.telling.sender)
        sender, receiver = ends if is_reply else reversed(ends)
        self.records.add(
            said.uid,
            kind=model.OUTGOING if is_reply else model.INCOMING,
            title=self.telling.t(titles.SAID[said.kind]),
            at=said.at,
            by=self.telling.name(said.by),
            sender=sender,
            receiver=receiver,
            document=documents.message(said, self.telling),
            files=self.telling.said_files(said),
        )

    def _handed(self) -> None:
        """Everything that came with a deviation, except what its reporter wrote."""
        self._internal("handed", titles.FROM_DEVIATION, self.case.received, handed.handed(self.telling))

    def _casework(self) -> None:
        """The conclusion and the log."""
        at = self.closed or self.case.received
        self._internal("casework", titles.CASEWORK, at, documents.casework(self.telling))

    def _internal(self, key: str, title, at, document) -> None:
        self.records.add(
            key,
            kind=model.INTERNAL,
            title=self.telling.t(title),
            at=at,
            by=self.responsible,
            document=document,
            files=self.telling.handed_files() if key == "handed" else (),
        )
