"""How the archive knows units and access, as the system administrator sets it.

The address of the archive and the transport are set by the people who run the server: environment variables.
"""

import os
from ntnu.deviations import _
from ntnu.deviations.archive.noark.model import Shielding
from ntnu.deviations.setting_lines import list_of_lines
from ntnu.deviations.settings import value_of
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid

PREFIX = "ntnu.deviations.archive"
#: The name of the transport.
TRANSPORT = "NTNU_DEVIATIONS_ARCHIVE"

DEVIATION, NOTIFICATION = "deviation", "notification"


def _are_lines(lines: list[str], parts: int) -> bool:
    for number, line in enumerate(lines, 1):
        found = [part.strip() for part in line.split("|")]
        if line.strip() and (len(found) != parts or not all(found)):
            raise Invalid(
                _(
                    "error_archive_line",
                    default="Line ${line}: write ${parts} parts with | between them.",
                    mapping={"line": str(number), "parts": str(parts)},
                )
            )
    return True


def are_pairs(lines: list[str]) -> bool:
    """Constraint: each line has two parts."""
    return _are_lines(lines, 2)


def are_triples(lines: list[str]) -> bool:
    """Constraint: each line has three parts."""
    return _are_lines(lines, 3)


class IArchiveSettings(Interface):
    """Settings of the archive."""

    units = list_of_lines(
        _("setting_archive_units", default="Codes of the units in the archive"),
        _(
            "help_archive_units",
            default="One on each line: unit code | code in the archive. Others keep their code.",
        ),
        are_pairs,
        required=False,
    )
    shielding = list_of_lines(
        _("setting_archive_shielding", default="Access codes and legal citations"),
        _(
            "help_archive_shielding",
            default="One on each line: deviation or notification | access code | legal citation."
            " A kind of case without a line is not shielded.",
        ),
        are_triples,
        default=[
            "deviation | UO | offl. § 13, jf. fvl. § 13 første ledd nr. 1",
            "notification | UO | offl. § 13, jf. fvl. § 13 første ledd nr. 1",
        ],
        required=False,
    )
    retention_years = schema.Int(
        title=_("setting_retention_years", default="Years until personal data are deleted"),
        description=_(
            "help_retention_years",
            default="So many years after a case was closed, an archivist can delete who reported it and"
            " what was written in it. The figures stay. With 0, nothing is ever deleted.",
        ),
        min=0,
        max=200,
        default=10,
    )


def get(name: str) -> Any:
    """The setting's value; its default where the site has not stored it yet."""
    return value_of(IArchiveSettings[name], PREFIX)


def _lines(name: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in get(name) if line.strip()]


def unit_code(code: str) -> str:
    """The archive's code of the unit with this code."""
    known = {line[0].casefold(): line[1] for line in _lines("units") if len(line) == 2}
    return known.get(code.casefold(), code)


def shielding_of(kind: str) -> Shielding | None:
    """How cases of this kind are shielded; None when they are not."""
    found = [line for line in _lines("shielding") if len(line) == 3 and line[0] == kind]
    return Shielding(found[0][1], found[0][2]) if found else None


def transport_name() -> str:
    """The name of the transport that the server is configured with; empty without one."""
    return os.environ.get(TRANSPORT, "").strip()
