"""Messages to and from a reporter, each as a separate document."""

from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.answers import Answer
from ntnu.deviations.case.schema.tags import permissions_of
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.documents import parts
from ntnu.deviations.documents import rows
from ntnu.deviations.documents.case_file import facts
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.telling import Telling
from ntnu.deviations.domain import parts as kinds
from ntnu.deviations.now import now
from zope.schema import Field

RECEIPT, PRELIMINARY, OUTCOME = "receipt", "preliminary", "outcome"
LETTERS = (RECEIPT, PRELIMINARY, OUTCOME)

_SORTS = {
    "report": _("document_report", default="Report of a deviation"),
    RECEIPT: _("document_receipt", default="We have received your report"),
    PRELIMINARY: _("document_preliminary", default="Preliminary response"),
    OUTCOME: _("document_outcome", default="Answer to your report"),
}
_RECEIVED = _(
    "letter_received",
    default="We received your report ${number} on ${day}. You will have an answer by ${due} at the latest.",
)
_EXPECTED = _("letter_expected", default="You can expect an answer by ${day}.")
_BY_LAW = _("letter_by_law", default="We send this response after ${citation}.")
_FILES = _("label_attachments", default="Attachments")
_REPORTED = _("panel_reported", default="What was reported")
_QUESTION = _("label_question", default="Question to the participants")


class ToReporter(Telling):
    """A case as its reporter sees it: complete, but without what not everybody may read who sees it."""

    def reads(self, field: Field) -> bool:
        return permissions_of(field) == {VIEW}


def _document(telling: Telling, sort: str, sections: list[Section], head: tuple[Row, ...] = ()) -> Document:
    document = Document(
        language=telling.language,
        number=telling.facts.number,
        title=rows.text_of(telling.case, "title", telling.words),
        sort=sort,
        facts=head,
        sections=tuple(section for section in sections if not section.is_empty),
        made=now(),
        foot=f"{telling.facts.number} · {sort}",
    )
    return document.through(telling.veil.over)


def report(telling: Telling) -> Document:
    """The report as it was received."""
    told = rows.reported(telling.case, telling.words)
    pairs = [*told, (_FILES, parts.reported_files(telling))]
    section = Section("reported", telling.t(_REPORTED), telling.rows(pairs))
    return _document(telling, telling.t(_SORTS["report"]), [section], facts(telling))


def letter(telling: Telling, sort: str) -> Document:
    """The receipt, the preliminary response or the outcome, as a letter to the reporter.

    Raises LookupError when there is no such letter.
    """
    title = telling.t(_SORTS[sort])
    if sort not in letters(telling):
        raise LookupError(sort)
    section = {RECEIPT: _receipt, PRELIMINARY: _preliminary, OUTCOME: _outcome}[sort](telling, title)
    return _document(telling, title, [section])


def earlier_letter(telling: Telling, answer: Answer) -> Document:
    """An earlier outcome or preliminary response, as a letter to the reporter."""
    title = telling.t(_SORTS[answer.sort])
    told = telling.rows(rows.earlier(telling.case, answer, telling.words))
    return _document(telling, title, [Section(answer.sort, rows.heading(answer, telling.words), told)])


def letters(telling: Telling) -> list[str]:
    """The letters of the case."""
    found = [RECEIPT]
    if telling.facts.preliminary:
        found.append(PRELIMINARY)
    if rows.outcome(telling.case, telling.facts.state, telling.words):
        found.append(OUTCOME)
    return found


def _receipt(telling: Telling, title: str) -> Section:
    known = telling.facts
    said = parts.with_words(
        _RECEIVED, number=known.number, day=telling.moment(known.submitted), due=telling.day(known.due)
    )
    return Section("receipt", title, text=telling.t(said))


def _preliminary(telling: Telling, title: str) -> Section:
    known = telling.facts
    text = rows.text_of(telling.case, "preliminary_text", telling.words)
    expected = telling.t(parts.with_words(_EXPECTED, day=telling.day(known.due)))
    citation = parts.with_words(_BY_LAW, citation=settings.legal_citation(telling.language))
    said = "\n\n".join((text, expected, telling.t(citation)))
    return Section("preliminary", title, text=said)


def _outcome(telling: Telling, title: str) -> Section:
    told = rows.outcome(telling.case, telling.facts.state, telling.words)
    return Section("outcome", title, telling.rows(told))


def message(one: kinds.Message, telling: Telling) -> Document:
    """A note or a message."""
    section = parts.message(one, telling)
    return _document(telling, section.title, [section])


def statement(hearing: kinds.Hearing, one: kinds.Statement, telling: Telling) -> Document:
    """A statement, with the question that it answers."""
    question = rows.part_text(telling.by_uid[hearing.uid], "question", telling.words)
    asked = Section("question", telling.t(_QUESTION), text=question)
    return _document(telling, hearing.title, [asked, parts.statement(one, telling)])
