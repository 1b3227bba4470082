"""Pages that show a list in batches: the macro ``batch`` of ``@@dv-lists`` links to the other batches."""

from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations.domain.bounds import whole_number
from typing import Any


class Batches:
    """Mixed into such a page. The page defines its batch (``batch``), the number of all rows (``total``), and
    the address of the list from another row on (``link``)."""

    #: Rows of a batch.
    size = 25
    batch: Sequence[Any]
    total: int

    @cached_property
    def start(self) -> int:
        """How many rows come before the batch."""
        return whole_number(self.request.form.get("b_start")) or 0

    def link(self, *, b_start: int) -> str:
        """The address of the batch that begins after so many rows."""
        raise TypeError(f"{type(self).__name__} has no other batch")

    @property
    def previous(self) -> str:
        """The address of the batch before this one; empty where this is the first."""
        return self.link(b_start=max(0, self.start - self.size)) if self.start else ""

    @property
    def following(self) -> str:
        """The address of the next batch; empty where this is the last."""
        after = self.start + self.size
        return self.link(b_start=after) if after < self.total else ""

    @property
    def span(self) -> tuple[int, int]:
        """The numbers of the first and the last row shown."""
        return self.start + 1, self.start + len(self.batch)
