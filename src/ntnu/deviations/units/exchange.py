"""Units, and who holds which role there, as tables: taken out, looked over, brought in whole or not at all.

What a table says and what is wrong with it is told by ``domain/unit_tables.py``. Here it meets the register.
"""

from AccessControl import getSecurityManager
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.content.names import names_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import tables
from ntnu.deviations.domain import unit_tables
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.folder_roles import Terms
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.domain.unit_tables import RoleLine
from ntnu.deviations.domain.unit_tables import UnitChange
from ntnu.deviations.domain.unit_tables import UnitRow
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.persons import acting
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units import workbooks
from ntnu.deviations.units.unit_effects import change_units
from typing import Any

#: What can be given at a unit.
_OFFERED = roles.FOLDER_ROLES + roles.SYSTEM_GIVEN_ROLES


@dataclass(frozen=True)
class Foreseen:
    """What a table changes: ``changes`` in their order, ``mails`` to which persons about roles, ``warnings``
    to be confirmed; ``digest`` names the changes."""

    table: str
    changes: Sequence[UnitChange | RoleLine]
    mails: tuple[str, ...] = ()
    warnings: tuple[FieldError, ...] = ()

    @property
    def digest(self) -> str:
        return unit_tables.digest(self.changes)


def check(register) -> None:
    """Raise NotAllowed for who does not give and take the folder roles of the whole register."""
    if not may_exchange(register):
        raise NotAllowed(one("not_yours"))


def may_exchange(register) -> bool:
    """Does the person at the keyboard decide about every unit?"""
    return bool(getSecurityManager().checkPermission(MANAGE_ROLES, register))


def take_out(register, table: str) -> str:
    """A table of the register as it is now, as :func:`bring_in` reads it."""
    return tables.write(unit_tables.COLUMNS[table], _rows(register, table))


def take_out_workbook(register, table: str) -> bytes:
    """The same as XLSX."""
    return workbooks.written(unit_tables.COLUMNS[table], _rows(register, table))


def _rows(register, table: str) -> Iterable[tuple[str | date, ...]]:
    if table == unit_tables.ROLES:
        return unit_tables.role_rows(_terms(_contents(register)))
    return (row.values for row in _units(register).values())


def look(register, table: str, text: str) -> Foreseen:
    """What a table would change. Raises NotAllowed, or InvalidData with everything that is wrong: the field
    of an error is the line and the column (``3.parent``). Writes nothing."""
    check(register)
    lines, faults = tables.read(text, unit_tables.COLUMNS[table], unit_tables.NEEDED[table])
    if table == unit_tables.UNITS:
        units, more = unit_tables.unit_changes(lines, _units(register).values())
        _refuse([*faults, *more])
        return Foreseen(table, units)
    contents = _contents(register)
    held = _terms(contents)
    wanted, more = unit_tables.role_lines(lines, contents, _OFFERED, held)
    wanted = [line for line in wanted if _differs(line, held[line.unit][line.role])]
    made = _by_unit(contents, wanted)
    faults += more
    for unit, lines_there in made:
        faults += _at_lines(folder_roles.obstacles(unit, _changes(lines_there)), lines_there)
    _refuse(faults)
    warnings = [
        replace(warning, field=_line_of(lines_there, warning.field))
        for unit, lines_there in made
        for warning in folder_roles.warnings(unit, _changes(lines_there))
    ]
    return Foreseen(table, wanted, _told(register, made), tuple(warnings))


def bring_in(
    register,
    table: str,
    text: str,
    reason: str = "",
    confirmed: Collection[str] = (),
    digest: str | None = None,
) -> Foreseen:
    """Do what a table says, as one change; returns what was done.

    Raises what :func:`look` does; InvalidData also for a warning that is not ``confirmed`` (codes), or a
    ``reason`` that the guard refuses; NotReady where the changes are not those of the ``digest`` that was
    looked at. Nothing is changed then.
    """
    take_turn(register)
    found = look(register, table, text)
    if digest is not None and digest != found.digest:
        raise NotReady(one("other_changes"))
    data = validate(folder_roles.IReason, {"reason": reason, "warnings_confirmed": [*confirmed]})
    unconfirmed = [warning for warning in found.warnings if warning.code not in confirmed]
    if unconfirmed:
        raise InvalidData(unconfirmed)
    why = data.get("reason") or ""
    if table == unit_tables.UNITS:
        change_units(register, _contents(register), found.changes, why)
    else:
        made = _by_unit(_contents(register), found.changes)
        folder_roles.carry_out([(unit, _changes(lines)) for unit, lines in made], why)
    return found


def _contents(register) -> dict[str, Any]:
    """Every unit by its code, faculties by code, each before its departments."""
    world = Directory(register)
    return {tidy(unit.code): world.content(unit) for unit in world.units()}


def _units(register) -> dict[str, UnitRow]:
    contents = _contents(register)
    codes = {uid_of(unit): code for code, unit in contents.items()}
    return {code: _row(code, unit, codes) for code, unit in contents.items()}


def _row(code: str, unit, codes: Mapping[str, str]) -> UnitRow:
    names = {language: tidy(name) for language, name in names_of(unit)}
    return UnitRow(
        code,
        codes.get(uid_of(unit.aq_parent), ""),
        *(names.get(language, "") for language in ("nb", "nn", "en")),
        tidy(unit.campus or ""),
        unit.active_from,
        unit.active_to,
    )


def _terms(contents: Mapping[str, Any]) -> dict[str, Terms]:
    """Who has which role on which days, by the codes of the units."""
    return {code: terms_on(unit) for code, unit in contents.items()}


def _differs(line: RoleLine, held: Mapping[str, Term]) -> bool:
    return held.get(line.principal) != (line.term if line.given else None)


def _by_unit(contents: Mapping[str, Any], lines: Sequence[RoleLine]) -> list[tuple[Any, list[RoleLine]]]:
    found: dict[str, list[RoleLine]] = {}
    for line in lines:
        found.setdefault(line.unit, []).append(line)
    return [(contents[code], own) for code, own in found.items()]


def _changes(lines: Sequence[RoleLine]) -> list[Change]:
    return [Change(line.role, line.principal, line.given, line.term) for line in lines]


def _at_lines(found: Sequence[Obstacle], lines: Sequence[RoleLine]) -> list[Obstacle]:
    at = {(line.role, line.principal): line.number for line in lines}
    return [
        replace(fault, field=f"{at[fault.words['role'], fault.words['principal']]}.{_column(fault.code)}")
        for fault in found
    ]


def _column(code: str) -> str:
    return "to" if code in ("ends_before_start", "date_past") else "principal"


def _line_of(lines: Sequence[RoleLine], role: str | None) -> str:
    # What is taken first: it is what leaves nobody.
    first = min((line for line in lines if line.role == role), key=lambda line: line.given)
    return f"{first.number}.role"


def _told(register, made: Sequence[tuple[Any, Sequence[RoleLine]]]) -> tuple[str, ...]:
    """Recipients of the units that change, by then or until now."""
    world, told = Directory(register), set[str]()
    for unit, lines in made:
        told |= world.holders(uid_of(unit), roles.RECIPIENT)
        told.update(persons(line.principal for line in lines if line.given and line.role == roles.RECIPIENT))
    return tuple(sorted(told - {acting()}))


def _refuse(faults: Sequence[Obstacle]) -> None:
    if faults:
        raise InvalidData(as_errors(unit_tables.in_order(faults)))
