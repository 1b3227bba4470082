"""What a participant in a hearing reads: the report without its reporter, and what is shared."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from functools import cached_property
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.documents import rows
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IMeasure


class ParticipantSight:
    """The same for participants and for those who preview what participants will see.

    ``may_see`` is called for each file and measure besides; in a preview it returns true.
    """

    def __init__(self, hearing, words: rows.Words, may_see: Callable[[object], bool]):
        self.hearing = hearing
        self.case = case_of(hearing)
        self.words = words
        self.may_see = may_see

    @property
    def reported(self) -> list[tuple[str, str]]:
        """What the reporter wrote, without their identity."""
        return rows.reported(self.case, self.words)

    @cached_property
    def _parts(self) -> list:
        return [part for part in every_part(self.case) if self._is_shown(part) and self.may_see(part)]

    def _is_shown(self, part) -> bool:
        if uid_of(part) in self.hearing.shared:
            return IMeasure.providedBy(part) or (IAttachment.providedBy(part) and part.file is not None)
        reported = IAttachment.providedBy(part) and aq_parent(aq_inner(part)).aq_base is self.case.aq_base
        return reported and part.file is not None and state_of_part(part) == "shared"

    @property
    def files(self) -> list:
        """Files of the report, and those that are shared in this hearing."""
        return [part for part in self._parts if IAttachment.providedBy(part)]

    @property
    def measures(self) -> list:
        """Measures that are shared in this hearing."""
        return [part for part in self._parts if IMeasure.providedBy(part)]
