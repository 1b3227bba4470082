"""The deviations of a register, as the retention period goes through them."""

from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.list_reader import principals
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.archive.deviation import FINISHED
from ntnu.deviations.domain import retention
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.grants import register_group
from ntnu.deviations.domain.retention import Line
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.interfaces import IRetention
from ntnu.deviations.now import local_date
from ntnu.deviations.persons import person_of
from zope.component import adapter
from zope.interface import implementer


@implementer(IRetention)
@adapter(IDeviationRegister)
class RegisterRetention:
    """Adapter of the register. Its SpeakUp! registry has its own."""

    def __init__(self, register):
        self.register = register
        self.world = Directory(register)

    def may_act(self, user) -> bool:
        """Archivists, by the Sharing of the register."""
        return person_of(user.getId()) in self.world.register_holders(roles.ARCHIVIST)

    def lines(self, user, years: int, today: date) -> list[Line]:
        """Rows of the index; only cases that are old enough are read from the database."""
        index, group = index_of(self.register), register_group(uid_of(self.register), roles.ARCHIVIST)
        theirs = [
            f"user:{one}"
            for one in principals(self.register, user)
            if one == group or one.startswith(f"{group}:")
        ]
        finished = {"query": list(FINISHED)}
        found = index.matching({"state": finished, "allowed": {"query": theirs, "operator": "or"}})
        rows = (index.row(rid) for rid in found)
        return [self._line(row, years, today) for row in rows if row["reporter"] != person_of(user.getId())]

    def find(self, line: Line):
        """The case, where the index says it is."""
        found = case_at(self.register, line.place)
        return found if found is not None and uid_of(found) == line.uid else None

    def _line(self, row, years: int, today: date) -> Line:
        closed = local_date(datetime.fromtimestamp(row["closed"], UTC)) if row["closed"] else None
        unit = self.world.unit(row["unit_uid"])
        line = Line(
            uid=row["uid"],
            number=row["number"],
            place=row["ids"],
            closed=closed,
            due=retention.due(closed, years),
            why=_of_row(row, closed, years, today) or retention.OPEN,
            unit=unit.code,
            titles=unit.titles,
            title=row["title"] if row["title"] != row["number"] else "",
        )
        case = self.find(line) if _of_row(row, closed, years, today) is None else None
        return line if case is None else line.of(IRetainable(case).standing(), years, today)


def _of_row(row, closed: date | None, years: int, today: date) -> str | None:
    """The reason why not, from the row alone; a case without a known reporter was anonymised."""
    if not row["reporter"]:
        return retention.ANONYMISED
    return retention.by_age(closed, years, today)
