"""Files in a plan: the upload, and the part of the case that it becomes."""

from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.plan import NewPart

FIELD = "attachments"


@dataclass(frozen=True)
class Upload:
    """An uploaded file: its name and its bytes."""

    filename: str
    data: bytes


def file_part(
    upload: Upload, uid: str, person: str, at: datetime, inside: str | None, shared: bool
) -> NewPart:
    """The file as a part to be created, in the case or in a part of it (``inside``, a UID).

    ``person`` added it ``at`` (UTC); ``shared``: the reporter may open it.
    """
    attributes = {"title": upload.filename, "added_by": person, "added": at, "upload": upload}
    return NewPart(type_ids.ATTACHMENT, uid, attributes, inside, shared)


def file_parts(moment: Moment, inside: str | None, shared: bool) -> list[NewPart]:
    """The files that came with the action, as parts to be created."""
    return [
        file_part(upload, moment.new_uid(), moment.actor, moment.now, inside, shared)
        for upload in moment.files
    ]
