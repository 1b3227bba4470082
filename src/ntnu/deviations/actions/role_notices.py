"""The mail that tells a unit's recipients of changed folder roles."""

from collections.abc import Iterable
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.core import roles
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.folder_roles import Change
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.mail import deliver


def tell_recipients(
    unit, made: list[Change], waiting: list[Facts], actor: str, former: Iterable[str] = ()
) -> None:
    """Mail who are recipients at the unit, and ``former`` ones, who were until now; not ``actor``.

    ``waiting`` are the cases that have lost their case worker by the change.
    """
    told = Directory(register_of(unit)).holders(uid_of(unit), roles.RECIPIENT) | set(former)
    notices = [
        Notice(
            "roles_changed",
            person,
            words={"changes": made, "waiting": _numbers(person, waiting)},
            unit=describe(unit),
        )
        for person in sorted(told - {actor})
    ]
    deliver.send(notices, None, unit.absolute_url(), actor)


def _numbers(person: str, waiting: list[Facts]) -> str:
    """Numbers of the waiting cases, but for those the person is kept out of."""
    return ", ".join(f.number for f in waiting if person != f.reporter and person not in f.recused)
