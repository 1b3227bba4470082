"""The overview that comes first in a package: what it covers, and the person's part in each case."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import label_of
from ntnu.deviations.dates import long_date
from ntnu.deviations.dates import long_moment
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.parts import TAGS
from ntnu.deviations.documents.parts import with_words
from ntnu.deviations.domain import personal
from ntnu.deviations.domain.personal import PersonalAbsence
from ntnu.deviations.domain.personal import PersonalCase
from ntnu.deviations.domain.personal import PersonalDraft
from ntnu.deviations.domain.personal import PersonalList
from ntnu.deviations.messages import FILE_MISSING
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message

PLACES: dict[str, Message] = {
    personal.REPORTER: _("place_reporter", default="Reported the case"),
    personal.NOTIFIER: _("place_notifier", default="Sent the notification"),
    personal.CASE_WORKER: _("place_case_worker", default="Case worker"),
    personal.CO_WORKER: _("place_co_worker", default="Co-worker"),
    personal.DEPUTY: _("place_deputy", default="Deputy notification recipient"),
    personal.RESPONSIBLE: _("place_responsible", default="Responsible for a measure"),
    personal.PARTICIPANT: _("place_participant", default="Participant in a hearing"),
    personal.AUTHOR: _("place_author", default="Wrote a message or a statement, or added a file"),
}
_KINDS: dict[str, Message] = {
    "statement": _("handed_statement", default="Statement"),
    **TAGS,
    "notification": _("written_notification", default="The notification"),
}
_TITLE = _("overview_title", default="What is stored about ${name}")
_SORT = _("overview_sort", default="Access to personal data")
_FOR_HERSELF = _(
    "overview_own",
    default="Cases you have reported, and cases you have a part in now: what you wrote, and the letters you"
    " got. Where you have reported, the case itself is here too, without what is internal. Not here are"
    " anonymous notifications, for nobody can tell whose they are; cases you once had a part in, and see no"
    " more; and what others have written about you. Ask the university's data protection officer for these.",
)
_FOR_OTHERS = _(
    "overview_other",
    default="Finished cases that ${asker} may read and in which the person has a part: what the"
    " person wrote, and the letters they got. Where the person has reported, the case itself"
    " is here too, without other persons' names as far as the system knows them, and without"
    " what is internal. Not here are cases under way, notification cases, and what others"
    " have written about the person. Read it through before it is handed over.",
)
_ABOUT = _("overview_about", default="About this package")
_NONE = _("overview_none", default="There is no case.")
_CASE = _("overview_case", default="Case")
_UNIT = _("overview_unit", default="Unit")
_STATE = _("column_state", default="State")
_OPENED = _("overview_opened", default="Received")
_CLOSED = _("overview_closed", default="Closed")
_PART = _("overview_part", default="Part in the case")
_FILES = _("label_attachments", default="Attachments")
_DRAFT = _("overview_draft", default="Begun and not sent, ${number}")
_ABSENCES = _("overview_absences", default="Absence and deputy")
_AWAY = _("overview_away", default="Away with a deputy from ${from} to ${to}")
_AS_DEPUTY = _("overview_as_deputy", default="Deputy of somebody from ${from} to ${to}")
_LISTS = _("saved_title", default="Saved lists")
_CHOSEN = _("preferences_title", default="My preferences")
_CONTENTS = _("document_contents", default="Contents")


@dataclass(frozen=True)
class Asked:
    """For whom a package is made (``person``, a user id, and their ``name``), by whom (``asker``, and
    ``asker_name``), when (UTC), and in which language (nb, nn, en)."""

    person: str
    name: str
    asker: str
    asker_name: str
    at: datetime
    language: str

    @property
    def is_own(self) -> bool:
        return self.person == self.asker


def overview(
    asked: Asked,
    cases: Sequence[PersonalCase],
    drafts: Sequence[PersonalDraft] = (),
    absences: Sequence[PersonalAbsence] = (),
    lists: Sequence[PersonalList] = (),
    chosen: Sequence[tuple[str, str]] = (),
) -> Document:
    """The document. ``chosen``: names and values of the person's preferences."""

    def t(message: Any, **words: str) -> str:
        return translate(with_words(message, **words) if words else message, target_language=asked.language)

    said = t(_FOR_HERSELF) if asked.is_own else t(_FOR_OTHERS, asker=asked.asker_name)
    sections = [Section("about", t(_ABOUT), text=said if cases else f"{said}\n\n{t(_NONE)}")]
    sections += [_section(number, case, asked.language, t) for number, case in enumerate(cases, start=1)]
    sections += [_draft(number, draft, asked.language, t) for number, draft in enumerate(drafts, start=1)]
    if absences:
        rows = (Row(_absence(one, asked.language, t), one.unit) for one in absences)
        sections.append(Section("absences", t(_ABSENCES), tuple(rows)))
    if lists:
        named = (Row(one.name, _lines(one.asked)) for one in lists)
        sections.append(Section("lists", t(_LISTS), tuple(named)))
    if chosen:
        rows = (Row(name, value) for name, value in chosen)
        sections.append(Section("preferences", t(_CHOSEN), tuple(rows)))
    return Document(
        language=asked.language,
        number="",
        title=t(_TITLE, name=asked.name),
        sort=t(_SORT),
        facts=(),
        sections=tuple(sections),
        made=asked.at,
        contents=t(_CONTENTS) if cases else "",
        foot=t(_SORT),
    )


def _section(number: int, case: PersonalCase, language: str, t) -> Section:
    lost = (f"{name} ({t(FILE_MISSING)})" for name in case.missing)
    rows = _rows(
        (t(_UNIT), case.unit),
        (t(_STATE), t(case.state_title)),
        (t(_OPENED), long_moment(case.opened, language)),
        (t(_CLOSED), long_moment(case.closed, language) if case.closed else ""),
        (t(_PART), "\n".join(t(PLACES[place]) for place in case.places)),
        (t(_FILES), "\n".join((*(paper.name for paper in case.papers), *lost))),
    )
    texts = tuple(
        Section(
            f"case-{number}-{place}", t(_kind(one.kind)), text=one.text, note=long_moment(one.at, language)
        )
        for place, one in enumerate(case.written, start=1)
    )
    return Section(f"case-{number}", case.number, rows, sections=texts)


def _draft(number: int, draft: PersonalDraft, language: str, t) -> Section:
    files = "\n".join(paper.name for paper in draft.papers)
    rows = _rows((t(_CASE), draft.number), (t(_UNIT), draft.unit), (t(_FILES), files))
    title, saved = t(_DRAFT, number=str(number)), long_moment(draft.saved, language)
    return Section(f"draft-{number}", title, rows, text=_lines(draft.fields), note=saved)


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in pairs)


def _absence(one: PersonalAbsence, language: str, t) -> str:
    days = {"from": long_date(one.start, language), "to": long_date(one.end, language)}
    return t(_AS_DEPUTY if one.as_deputy else _AWAY, **days)


def _rows(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    labelled: Iterable[tuple[str, str]] = (pair for pair in pairs if pair[1])
    return tuple(Row(label, text) for label, text in labelled)


def _kind(name: str) -> Message:
    """The kind of a text: a field of the report, or something written later."""
    return _KINDS[name] if name in _KINDS else label_of(fields_of(IReported)[name])
