"""What came with a deviation, as it is shown in the notification case."""

from collections.abc import Iterator
from datetime import datetime
from ntnu.deviations.access.answers import answer_texts
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema import prose_of
from ntnu.deviations.case.schema.tags import ALONG
from ntnu.deviations.case.schema.tags import handed_over
from ntnu.deviations.case.schema.tags import is_redactable
from ntnu.deviations.content.part_schemas import PART_SCHEMAS
from ntnu.deviations.content.speakup import Handed
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement
from typing import NamedTuple

FIELD, MESSAGE, MEASURE, HEARING, STATEMENT = "field", "message", "measure", "hearing", "statement"

#: Why it was handed over, among the texts of the deviation's fields.
REREGISTER = "reregister"
_KINDS = {IMessage: MESSAGE, IMeasure: MEASURE, IHearing: HEARING, IStatement: STATEMENT}


class HandedText(NamedTuple):
    """One text: its ``kind``, its ``name`` (of a field; of a message what sort it is), who wrote it and
    when, where that is known."""

    kind: str
    name: str
    text: str
    by: str | None = None
    at: datetime | None = None


def handed_parts(handed: Handed) -> Iterator:
    """What lived in the deviation, at every depth."""
    for part in handed.parts.values():
        yield part
        if part.isPrincipiaFolderish:
            yield from every_part(part)


def handed_texts(case) -> Iterator[HandedText]:
    """The texts of the deviation and of all its parts; none where the case was never a deviation."""
    if case.handed is None:
        return
    for name, field in case_fields().items():
        text = is_redactable(field) and handed_over(field) == ALONG and case.handed.fields.get(name)
        if text:
            yield HandedText(FIELD, name, text)
    texts = answer_texts()
    for *_when, told in case.handed.fields.get("earlier_answers", ()):
        yield from (HandedText(FIELD, name, told[name]) for name in texts if told.get(name))
    yield HandedText(FIELD, REREGISTER, case.handed.came_with["text"])
    for part in handed_parts(case.handed):
        for interface, kind in _KINDS.items():
            if interface.providedBy(part):
                by, at = part.created_by
                name = part.kind if kind == MESSAGE else ""
                texts = [getattr(part, field) for field in prose_of(PART_SCHEMAS[interface])]
                yield from (HandedText(kind, name, text, by, at) for text in texts if text)
