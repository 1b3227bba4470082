"""Measures and hearings on the page of their case, and what of them keeps it from being closed."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.hearings import open_hearings
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.engine.perform import Availability
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.perform import Target
from ntnu.deviations.engine.perform import target_of
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.ui.case.now import Link


@dataclass(frozen=True)
class MeasureRow:
    """A measure in a list. ``kind`` without what it is good for; ``running``: must its date still be kept?"""

    title: str
    url: str
    kind: str
    responsible: str
    due: date
    running: bool
    state: str
    agreed: bool


@dataclass(frozen=True)
class HearingRow:
    """A hearing in a list: ``given`` of ``asked`` have answered."""

    title: str
    url: str
    purpose: object
    asked: int
    given: int
    deadline: datetime | None
    state: str


@dataclass(frozen=True)
class Blocker:
    """A measure or hearing that keeps the case from being closed; ``until``: a hearing's deadline."""

    title: str
    url: str
    until: datetime | None = None


def addresses(case) -> dict[str, str]:
    """UID -> address, of every part of the case."""
    return {uid_of(part): part.absolute_url() for part in every_part(case)}


def blockers(target: Target) -> list[Blocker]:
    """What must be finished first, for who could close the case if it were."""
    facts = target.facts
    if facts.state != IN_PROCESS or not target.get("close").permits(facts, target.moment):
        return []
    url = addresses(target.case)
    found = [Blocker(h.title, url[h.uid], h.deadline) for h in open_hearings(facts, target.moment.now)]
    return found + [Blocker(m.title, url[m.uid]) for m in facts.whole.measures if m.unfinished]


class CaseParts:
    """Mixed into the page of a case."""

    @cached_property
    def target(self) -> Target:
        """The case with its parts, as this person may act on it."""
        return target_of(self.context)

    @cached_property
    def available(self) -> list[Availability]:
        """What this person has the role for, with what keeps it from being done."""
        return available(self.context)

    @property
    def acts(self) -> list[str]:
        """Ids of what this person may do with the case now."""
        return [found.action.id for found in self.available if found.is_ready]

    @cached_property
    def blockers(self) -> list[Blocker]:
        return blockers(self.target)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return addresses(self.context)

    @property
    def reads_parts(self) -> bool:
        """Is the person one of those who read the casework?"""
        return self.reading.may_casework and not self.reading.is_reporter

    @cached_property
    def measures(self) -> list[MeasureRow]:
        if not self.reads_parts:
            return []
        return [self._measure(measure) for measure in self.target.facts.whole.measures]

    def _measure(self, measure: parts.Measure) -> MeasureRow:
        return MeasureRow(
            title=measure.title,
            url=self._addresses[measure.uid],
            kind=self.t(title_of("measure_kind", measure.kind)).partition(":")[0],
            responsible=self.name(measure.responsible),
            due=measure.due,
            running=measure.unfinished,
            state=measure.state,
            agreed=measure.agreed is not None,
        )

    @cached_property
    def hearings(self) -> list[HearingRow]:
        if not self.reads_parts:
            return []
        return [self._hearing(hearing) for hearing in self.target.facts.whole.hearings]

    def _hearing(self, hearing: parts.Hearing) -> HearingRow:
        state = hearing.state_at(self.target.moment.now)
        return HearingRow(
            title=hearing.title,
            url=self._addresses[hearing.uid],
            purpose=title_of("hearing_purpose", hearing.purpose),
            asked=len(hearing.asked if state == parts.DRAFT else hearing.participants),
            given=len(hearing.statements),
            deadline=hearing.deadline if state != parts.DRAFT else None,
            state=state,
        )

    @property
    def shows_measures(self) -> bool:
        """Is there a panel? Also an empty one, for who may set up the first."""
        return self.reads_parts and bool(self.measures or "add_measure" in self.acts)

    @property
    def shows_hearings(self) -> bool:
        return self.reads_parts and bool(self.hearings or "add_hearing" in self.acts)

    @cached_property
    def own_hearings(self) -> list[Link]:
        """Open hearings that the person is asked in, for who reads nothing else of the case."""
        if self.reads_parts or self.reading.is_reporter:
            return []
        found = [part for part in self.context.objectValues() if IHearing.providedBy(part)]
        return [Link(part.title, part.absolute_url()) for part in found if may_view_part(part)]

    @cached_property
    def asked_to_agree(self) -> list[Link]:
        """Measures that the person, as a line manager, has been asked to agree to and has not."""
        if not self.reads_parts:
            return []
        asked = [m for m in self.target.facts.whole.measures if m.asked and m.unfinished and not m.agreed]
        found = [(measure, available(find_part(self.context, measure.uid))) for measure in asked]
        return [
            Link(measure.title, self._addresses[measure.uid])
            for measure, acts in found
            if "agree" in {act.action.id for act in acts if act.is_ready}
        ]

    part_titles = {
        "measures": _("panel_measures", default="Measures"),
        "hearings": _("panel_hearings", default="Hearings"),
    }
