"""Measures, hearings, messages and files in a document."""

from collections.abc import Iterable
from collections.abc import Iterator
from ntnu.deviations import _
from ntnu.deviations.content.stored_file import is_missing
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.rows import part_text
from ntnu.deviations.documents.telling import Telling
from ntnu.deviations.domain import parts
from ntnu.deviations.messages import FILE_MISSING
from ntnu.deviations.messages import PART_STATES
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date

_STATE = _("column_state", default="State")
_KIND = _("label_measure_kind", default="Kind of measure")
_DESCRIPTION = _("panel_measure_description", default="What is to be done")
_RESPONSIBLE = _("label_responsible", default="Responsible")
_DUE = _("label_measure_due", default="To be done by")
_AGREED = _("document_agreed", default="Agreed with the line manager")
_EVIDENCE = _("panel_measure_evidence", default="What was done")
_FINISHED = _("document_finished", default="Reported done")
_EVALUATE = _("document_evaluate_on", default="Effect to be evaluated on")
_EFFECT = _("panel_measure_effect", default="Effect")
_RESULT = _("label_result", default="Has the measure had the effect it was meant to have?")
_ANSWER = _("said_answer", default="Answer")
_PURPOSE = _("label_purpose", default="Purpose")
_QUESTION = _("label_question", default="Question to the participants")
_PARTICIPANTS = _("label_participants", default="Participants")
_DEADLINE = _("label_hearing_deadline", default="Deadline")
_FILES = _("label_attachments", default="Attachments")
_STATEMENT = _("document_statement", default="Statement from ${name}, ${moment}")
_WRITTEN = _("document_written", default="${name}, ${moment}")
_TEXT = _("why_text", default="Text")
_ADDED = _("document_added", default="Added by ${name}, ${moment}")

#: Above what a line manager or the responsible said about a measure.
SAID = {
    parts.DECLINED: _("said_declined", default="Does not approve the measure"),
    parts.UNSURE: _("said_question", default="Question about the measure"),
    parts.ANSWERED: _("said_question", default="Question about the measure"),
    parts.LATER: _("said_date", default="Asks for another date"),
    parts.KEPT: _("said_date", default="Asks for another date"),
    parts.HANDED_BACK: _("said_handed_back", default="Hands the measure back"),
}

#: Above each message.
TAGS = {
    parts.NOTE: _("tag_note", default="Internal note. The reporter does not see it."),
    parts.MESSAGE: _("document_message", default="Message to the reporter"),
    parts.QUESTION: _("document_question", default="Question to the reporter"),
    parts.ANSWER: _("tag_answer", default="Answer from the reporter"),
    parts.INFORMATION: _("tag_information", default="More information from the reporter"),
    parts.NOT_SOLVED: _("tag_not_solved", default="The reporter says that it is not solved"),
}


def with_words(message, **words: str):
    """A message with its variables filled in."""
    return type(message)(message, mapping=words)


def file_names(files: Iterable, telling: Telling) -> str:
    """The names of files, a line each; a redacted one is marked as redacted, one whose bytes are missing as
    missing."""
    return "\n".join(file_name(file, telling) for file in files)


def file_name(file, telling: Telling) -> str:
    """The name of a file of a case, as in ``file_names``."""
    name = part_text(file, "title", telling.words)
    is_gone = file.file is not None and is_missing(file.file)
    return f"{name} ({telling.t(FILE_MISSING)})" if is_gone else name


def measures(telling: Telling) -> tuple[Section, ...]:
    """Every measure, in the order it came."""
    return tuple(_measure(measure, telling) for measure in telling.facts.whole.measures)


