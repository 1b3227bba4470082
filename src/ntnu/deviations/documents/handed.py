"""What a notification case took over from a deviation, as a document: fields, parts, and the log."""

from ntnu.deviations import _
from ntnu.deviations.access.handed import FIELD
from ntnu.deviations.access.handed import handed_texts
from ntnu.deviations.access.handed import HandedText
from ntnu.deviations.access.handed import REREGISTER
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema import empty
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import is_shown
from ntnu.deviations.case.schema.tags import log_label_of
from ntnu.deviations.caselog.entry_words import entry_words_of
from ntnu.deviations.caselog.reasons import reasons
from ntnu.deviations.caselog.shown import title_of
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.documents import rows
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.notification import FILES
from ntnu.deviations.documents.notification import NotificationTelling
from typing import Any
from zope.i18nmessageid import Message

FROM_DEVIATION = _("speakup_handed", default="From the deviation")
#: Kinds of texts of a deviation, in words.
KINDS: dict[str, Message] = {
    "message": _("handed_message", default="Message"),
    "measure": _("handed_measure", default="Measure"),
    "hearing": _("handed_hearing", default="Hearing"),
    "statement": _("handed_statement", default="Statement"),
}
_REREGISTER = _("handed_reregister", default="Why it was handed over, as written to the reporter")
_REPORTED = _("panel_reported", default="What was reported")
_RECEIPT = _("panel_receipt", default="Receipt form")
_PROCESS = _("panel_process", default="Process form")
_OTHER = _("handed_other", default="Other texts")
_WORKER = _("fact_case_worker", default="Case worker")
_ADDED = _("panel_files", default="Files")


class _AsItWas:
    """The fields of the deviation as they were, with a deviation's defaults where it had none."""

    def __init__(self, fields):
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        if name in self._fields:
            return self._fields[name]
        return empty(case_fields()[name]) if name in case_fields() else getattr(DeviationReport, name)


def handed(telling: NotificationTelling) -> Document:
    """Everything that was taken over, except what is in the notification itself."""
    t, was = telling.t, _AsItWas(telling.case.handed.fields)
    texts = list(handed_texts(telling.case))
    worker = telling.name(was.case_worker[0]) if was.case_worker else ""
    coworkers = [telling.name(row[0]) for row in was.coworkers]
    receipt = [(_WORKER, worker), *rows.receipt(was, telling.words, coworkers, _is_approved(telling))]
    in_forms = {
        name
        for part in (IReported, IReceipt, IProcess)
        for name, field in fields_of(part).items()
        if is_shown(field)
    }
    others = [(handed_label(o.name), o.text) for o in texts if o.kind == FIELD and o.name not in in_forms]
    parts = tuple(_part(number, text, telling) for number, text in enumerate(texts) if text.kind != FIELD)
    names = "\n".join(file.title for file in telling.handed_files())
    sections = [
        Section("reported", t(_REPORTED), telling.rows(rows.reported(was, telling.words))),
        Section("receipt", t(_RECEIPT), telling.rows(receipt)),
        Section("process", t(_PROCESS), telling.rows(rows.process(was, telling.words))),
        Section("other", t(_OTHER), telling.rows(others)),
        Section("parts", t(_("handed_parts", default="Measures, hearings and messages")), sections=parts),
        Section("files", t(_ADDED), telling.rows([(FILES, names)])),
        _log(telling),
    ]
    return telling.document(t(FROM_DEVIATION), sections)


def handed_label(name: str) -> Message:
    """The label of a text that came with the deviation."""
    return _REREGISTER if name == REREGISTER else log_label_of(case_fields()[name])


def _is_approved(telling: NotificationTelling) -> bool:
    return any(action == "approve" for _at, _actor, action, _why in telling.case.handed.log)


def _part(number: int, text: HandedText, telling: NotificationTelling) -> Section:
    known = (telling.name(text.by) if text.by else "", telling.moment(text.at) if text.at else "")
    return Section(
        f"part-{number}", telling.t(KINDS[text.kind]), note=", ".join(filter(None, known)), text=text.text
    )


def _log(telling: NotificationTelling) -> Section:
    return telling.log(
        (
            at,
            title_of(actor, why, telling.saying) if actor else "",
            telling.t(entry_words_of(action).title),
            reasons(action, why, telling.saying),
        )
        for at, actor, action, why in telling.case.handed.log
    )
