"""A deviation as it goes to the archive: its report, what was said and written, its outcome."""

import re
from datetime import datetime
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.archive import settings
from ntnu.deviations.archive import titles
from ntnu.deviations.archive.hands import Hands
from ntnu.deviations.archive.noark import model
from ntnu.deviations.archive.package import Described
from ntnu.deviations.archive.records import Records
from ntnu.deviations.documents import letters
from ntnu.deviations.documents.case_file import case_document
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.telling import Telling
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.domain import parts as kinds
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.languages import offered
from ntnu.deviations.messages import ROLES
from ntnu.deviations.now import local_date
from ntnu.deviations.persons import person_of
from zope.component import adapter
from zope.interface import implementer

FINISHED = (CLOSED, NOT_APPROVED)

_KINDS = {
    kinds.NOTE: model.INTERNAL,
    kinds.MESSAGE: model.OUTGOING,
    kinds.QUESTION: model.OUTGOING,
}


@implementer(IArchivable)
@adapter(IDeviationReport)
class ArchivableDeviation:
    """Adapter of a case."""

    unfinished = "export_not_finished"

    def __init__(self, case):
        self.case = case

    def may_export(self, user) -> bool:
        """Archivists, once the case is finished; never its reporter."""
        held = roles_on(self.case, user)
        own = person_of(user.getId()) == self.case.reporter
        return roles.ARCHIVIST in held and self.is_finished() and not own

    def is_finished(self) -> bool:
        """Is it closed, or not approved, and does it still hold what people wrote?"""
        kept = not self.case.handed_over and self.case.anonymised is None
        return state_of(self.case) in FINISHED and kept

    def describe(self) -> Described:
        """Its folder, with a document for everything that was written."""
        return _Description(self.case).whole()

    def acknowledged(self, at) -> tuple[Effect, ...]:
        """A deviation stays as it is."""
        return ()


