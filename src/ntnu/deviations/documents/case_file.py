"""The case as one document: complete, or without what must not be shown."""

from collections.abc import Sequence
from ntnu.deviations import _
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.entry_words import is_told
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.shown import show
from ntnu.deviations.documents import parts
from ntnu.deviations.documents import rows
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.telling import Telling
from ntnu.deviations.documents.telling import THE_UNIT
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now

INTERNAL = _("internal_mark", default="Internal. The reporter does not see it.")
_SORTS = {
    "full": _("document_full", default="Case document"),
    "redacted": _("document_redacted", default="Case document without names and internal parts"),
}
_CONTENTS = _("document_contents", default="Contents")
_FILES = _("label_attachments", default="Attachments")
_OUTCOME = _("panel_outcome", default="Outcome")
_PRELIMINARY = _("document_preliminary", default="Preliminary response")
_REPORTED = _("panel_reported", default="What was reported")
_RECEIPT = _("panel_receipt", default="Receipt form")
_PROCESS = _("panel_process", default="Process form")
_MEASURES = _("panel_measures", default="Measures")
_HEARINGS = _("panel_hearings", default="Hearings")
_RELATED = _("panel_related", default="Related cases")
_MESSAGES = _("panel_messages", default="Messages")
_ADDED = _("panel_files", default="Files")
_GIVEN = _("document_given", default="Given")
_TEXT = _("document_answer_text", default="Text")

#: Text written to the reporter has a section of its own, and is not in the log of a redacted document.
_NOT_SAID: dict[str, str] = {}


def case_document(case, wanted: Wanted, related: Sequence[str] = ()) -> Document:
    """The document of a case. ``related``: the numbers of related cases that its reader may see."""
    telling = Telling(case, wanted)
    sections = [_outcome(telling), _preliminary(telling), _earlier(telling), _reported(telling)]
    if telling.is_full:
        sections += _internal(telling, related)
    sections += [
        Section("messages", telling.t(_MESSAGES), sections=parts.messages(telling)),
        Section("files", telling.t(_ADDED), parts.added_files(telling)),
    ]
    if wanted.with_log:
        sections.append(_log(telling))
    document = Document(
        language=wanted.language,
        number=telling.facts.number,
        title=rows.text_of(case, "title", telling.words),
        sort=telling.t(_SORTS[wanted.variant]),
        facts=facts(telling),
        sections=tuple(section for section in sections if not section.is_empty),
        made=now(),
        contents=telling.t(_CONTENTS),
        foot=f"{telling.facts.number} · {telling.t(_SORTS[wanted.variant])}",
    )
    return document.through(telling.veil.over)


def facts(telling: Telling) -> tuple[Row, ...]:
    """What is at the head of every document: unit, persons, state and dates."""
    known = telling.facts
    kind = telling.words.token("reporter_kind", known.reporter_kind)
    worker = telling.name(known.case_worker.person) if known.case_worker and telling.is_full else ""
    unit = known.unit.title(telling.language)
    if not known.unit.is_faculty:
        unit = f"{unit} ({known.faculty.code})"
    pairs = (
        (_("fact_unit", default="Unit"), unit),
        (_("fact_reporter", default="Reported by"), f"{telling.name(known.reporter)} ({kind})"),
        (_("fact_case_worker", default="Case worker"), worker),
        (_("column_state", default="State"), STATES[known.state]),
        (_("document_submitted", default="Reported"), telling.day(local_date(known.submitted))),
        (_("column_due", default="Deadline"), telling.day(known.due)),
        (
            _("document_closed", default="Closed"),
            telling.day(local_date(known.closed)) if known.closed else "",
        ),
    )
    return telling.rows(pairs)


def _outcome(telling: Telling) -> Section:
    told = rows.outcome(telling.case, telling.facts.state, telling.words)
    return Section("outcome", telling.t(_OUTCOME), telling.rows(told))


def _preliminary(telling: Telling) -> Section:
    given = telling.facts.preliminary
    pairs = (
        (_GIVEN, telling.day(given) if given else ""),
        (_TEXT, rows.text_of(telling.case, "preliminary_text", telling.words) if given else ""),
    )
    return Section("preliminary", telling.t(_PRELIMINARY), telling.rows(pairs))


def _earlier(telling: Telling) -> Section:
    """Former answers, the latest first."""
    told = tuple(
        Section(
            f"earlier-{answer.number}",
            rows.heading(answer, telling.words),
            telling.rows(rows.earlier(telling.case, answer, telling.words)),
        )
        for answer in reversed(earlier_answers(telling.case))
    )
    return Section("earlier", telling.t(rows.EARLIER), sections=told)


def _reported(telling: Telling) -> Section:
    named = telling.facts.department
    wish = named.title(telling.language) if named else ""
    told = rows.reported(telling.case, telling.words, wish)
    return Section(
        "reported",
        telling.t(_REPORTED),
        telling.rows([*told, (_FILES, parts.reported_files(telling))]),
    )


def _internal(telling: Telling, related: Sequence[str]) -> list[Section]:
    case, words, note = telling.case, telling.words, telling.t(INTERNAL)
    coworkers = [telling.name(coworker.person) for coworker in telling.facts.coworkers]
    return [
        Section(
            "receipt", telling.t(_RECEIPT), telling.rows(rows.receipt(case, words, coworkers)), note=note
        ),
        Section("process", telling.t(_PROCESS), telling.rows(rows.process(case, words)), note=note),
        Section("measures", telling.t(_MEASURES), note=note, sections=parts.measures(telling)),
        Section("hearings", telling.t(_HEARINGS), note=note, sections=parts.hearings(telling, now())),
        Section("related", telling.t(_RELATED), note=note, text="\n".join(related)),
    ]


def _log(telling: Telling) -> Section:
    hidden = "" if telling.is_full else telling.facts.reporter
    saying = Saying(
        telling.language, telling.t, telling.world.principal_name, telling.day, telling.moment, hidden
    )
    return telling.log(
        # The reasons where they may be shown.
        (entry.at, _actor(entry, telling), entry.title, entry.why if telling.is_full else ())
        for entry in show(caselog.entries(telling.case), saying)
        if telling.is_full or is_told(entry.action, _NOT_SAID)
    )


def _actor(entry, telling: Telling) -> str:
    if telling.is_full or not entry.actor:
        return entry.actor_title
    return telling.t(THE_UNIT)
