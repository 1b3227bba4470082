"""A deviation at the end of the retention period: what statistics count stays."""

from collections.abc import Mapping
from dataclasses import astuple
from dataclasses import replace
from datetime import datetime
from ntnu.deviations.access.answers import without_texts
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.access.exported import standing_of
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.hearing_members import remember_members
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.measure_people import remember_carrying_out
from ntnu.deviations.access.own import forget_exclusion
from ntnu.deviations.access.scrub import scrub
from ntnu.deviations.access.units import register_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive.deviation import FINISHED
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema.tags import is_personal
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.retention import Standing
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IRetainable
from typing import Any
from zope.component import adapter
from zope.interface import implementer

#: What an anonymised deviation keeps beside the fields that are not personal. Its unit follows from its
#: place.
_KEPT = frozenset(
    {
        *("number", "submitted", "received_since", "arrived", "due", "first_closed", "closed", "anonymised"),
        *("not_solved", "withdrawn", "handed_over", "revision_shown", "assessed"),
    }
)
_KEPT_OF_MEASURES = frozenset({"kind", "due", "finished", "result", "evaluated", "revision_shown"})


@implementer(IRetainable)
@adapter(IDeviationReport)
class RetainedDeviation:
    """Adapter of a case."""

    def __init__(self, case):
        self.case = case

    def standing(self) -> Standing:
        """Its status."""
        ended = state_of(self.case) in FINISHED and not self.case.handed_over
        return standing_of(self.case, ended, caselog.rewritten(self.case))

    def may_mark(self, user) -> bool:
        """The person who sends it to the archive."""
        return IArchivable(self.case).may_export(user)

    def anonymise(self, person: str, why: Mapping[str, Any], at: datetime) -> None:
        """Delete what names somebody and what somebody wrote; the index keeps its row."""
        case, before = self.case, whole_facts_of(self.case)
        exports = tuple(astuple(replace(export, by="", reason="")) for export in exports_of(case))
        measures = [part for part in case.objectValues() if IMeasure.providedBy(part)]
        for id_ in set(case.objectIds()) - {measure.getId() for measure in measures}:
            case._delObject(id_)
        for number, measure in enumerate(sorted(measures, key=lambda one: one.created_by[1]), start=1):
            self._keep_figures(measure, f"{case.number}/{number}")
        answers = without_texts(case.earlier_answers)
        scrub(case, _KEPT.union(name for name, field in case_fields().items() if not is_personal(field)))
        case.earlier_answers = answers
        case.title, case.exports, case.anonymised = case.number, exports, at
        after = whole_facts_of(case)
        remember_members(case, before, after)
        remember_carrying_out(case, before, after)
        exporting.forget(register_of(case), before.uid)
        caselog.cut(case, person, why, at)
        index_of(register_of(case)).index(case)
        forget_exclusion(case, before)

    def _keep_figures(self, measure, title: str) -> None:
        for id_ in list(measure.objectIds()):
            measure._delObject(id_)
        set_up = measure.created_by[1]
        scrub(measure, _KEPT_OF_MEASURES)
        measure.title, measure.created_by = title, ("", set_up)