def _measure(measure: parts.Measure, telling: Telling) -> Section:
    part, words = telling.by_uid[measure.uid], telling.words
    agreed = ", ".join(filter(None, (telling.name(measure.agreed_by), _day_of(measure.agreed, telling))))
    pairs = (
        (_STATE, PART_STATES[measure.state]),
        (_KIND, words.token("measure_kind", measure.kind)),
        (_DESCRIPTION, part_text(part, "description", words)),
        (_RESPONSIBLE, telling.name(measure.responsible)),
        (_DUE, telling.day(measure.due)),
        (_AGREED, agreed),
        *_said(measure.objection, "objection", part, telling),
        *_said(measure.request, "request", part, telling),
        (_EVIDENCE, part_text(part, "evidence", words)),
        (_FINISHED, _day_of(measure.finished, telling)),
        (_EVALUATE, telling.day(measure.evaluate_on) if measure.evaluate_on else ""),
        (_EFFECT, part_text(part, "effect", words)),
        (_RESULT, words.token("result", measure.result) if measure.result else ""),
        (_FILES, file_names(telling.files_in(part), telling)),
    )
    return Section(f"measure-{measure.uid}", measure.title, telling.rows(pairs))


def _said(said: parts.Said | None, name: str, part, telling: Telling) -> Iterator[tuple]:
    """What a line manager or the responsible said about a measure, and the answer."""
    if said is not None:
        who = f"{telling.name(said.person)}, {_day_of(said.at, telling)}"
        asked = [telling.day(said.due)] if said.due else []
        yield SAID[said.kind], "\n".join([who, *asked, part_text(part, f"{name}_text", telling.words)])
        yield _ANSWER, part_text(part, f"{name}_answer", telling.words)


def _day_of(moment, telling: Telling) -> str:
    return telling.day(local_date(moment)) if moment else ""


def hearings(telling: Telling, now) -> tuple[Section, ...]:
    """Every hearing with its statements. ``now`` (UTC) decides whether it is over."""
    return tuple(_hearing(hearing, telling, now) for hearing in telling.facts.whole.hearings)


def _hearing(hearing: parts.Hearing, telling: Telling, now) -> Section:
    part, words = telling.by_uid[hearing.uid], telling.words
    state = hearing.state_at(now)
    asked = hearing.asked if state == parts.DRAFT else hearing.participants
    pairs = (
        (_STATE, PART_STATES.get(state, STATES["closed"])),
        (_PURPOSE, words.token("hearing_purpose", hearing.purpose)),
        (_QUESTION, part_text(part, "question", words)),
        (_PARTICIPANTS, "\n".join(telling.world.principal_name(person) for person in asked)),
        (_DEADLINE, telling.moment(hearing.deadline) if hearing.deadline else ""),
    )
    return Section(
        f"hearing-{hearing.uid}",
        hearing.title,
        telling.rows(pairs),
        sections=tuple(statement(one, telling) for one in hearing.statements),
    )


def statement(one: parts.Statement, telling: Telling) -> Section:
    """What a participant answered."""
    part = telling.by_uid[one.uid]
    title = with_words(_STATEMENT, name=telling.name(one.person), moment=telling.moment(one.given))
    files = telling.rows([(_FILES, file_names(telling.files_in(part), telling))])
    return Section(
        f"statement-{one.uid}", telling.t(title), files, text=part_text(part, "text", telling.words)
    )


def messages(telling: Telling) -> tuple[Section, ...]:
    """The notes and messages in the document, oldest first."""
    told = (one for one in telling.facts.whole.messages if telling.is_told(telling.by_uid[one.uid]))
    return tuple(message(one, telling) for one in told)


def message(one: parts.Message, telling: Telling) -> Section:
    """A note, or a message between the reporter and the unit."""
    part = telling.by_uid[one.uid]
    written = with_words(_WRITTEN, name=telling.author(one.author), moment=telling.moment(one.at))
    rows = telling.rows([(_FILES, file_names(telling.files_in(part), telling))])
    return Section(
        f"message-{one.uid}",
        telling.t(TAGS[one.kind]),
        rows,
        note=telling.t(written),
        text=part_text(part, "text", telling.words),
    )


def added_files(telling: Telling) -> tuple[Row, ...]:
    """The files that the unit has added to the case."""
    found = [file for file in telling.files_in(telling.case) if file.added_by != telling.facts.reporter]
    return tuple(
        Row(
            telling.t(
                with_words(_ADDED, name=telling.author(file.added_by), moment=telling.moment(file.added))
            ),
            file_name(file, telling),
        )
        for file in found
    )


def reported_files(telling: Telling) -> str:
    """The names of the files that came with the report."""
    own = [file for file in telling.files_in(telling.case) if file.added_by == telling.facts.reporter]
    return file_names(own, telling)
