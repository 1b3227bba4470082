"""The data of the demo: units, users and cases, from the files of the demo profile."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from ntnu.deviations.now import calendar
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "profiles" / "demo"


@dataclass(frozen=True)
class User:
    """One of the demo's people. ``roles``: by unit code, ``register`` or ``site``."""

    id: str
    name: str
    language: str
    roles: Mapping[str, list[str]]
    what_to_try: str

    @property
    def all_roles(self) -> list[str]:
        """The roles, wherever they are held."""
        return sorted({role for roles in self.roles.values() for role in roles})


@dataclass(frozen=True)
class Step:
    """One action on one case: a report (``act`` is ``submit``) or a later action.

    ``case`` names the case among the others; ``files`` are attached to a report. ``on`` names the measure or
    hearing that the action is done on, ``named`` the part of the case that it creates. In ``data`` a text
    ``@name`` is replaced by the UID of the part of that name.
    """

    at: datetime
    case: str
    act: str
    by: str
    data: Mapping[str, Any]
    files: tuple[Path, ...] = field(default=())
    on: str | None = None
    named: str | None = None


def units() -> list[dict[str, str]]:
    """The units, each faculty before its departments: id, code, nb, nn, en, campus; ``in`` its faculty."""
    return json.loads((FOLDER / "units.json").read_text(encoding="utf-8"))


def users() -> list[User]:
    """The people."""
    listed = json.loads((FOLDER / "users.json").read_text(encoding="utf-8"))
    return [User(u["id"], u["name"], u["language"], u["roles"], u["try"]) for u in listed]


#: The three assessments, where a case does not give its own: every receipt form requires them.
_ASSESSED = {
    act: {"assessment_deviation": is_one, "assessment_sensitive": False, "assessment_unacceptable": grave}
    for act, is_one, grave in (
        ("approve", True, False),
        ("change_unit", True, False),
        ("not_approve", False, False),
        ("reregister", True, True),
    )
}


def steps(today: date) -> list[Step]:
    """All that happened in all cases until ``today``, oldest first."""
    found = []
    for path in sorted((FOLDER / "cases").glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["cases"]):
            found += _steps_of(f"{path.stem}-{number}", case, today)
    return sorted(found, key=lambda step: step.at)


def _steps_of(name: str, case: Mapping[str, Any], today: date) -> list[Step]:
    report = {"gate": "none", "reporter_kind": "student", "no_sensitive_data": True} | case
    acts = report.pop("acts", [])
    files = tuple(FOLDER / "files" / file for file in report.pop("files", []))
    return [_step(name, {**report, "do": "submit"}, today, files), *(_step(name, a, today) for a in acts)]


def _step(name: str, told: dict[str, Any], today: date, files: tuple[Path, ...] = ()) -> Step:
    told = dict(told)
    day = today - timedelta(days=told.pop("days_ago"))
    clock: time = told.pop("time")
    at = calendar().at(day, clock)
    act, by = told.pop("do"), told.pop("by")
    on, named = told.pop("on", None), told.pop("named", None)
    told = {**_ASSESSED.get(act, {}), **{key: _value(value, day) for key, value in told.items()}}
    return Step(at, name, act, by, told, files, on, named)


def _value(value: Any, day: date) -> Any:
    """``{ days = n }`` is the date n days after the step; with a ``time``, the moment on that date."""
    if isinstance(value, dict):
        then = day + timedelta(days=value["days"])
        return (calendar().at(then, value["time"]) if "time" in value else then).isoformat()
    return value.strip() if isinstance(value, str) else value
