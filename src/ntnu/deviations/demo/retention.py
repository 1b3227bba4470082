"""The demo's old cases: the archivist has marked some of them as not worth archiving."""

from datetime import datetime
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.index import index_of
from ntnu.deviations.archive.marking import mark
from ntnu.deviations.demo.now import pinned
from ntnu.deviations.demo.seeding import end_of_request
from ntnu.deviations.domain.states import NOT_APPROVED
from plone import api

ARCHIVIST = "archivist.one"
_REASONS = (
    "Skulle vært meldt til Orakel. Inneholder ikke mer.",
    "Meldt to ganger. Den andre saken arkiveres.",
)


def mark_old_cases(register, before: datetime, at: datetime) -> None:
    """Mark the oldest of the cases that were closed before a moment; the others wait for the archive."""
    rows = index_of(register).rows_of("state", NOT_APPROVED)
    old = sorted((row for row in rows if row["closed"] < before.timestamp()), key=lambda row: row["closed"])
    for row, reason in zip(old, _REASONS, strict=False):
        with api.env.adopt_user(username=ARCHIVIST), pinned(at):
            mark(case_at(register, row["ids"]), {"reason": reason}, ARCHIVIST, at)
        end_of_request()
