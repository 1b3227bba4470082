"""What a plan does to units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.domain.plan import Effect
from typing import Any


@dataclass(frozen=True)
class Picked:
    """Which cases go from a unit that is split: ``none``, the ``open`` ones or ``all``; of these, where that
    is said, those reported on the day ``since`` or later, and those about one of the ``courses``."""

    which: str
    since: date | None = None
    courses: tuple[str, ...] = ()


@dataclass(frozen=True, init=False)
class ChangeUnit(Effect):
    """Attributes of the unit that become others."""

    changes: Mapping[str, Any]

    def __init__(self, **changes: Any) -> None:
        object.__setattr__(self, "changes", changes)


@dataclass(frozen=True)
class MoveUnit(Effect):
    """The department moves to the faculty with this UID, with its cases."""

    faculty: str


@dataclass(frozen=True)
class MergeUnit(Effect):
    """Its cases go to the unit with the UID ``into``; ``take_roles``: its own folder roles too."""

    into: str
    take_roles: bool


@dataclass(frozen=True)
class SplitUnit(Effect):
    """A unit of the same kind with these attributes is made beside it, with the cases that are ``picked``;
    ``copy_roles``: who holds a folder role at the unit itself gets it there, too."""

    attributes: Mapping[str, Any]
    picked: Picked
    copy_roles: bool
