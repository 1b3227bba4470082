"""What can be redacted in a case, in words that repeat nothing of its content."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.answers import text_fields
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema import redactable_fields
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import log_label_of
from ntnu.deviations.case.schema.tags import part_of
from ntnu.deviations.domain import parts
from ntnu.deviations.engine.redacting import redactable
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement
from ntnu.deviations.ui.forms.options import Option
from typing import Any

_REPORTED = _("panel_reported", default="What was reported")
_FORMS = _("targets_forms", default="Receipt form and process form")
_TOLD = _("targets_told", default="What was written to the reporter")
_MESSAGES = _("panel_messages", default="Messages")
_HEARINGS = _("targets_hearings", default="Hearings and measures")
_FILES = _("panel_files", default="Files")

#: Part of a case -> its name in the list.
_PARTS = {
    IReported: _REPORTED,
    IReceipt: _FORMS,
    IProcess: _FORMS,
    IOutcome: _TOLD,
    IPreliminary: _TOLD,
}
_KINDS = {
    parts.NOTE: _("target_note", default="Internal note"),
    parts.MESSAGE: _("target_message", default="Message to the reporter"),
    parts.QUESTION: _("target_question", default="Question to the reporter"),
    parts.ANSWER: _("tag_answer", default="Answer from the reporter"),
    parts.INFORMATION: _("tag_information", default="More information from the reporter"),
    parts.NOT_SOLVED: _("tag_not_solved", default="The reporter says that it is not solved"),
}
_EARLIER = _("target_earlier", default="Earlier answer")
_STATEMENT = _("target_statement", default="Statement in a hearing")
_HEARING = _("target_hearing", default="Question of a hearing")
_MEASURE = _("target_measure", default="Texts of a measure")
_FILE = _("target_file", default="File")
_LENGTH = _("target_length", default="${length} characters")


@dataclass(frozen=True)
class TargetWords:
    """The wording of targets: names of persons, moments, sizes of files, translation."""

    name: Callable[[str], str]
    moment: Callable[[datetime], str]
    size: Callable[[int], str]
    translate: Callable[[Any], str]

    def length(self, number: int) -> str:
        """A number of characters."""
        return self.translate(type(_LENGTH)(_LENGTH, mapping={"length": str(number)}))


def targets(case, words: TargetWords) -> Iterator[Option]:
    """What can be redacted and has not been, each with kind, author, moment and length only."""
    lengths, fields = redactable(case), case_fields()
    for name in (*redactable_fields(), *text_fields(case)):
        length = lengths.get(f"field:{name}")
        if length:
            field = fields[name.rpartition(".")[2]]
            group, said = _PARTS[part_of(field)], words.translate(log_label_of(field))
            if "." in name:
                said = f"{words.translate(_EARLIER)} {name.split('.')[1]}: {said}"
            yield Option(f"field:{name}", f"{said} ({words.length(length)})", words.translate(group))
    found = [(*_told(part), part) for part in every_part(case) if lengths.get(f"uid:{uid_of(part)}")]
    # Targets of a group are together, in order of time.
    for group in (_MESSAGES, _HEARINGS, _FILES):
        own = [row for row in found if row[0] is group]
        for _group, kind, person, at, part in sorted(own, key=lambda row: row[3]):
            length = lengths[f"uid:{uid_of(part)}"]
            how_long = words.size(length) if group is _FILES else words.length(length)
            said = f"{words.translate(kind)}, {words.name(person)}, {words.moment(at)} ({how_long})"
            yield Option(f"uid:{uid_of(part)}", said, words.translate(group))


def _told(part) -> tuple[Any, Any, str, datetime]:
    """Group, kind, who, and when."""
    if IMessage.providedBy(part):
        return _MESSAGES, _KINDS[part.kind], part.author, part.at
    if IStatement.providedBy(part):
        return _HEARINGS, _STATEMENT, part.person, part.given
    if IAttachment.providedBy(part):
        return _FILES, _FILE, part.added_by, part.added
    kinds = {IHearing: _HEARING, IMeasure: _MEASURE}
    kind = next(words for kind, words in kinds.items() if kind.providedBy(part))
    return (_HEARINGS, kind, *part.created_by)
