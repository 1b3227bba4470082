"""The changes that a table of units, or of roles at units, makes: see ``docs/operate/units.md``.

What a table does not contain stays unchanged: a unit without a line, a missing column. An empty cell empties
its value. A table read twice changes nothing the second time.
"""

import hashlib
import re
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.folder_roles import Terms
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.tables import Line
from typing import Any

UNITS, ROLES = "units", "roles"
#: By table: the columns in their order.
COLUMNS = {
    UNITS: ("code", "parent", "name_nb", "name_nn", "name_en", "campus", "from", "to"),
    ROLES: ("unit", "role", "principal", "from", "to", "change"),
}
#: By table: the columns that a file must have.
NEEDED = {UNITS: ("code", "parent", "name_nb"), ROLES: ("unit", "role", "principal")}

ADDED, CHANGED, CLOSED, GIVEN, TAKEN = "added", "changed", "closed", "given", "taken"
#: What the column ``change`` may say; a spreadsheet may leave it empty.
_GIVES = {"": True, "give": True, "take": False}
NOBODY: Mapping[str, Any] = {}
_MOST_OF_CODE = 20
_YEAR = r"(?P<year>19\d\d|2[01]\d\d|2200)"  # as in any input
_DATES = (
    re.compile(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}"),
)


@dataclass(frozen=True)
class UnitRow:
    """A unit as given by its line, by column; ``parent`` is the code of its faculty, empty for a faculty."""

    code: str
    parent: str
    name_nb: str = ""
    name_nn: str = ""
    name_en: str = ""
    campus: str = ""
    start: date | None = None
    end: date | None = None

    @property
    def values(self) -> tuple[str | date, ...]:
        """What each column holds."""
        texts = (self.code, self.parent, self.name_nb, self.name_nn, self.name_en, self.campus)
        return (*texts, self.start or "", self.end or "")

    @property
    def cells(self) -> dict[str, str]:
        """The text of each column."""
        return dict(zip(COLUMNS[UNITS], map(str, self.values), strict=True))


@dataclass(frozen=True)
class UnitChange:
    """A unit that is new (``before`` is None), or that changes in some columns."""

    before: UnitRow | None
    after: UnitRow

    @property
    def unit(self) -> str:
        """Its code."""
        return self.after.code

    @property
    def kind(self) -> str:
        """Added, changed, or closed: given a last day, or an earlier one."""
        if self.before is None:
            return ADDED
        ends, ended = self.after.end, self.before.end
        return CLOSED if ends and (ended is None or ends < ended) else CHANGED

    @property
    def differs(self) -> dict[str, tuple[str, str]]:
        """Column -> its text before and after, where they differ."""
        before = self.before.cells if self.before else dict.fromkeys(COLUMNS[UNITS], "")
        return {
            column: (before[column], text)
            for column, text in self.after.cells.items()
            if before[column] != text
        }

    def told(self) -> dict[str, Any]:
        """The change for programs and logs."""
        before, after = ({column: pair[side] for column, pair in self.differs.items()} for side in (0, 1))
        return {"kind": self.kind, "unit": self.unit, "before": before, "after": after}


@dataclass(frozen=True)
class RoleLine:
    """The change of one role at one unit in a line; ``principal`` is a user or group id, ``term`` the days
    of a role that is given."""

    number: int
    unit: str
    role: str
    principal: str
    given: bool
    term: Term = ALWAYS

    @property
    def kind(self) -> str:
        """Given or taken."""
        return GIVEN if self.given else TAKEN

    def told(self) -> dict[str, Any]:
        """The change for programs."""
        told = {"kind": self.kind, "unit": self.unit, "role": self.role, "principal": self.principal}
        return told | self.term.told()


def unit_changes(
    lines: Sequence[Line], present: Iterable[UnitRow]
) -> tuple[list[UnitChange], list[Obstacle]]:
    """The changes in a table of units, faculties first, and all faults of its lines."""
    known = {row.code.casefold(): row for row in present}
    wanted: dict[str, tuple[Line, UnitRow]] = {}
    faults: list[Obstacle] = []
    for line in lines:
        key = line.cells["code"].casefold()
        if not key:
            faults.append(Obstacle("required", line.at("code")))
        elif key in wanted:
            faults.append(Obstacle("line_twice", line.at("code"), {"line": wanted[key][0].number}))
        else:
            wanted[key] = line, _row(line, known.get(key), faults)
    whole = known | {key: row for key, (_line, row) in wanted.items()}
    changes = []
    for key, (line, row) in wanted.items():
        before, above = known.get(key), whole.get(row.parent.casefold())
        if fault := _wrong_parent(row, before, above):
            faults.append(replace(fault, field=line.at("parent")))
        change = UnitChange(before, replace(row, parent=above.code if above else ""))
        if change.differs:
            changes.append(change)
    return sorted(changes, key=lambda change: bool(change.after.parent)), faults


