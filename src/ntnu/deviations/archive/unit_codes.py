"""The settings of the archive name units by their codes, and follow a unit that gets another one."""

from ntnu.deviations.access.units import registers
from ntnu.deviations.archive import settings
from ntnu.deviations.content.unit import code_holder
from ntnu.deviations.interfaces import IUnit
from plone import api


def follow(event) -> None:
    """Subscriber: something was done with a unit. Where it has got another code, the archive goes on knowing
    it by what the settings gave the former one."""
    unit, told = event.subject, event.plan.why.get("from")
    former = told.get("code") if IUnit.providedBy(unit) and isinstance(told, dict) else None
    lines = settings.get("units")
    known = [line for line in lines if former and _code(line) == former.casefold()]
    if not known:
        return
    # All registers of a site share the settings.
    theirs = {code.casefold() for code in (former, unit.code) if _is_held(code, unit)}
    present = unit.code.casefold()
    if present not in theirs:
        lines = [line for line in lines if _code(line) != present]
        lines.append(f"{unit.code} |{known[-1].partition('|')[2]}")
    if former.casefold() not in {*theirs, present}:
        lines = [line for line in lines if _code(line) != former.casefold()]
    api.portal.set_registry_record(f"{settings.PREFIX}.units", lines)


def _is_held(code: str, unit) -> bool:
    return any(code_holder(register, code, unit) for register in registers(api.portal.get()))


def _code(line: str) -> str:
    return line.partition("|")[0].strip().casefold()
