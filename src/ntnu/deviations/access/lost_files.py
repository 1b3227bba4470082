"""Files of a case whose bytes the server has lost: for the people who run the server."""

from ntnu.deviations.access.notification import files_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.content.stored_file import is_missing
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import INotificationCase


def lost_files(case) -> int:
    """How many files of a case or notification case are missing. Every file of it is opened."""
    if INotificationCase.providedBy(case):
        return sum(row.size is None for row in files_of(case))
    files = (part.file for part in every_part(case) if IAttachment.providedBy(part))
    return sum(file is not None and is_missing(file) for file in files)
