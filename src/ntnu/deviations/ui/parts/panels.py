"""Measures and hearings on the page of their case, and which of them prevent closing it."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.hearings import open_hearings
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.targets import Target
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.shell.panel import ListPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class MeasureRow:
    """A measure in a list. ``kind`` without its explanation; ``running``: does its date still apply?"""

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
    """A measure or hearing that prevents closing the case; ``until``: a hearing's deadline."""

    title: str
    url: str
    until: datetime | None = None


def addresses(case) -> dict[str, str]:
    """UID -> address, of every part of the case."""
    return {uid_of(part): part.absolute_url() for part in every_part(case)}


def blockers(target: Target) -> list[Blocker]:
    """What must be finished first, for a person who could then close the case."""
    facts = target.facts
    if facts.state != IN_PROCESS or not target.permits(target.get("close")):
        return []
    url = addresses(target.case)
    found = [Blocker(h.title, url[h.uid], h.deadline) for h in open_hearings(facts, target.moment.now)]
    return found + [Blocker(m.title, url[m.uid]) for m in facts.whole.measures if m.unfinished]


def own_hearings(sight: CaseSight) -> list[Link]:
    """Open hearings in which the person is a participant, for those who read nothing else of the case."""
    if sight.reads_parts or sight.reading.is_reporter:
        return []
    found = [part for part in sight.context.objectValues() if IHearing.providedBy(part)]
    return [Link(part.title, part.absolute_url()) for part in found if may_view_part(part)]


def asked_to_agree(sight: CaseSight) -> list[Link]:
    """Measures that the person, as a line manager, has been asked to agree to and has not."""
    if not sight.reads_parts:
        return []
    asked = [m for m in sight.target.facts.whole.measures if m.asked and m.unfinished and not m.agreed]
    found = [(measure, available(find_part(sight.context, measure.uid))) for measure in asked]
    return [
        Link(measure.title, sight.once(_addresses)[measure.uid])
        for measure, acts in found
        if "agree" in {act.action.id for act in acts if act.is_ready}
    ]


def _addresses(sight: CaseSight) -> dict[str, str]:
    return addresses(sight.context)


def measures(sight: CaseSight) -> list[MeasureRow]:
    """The measures, for those who read the casework."""
    if not sight.reads_parts:
        return []
    return [
        MeasureRow(
            title=measure.title,
            url=sight.once(_addresses)[measure.uid],
            kind=sight.t(title_of("measure_kind", measure.kind)).partition(":")[0],
            responsible=sight.name(measure.responsible),
            due=measure.due,
            running=measure.unfinished,
            state=measure.state,
            agreed=measure.agreed is not None,
        )
        for measure in sight.target.facts.whole.measures
    ]


def hearings(sight: CaseSight) -> list[HearingRow]:
    """The hearings, for those who read the casework."""
    if not sight.reads_parts:
        return []
    return [_hearing(hearing, sight) for hearing in sight.target.facts.whole.hearings]


def _hearing(hearing: parts.Hearing, sight: CaseSight) -> HearingRow:
    state = hearing.state_at(sight.target.moment.now)
    return HearingRow(
        title=hearing.title,
        url=sight.once(_addresses)[hearing.uid],
        purpose=title_of("hearing_purpose", hearing.purpose),
        asked=len(hearing.asked if state == parts.DRAFT else hearing.participants),
        given=len(hearing.statements),
        deadline=hearing.deadline if state != parts.DRAFT else None,
        state=state,
    )


class Measures(ListPanel):
    """The measures of a case; also an empty list, for those who may create the first."""

    index = ViewPageTemplateFile("templates/measures.pt")
    find = staticmethod(measures)
    title = _("panel_measures", default="Measures")
    #: The action that creates another one.
    adds = "add_measure"

    @property
    def available(self) -> bool:
        return self.sight.reads_parts and bool(self.rows or self.may_add)

    @property
    def may_add(self) -> bool:
        return self.adds in self.sight.acts


class Hearings(Measures):
    """The hearings of a case, in the same way."""

    index = ViewPageTemplateFile("templates/hearings.pt")
    find = staticmethod(hearings)
    title = _("panel_hearings", default="Hearings")
    adds = "add_hearing"
