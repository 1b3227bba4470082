"""The files of a case itself: those sent with the report, and those the unit has added since."""

from dataclasses import dataclass
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.ui.case.sight import CaseSight
from typing import Any


@dataclass(frozen=True)
class AddedFile:
    """A file that the unit has added to a case: who added it, when, and may the reporter open it?"""

    file: Any
    who: str
    when: str
    shared: bool


def attachments(sight: CaseSight) -> list:
    """The files sent with the report; for a participant in a hearing all that they may open."""
    apart = _tells_apart(sight)
    return [part for part in sight.once(_files) if part.added_by == sight.context.reporter or not apart]


def added_files(sight: CaseSight) -> list[AddedFile]:
    """The files the unit has added since."""
    if not _tells_apart(sight):
        return []
    return [
        AddedFile(part, sight.name(part.added_by), sight.day(part.added), state_of_part(part) == "shared")
        for part in sight.once(_files)
        if part.added_by != sight.context.reporter
    ]


def _files(sight: CaseSight) -> list:
    """The files that the person may open, or could before they were redacted."""
    found = [part for part in sight.context.objectValues() if IAttachment.providedBy(part)]
    return sorted((part for part in found if may_view_part(part)), key=lambda part: part.added)


def _tells_apart(sight: CaseSight) -> bool:
    return sight.reading.may_casework or sight.reading.is_reporter
