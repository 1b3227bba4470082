"""What a person has chosen, and choosing it: one way for the page and for programs."""

import re
from AccessControl import getSecurityManager
from collections.abc import Mapping
from datetime import time
from ntnu.deviations.access import wishes
from ntnu.deviations.domain.telling import ALWAYS
from ntnu.deviations.domain.telling import Wishes
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import named
from ntnu.deviations.languages import offered
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.persons import acting
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.component import getUtilitiesFor

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
Hours = tuple[time, time] | None


def kinds() -> list[MailKind]:
    """The kinds of mail that people may choose for, the digest first."""
    found = [kind for _name, kind in getUtilitiesFor(IMailKind) if kind.ways != ALWAYS]
    return sorted(found, key=lambda kind: (not kind.is_digest, kind.id))


def language_of(register) -> str:
    """The language that the person who is logged in has chosen; empty for none."""
    found = _member(register).getProperty("language", "") or ""
    return found if found in offered() else ""


def change(register, raw: Mapping[str, Any]) -> None:
    """Store what the person who is logged in chooses: ``language``, ``notices`` (kind -> way; None: as
    shipped) and ``quiet`` (``from`` and ``to``, as 22:00; None: no quiet hours). What is not in it stays.

    Raises InvalidData with every fault.
    """
    errors = [
        FieldError(named(key), "unknown_field") for key in raw if key not in ("language", "notices", "quiet")
    ]
    language = raw.get("language")
    if language and language not in offered():
        errors += one("unknown_value", "language")
    person = acting()
    known = wishes.wishes_of(register, person)
    ways = {**known.ways, **_ways(raw.get("notices") or {}, errors)}
    quiet = _hours(raw["quiet"], errors) if "quiet" in raw else known.quiet
    if errors:
        raise InvalidData(errors)
    wishes.keep(register, person, Wishes({kind: way for kind, way in ways.items() if way}, quiet))
    if "language" in raw:
        _member(register).setMemberProperties({"language": language or ""})


def _ways(raw: Any, errors: list[FieldError]) -> dict[str, str | None]:
    """By kind the chosen way; None where it is the shipped one."""
    if not isinstance(raw, Mapping):
        errors += one("wrong_type", "notices")
        return {}
    known, found = {kind.id: kind for kind in kinds()}, {}
    for name, way in raw.items():
        kind = known.get(name)
        if kind is None:
            errors += one("unknown_field", named(f"notices.{name}"))
        elif way is not None and way not in kind.ways:
            errors += one("unknown_value", f"notices.{name}")
        else:
            found[name] = way if way != kind.ways[0] else None
    return found


def _hours(raw: Any, errors: list[FieldError]) -> Hours:
    if raw is None:
        return None
    times = (
        [raw.get("from"), raw.get("to")] if isinstance(raw, Mapping) and raw.keys() <= {"from", "to"} else []
    )
    right = [one_ for one_ in times if isinstance(one_, str) and _TIME.fullmatch(one_)]
    if len(set(right)) < 2:
        errors += one("quiet_hours", "quiet")
        return None
    start, end = map(time.fromisoformat, right)
    return start, end


def _member(register) -> Any:
    user = getSecurityManager().getUser()
    return getToolByName(register, "portal_membership").getMemberById(user.getId()) or user