class _Description:
    def __init__(self, case):
        self.case = case
        self.telling = Telling(case, Wanted(language=offered()[0]))
        self.facts = self.telling.facts
        self.unit = settings.unit_code(self.facts.unit.code)
        self.shielding = settings.shielding_of(settings.DEVIATION)
        self.records = Records(self.facts.uid, self.shielding, self.telling.name)
        self.reporter = self.telling.name(self.facts.reporter)
        self.hands = Hands(self.telling, self.unit)

    def whole(self) -> Described:
        self._answers()
        self._report()
        for one in self.facts.whole.messages:
            self._message(one)
        for hearing in self.facts.whole.hearings:
            for one in hearing.statements:
                self._statement(hearing, one)
        self._casework()
        return Described(self._folder(), self.records.files)

    # the folder ---------------------------------------------------------------------------------

    def _folder(self) -> model.Folder:
        year, sequence = re.fullmatch(r"\D*(\d{4})-(\d+)", self.facts.number).groups()
        unit = self.facts.unit.title(self.telling.language)
        public = type(titles.PUBLIC)(titles.PUBLIC, mapping={"unit": unit})
        return model.Folder(
            uid=self.facts.uid,
            number=self.facts.number,
            year=int(year),
            sequence=int(sequence),
            title=self.case.title,
            public_title=self.telling.t(public),
            opened=self.facts.submitted,
            opened_by=self.reporter,
            closed=self.facts.closed,
            closed_by=self.hands.closed_by,
            unit=self.unit,
            responsible=self.hands.responsible,
            records=self.records.in_order(),
            state=model.WITHDRAWN if self.facts.withdrawn else model.CLOSED,
            parties=(model.Party(self.reporter, self.telling.t(ROLES[roles.REPORTER])),),
            keywords=tuple(self.telling.words.token("themes", theme) for theme in self.case.themes),
            shielding=self.shielding,
        )

    # the records --------------------------------------------------------------------------------

    def _answers(self) -> None:
        """The preliminary response and the outcome, and those that were given before them."""
        own = letters.ToReporter(self.case, Wanted(language=self.facts.reply_language))
        given = [entry.at for entry in self.hands.entries if entry.action == "preliminary_response"]
        for answer in earlier_answers(self.case):
            is_outcome = answer.sort == letters.OUTCOME
            if is_outcome and (answer.withdrawn or not any(answer.told.values())):
                continue
            at = answer.given
            if not is_outcome:
                at = next((sent for sent in given if local_date(sent) == answer.given), answer.until)
            document = letters.earlier_letter(own, answer)
            self._letter(f"{answer.sort}-{answer.number}", answer.sort, at, document)
        if given and self.facts.preliminary:
            document = letters.letter(own, letters.PRELIMINARY)
            self._letter(letters.PRELIMINARY, letters.PRELIMINARY, given[-1], document)
        if letters.OUTCOME in letters.letters(self.telling) and not self.facts.withdrawn:
            document = letters.letter(own, letters.OUTCOME)
            self._letter(letters.OUTCOME, letters.OUTCOME, self.facts.closed, document)

    def _letter(self, key: str, sort: str, at: datetime, document: Document) -> None:
        """Sent by the person who did the action at ``at``."""
        title = self.telling.t(titles.LETTERS[sort])
        self.records.add(
            key,
            kind=model.OUTGOING,
            title=title,
            at=at,
            by=self.hands.by_at(at),
            sender=self.unit,
            receiver=self.reporter,
            document=document,
        )

    def _report(self) -> None:
        files = [file for file in self._files(self.case) if file.added_by == self.facts.reporter]
        title = self.telling.t(titles.REPORT)
        self.records.add(
            "report",
            kind=model.INCOMING,
            title=f"{title}: {self.case.title}",
            public_title=title,
            at=self.facts.submitted,
            by=self.reporter,
            receiver=self.unit,
            document=letters.report(self.telling),
            files=files,
            written_off=self._written_off(),
        )

    def _written_off(self) -> tuple[model.WrittenOff, ...]:
        """Answered by each answer; a report without one, because it was withdrawn, is marked as noted."""
        answers = (self.records.get(sort) for sort in (letters.PRELIMINARY, letters.OUTCOME))
        found = [
            model.WrittenOff(local_date(record.at), record.by, model.BY_MAIL, record.uid)
            for record in answers
            if record is not None
        ]
        if self.records.get(letters.OUTCOME) is None and self.facts.closed:
            found.append(model.WrittenOff(local_date(self.facts.closed), self.hands.responsible, model.NOTED))
        return tuple(found)

    def _message(self, one: kinds.Message) -> None:
        kind = _KINDS.get(one.kind, model.INCOMING)
        author = self.telling.name(one.author)
        sender, receiver = {
            model.INCOMING: (author, self.unit),
            model.OUTGOING: (self.unit, self.reporter),
            model.INTERNAL: (author, ""),
        }[kind]
        self.records.add(
            one.uid,
            kind=kind,
            title=self.telling.t(titles.MESSAGES[one.kind]),
            at=one.at,
            by=author,
            sender=sender,
            receiver=receiver,
            document=letters.message(one, self.telling),
            files=self._files(self.telling.by_uid[one.uid]),
        )

    def _statement(self, hearing: kinds.Hearing, one: kinds.Statement) -> None:
        author = self.telling.name(one.person)
        title = self.telling.t(titles.STATEMENT)
        self.records.add(
            one.uid,
            kind=model.INTERNAL,
            title=f"{title}: {hearing.title}",
            public_title=title,
            at=one.given,
            by=author,
            document=letters.statement(hearing, one, self.telling),
            files=self._files(self.telling.by_uid[one.uid]),
        )

    def _casework(self) -> None:
        """The whole case with its log, and the files that the unit has added to it and to measures."""
        wanted = Wanted(language=self.telling.language, with_log=True)
        added = [file for file in self._files(self.case) if file.added_by != self.facts.reporter]
        measures = [self.telling.by_uid[measure.uid] for measure in self.facts.whole.measures]
        self.records.add(
            "casework",
            kind=model.INTERNAL,
            title=self.telling.t(titles.CASEWORK),
            at=self.facts.closed or self.facts.submitted,
            by=self.hands.responsible,
            document=case_document(self.case, wanted, self.case.related),
            files=[*added, *(file for part in measures for file in self._files(part))],
        )

    def _files(self, place) -> list:
        """The files in a part of the case that are still there."""
        found = [part for part in place.objectValues() if IAttachment.providedBy(part)]
        return [part for part in sorted(found, key=lambda part: part.added) if part.file is not None]
