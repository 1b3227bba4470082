"""Notification cases at the end of the retention period: what stays is that there was one, about whom, and
when."""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import astuple
from dataclasses import replace
from datetime import date
from datetime import datetime
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_around
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.access.exported import standing_of
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.access.scrub import scrub
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import retention
from ntnu.deviations.domain.retention import Line
from ntnu.deviations.domain.retention import Standing
from ntnu.deviations.domain.speakup import OPEN
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.interfaces import IRetention
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.persons import person_of
from typing import Any
from zope.component import adapter
from zope.interface import implementer

#: What an anonymised notification case keeps.
KEPT = frozenset(
    {
        "number",
        "about",
        "reporter_kind",
        "reply_language",
        "anonymous",
        "deviation",
        "returned",
        "received",
        "closed",
    }
)


@implementer(IRetainable)
@adapter(INotificationCase)
class RetainedNotification:
    """Adapter of a notification case."""

    def __init__(self, case):
        self.case = case

    def standing(self) -> Standing:
        """Its status."""
        ended = state_of(self.case) not in OPEN
        return standing_of(self.case, ended, caselog.rewritten(self.case))

    def may_mark(self, user) -> bool:
        """The person who handles it, once it is finished."""
        ended = state_of(self.case) not in OPEN and self.case.anonymised is None
        return ended and person_of(user.getId()) in handlers_of(self.case)

    def anonymise(self, person: str, why: Mapping[str, Any], at: datetime) -> None:
        """Delete what names somebody and what somebody wrote, and every reference to it."""
        case, registry = self.case, registry_around(self.case)
        stub = self._stub()
        if stub is not None:
            IRetainable(stub).anonymise(person, why, at)
        exports = tuple(astuple(replace(export, by="", reason="")) for export in exports_of(case))
        registry.codes.pop(case.code, None)
        own = tuple(id_ for id_ in registry.reporters.get(case.reporter, ()) if id_ != case.getId())
        if own:
            registry.reporters[case.reporter] = own
        else:
            registry.reporters.pop(case.reporter, None)
        scrub(case, KEPT)
        case.title, case.exports, case.anonymised, case.files = case.number, exports, at, OOBTree()
        caselog.cut(case, person, why, at)

    def _stub(self):
        """The stub in the register of the deviation that it was, which still names the reporter."""
        case = self.case
        if case.handed is None:
            return None
        found = case_by_number(register_of(case), case.deviation)
        return found if found is not None and found.handed_over and found.anonymised is None else None


@implementer(IRetention)
@adapter(ISpeakUpRegistry)
class RegistryRetention:
    """Adapter of the registry."""

    def __init__(self, registry):
        self.registry = registry

    def may_act(self, user) -> bool:
        """SpeakUp! recipients."""
        return person_of(user.getId()) in recipients_of(self.registry)

    def lines(self, user, years: int, today: date) -> list[Line]:
        """The cases this recipient handles."""
        hers = (case for case in self.registry.objectValues() if person_of(user.getId()) in handlers_of(case))
        return [_line(case, years, today) for case in hers if state_of(case) not in OPEN]

    def find(self, line: Line):
        """The case."""
        return self.registry._getOb(*line.place, None)


def _line(case, years: int, today: date) -> Line:
    standing = IRetainable(case).standing()
    line = Line(
        uid=uid_of(case),
        number=case.number,
        place=(case.getId(),),
        closed=standing.closed,
        due=retention.due(standing.closed, years),
        why=retention.OPEN,
    )
    return line.of(standing, years, today)