def _row(line: Line, before: UnitRow | None, faults: list[Obstacle]) -> UnitRow:
    cells = {**(before.cells if before else {}), **line.cells}
    if not cells["name_nb"]:
        faults.append(Obstacle("required", line.at("name_nb")))
    if len(cells["code"]) > _MOST_OF_CODE:
        faults.append(Obstacle("too_long", line.at("code"), {"max": _MOST_OF_CODE}))
    start, end = (_day(line, column, cells.get(column, ""), faults) for column in ("from", "to"))
    if start and end and end < start:
        faults.append(Obstacle("ends_before_start", line.at("to")))
    texts = {column: cells.get(column, "") for column in ("name_nb", "name_nn", "name_en", "campus")}
    code = before.code if before else cells["code"]
    return UnitRow(code, cells["parent"], **texts, start=start, end=end)


def _day(line: Line, column: str, text: str, faults: list[Obstacle]) -> date | None:
    if not text:
        return None
    for form in _DATES:
        if found := form.fullmatch(text):
            try:
                return date(*(int(found[part]) for part in ("year", "month", "day")))
            except ValueError:
                break
    faults.append(Obstacle("not_a_date", line.at(column)))
    return None


def _wrong_parent(row: UnitRow, before: UnitRow | None, above: UnitRow | None) -> Obstacle | None:
    if before is not None and before.parent.casefold() != row.parent.casefold():
        return Obstacle("unit_stays" if before.parent else "faculty_stays", None, {"parent": before.parent})
    if row.parent and above is None:
        return Obstacle("unknown_parent")
    return Obstacle("parent_no_faculty") if above is not None and above.parent else None


def role_lines(
    lines: Sequence[Line], codes: Iterable[str], offered: Sequence[str], held: Mapping[str, Terms] = NOBODY
) -> tuple[list[RoleLine], list[Obstacle]]:
    """What a table of roles wants at units with these ``codes``, and everything that is wrong with its lines.

    ``offered`` are the roles that can be given there, ``held`` who has them, by code: days without a column
    stay as they are.
    """
    units = {code.casefold(): code for code in codes}
    roles = {role.casefold(): role for role in offered}
    found: dict[tuple[str, str, str], RoleLine] = {}
    faults: list[Obstacle] = []
    for line in lines:
        unit, role = units.get(line.cells["unit"].casefold()), roles.get(line.cells["role"].casefold())
        principal, gives = line.cells["principal"], _GIVES.get(line.cells.get("change", "").casefold())
        wrong = (
            Obstacle("no_such_unit", line.at("unit")) if unit is None else None,
            Obstacle("no_such_role", line.at("role"), {"roles": ", ".join(offered)})
            if role is None
            else None,
            None if principal else Obstacle("required", line.at("principal")),
            Obstacle("give_or_take", line.at("change")) if gives is None else None,
        )
        faults += filter(None, wrong)
        if unit is None or role is None or gives is None or not principal:
            continue
        key = unit, role, principal
        before = held.get(unit, NOBODY).get(role, {}).get(principal, ALWAYS)
        term = _term(line, before, faults) if gives else ALWAYS
        if key in found:
            faults.append(Obstacle("line_twice", line.at("principal"), {"line": found[key].number}))
        else:
            found[key] = RoleLine(line.number, *key, gives, term)
    return list(found.values()), faults


def _term(line: Line, before: Term, faults: list[Obstacle]) -> Term:
    days = {"from": before.start, "to": before.end}
    days |= {
        column: _day(line, column, line.cells[column], faults) for column in days if column in line.cells
    }
    return Term(days["from"], days["to"])


def role_rows(held: Mapping[str, Terms]) -> Iterable[tuple[str | date, ...]]:
    """The lines of an export of roles: ``held`` is who has which role, by the code of the unit."""
    return (
        (unit, role, principal, term.start or "", term.end or "", "give")
        for unit, roles in held.items()
        for role, terms in roles.items()
        for principal, term in terms.items()
    )


def digest(changes: Sequence[UnitChange | RoleLine]) -> str:
    """The digest by which a plan that somebody has reviewed is recognised."""
    return hashlib.sha256(repr([change.told() for change in changes]).encode()).hexdigest()


def in_order(faults: Sequence[Obstacle]) -> list[Obstacle]:
    """The faults of a file by their lines; those of the file itself come first."""
    return sorted(faults, key=lambda fault: int((fault.field or "0").partition(".")[0]))
