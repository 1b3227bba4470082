"""The monthly mail: figures to recipients and line managers, the state of the set-up to local
administrators."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.figures import figures
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.content.names import names_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.reminders import ACTOR
from ntnu.deviations.domain.schedule import MORNING
from ntnu.deviations.domain.telling import REMINDER
from ntnu.deviations.languages import offered
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_CASE
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.units.folder_roles import left_to_nobody

#: No month is longer.
_MONTH = timedelta(days=31)
_NEEDED = (roles.RECIPIENT, roles.CASE_WORKER, roles.LINE_MANAGER)


class MonthlyMail(MailKind):
    """One to the ``holders`` of some roles at a unit."""

    hidden = NO_CASE
    ways = REMINDER
    holders: tuple[str, ...] = ()

    def may_be_told(self, notice, place, world):
        return notice.to in self.readers(uid_of(place), world)

    @classmethod
    def readers(cls, unit: str, world) -> set[str]:
        """Who holds one of the roles at the unit with this UID."""
        return {person for role in cls.holders for person in world.direct_holders(unit, role)}


class StatusCases(MonthlyMail, id="status_cases"):
    """Monthly: recipients and line managers; figures."""

    words = {"received", "closed", "not_approved", "withdrawn", "reregistered", "open", "late"}
    months = {"month"}
    holders = (roles.RECIPIENT, roles.LINE_MANAGER)


class StatusSetup(MonthlyMail, id="status_setup"):
    """Monthly: local EQS administrators; what the unit lacks."""

    tokens = {"missing": "missing"}
    quoted = {"missing"}
    holders = (roles.LOCAL_ADMIN,)


def month_of(at: datetime) -> date:
    """The first day of the month that is reported on at ``at``: the last whole one.

    A new one is due on the first day of the next month, in the morning.
    """
    first = local_date(at).replace(day=1)
    return _before(first) if at >= calendar().at(first, MORNING) else _before(_before(first))


def begin(register, event) -> None:
    """Subscriber: nothing is reported about months before the register existed."""
    register.clock["status"] = str(month_of(now()))


def is_due(register, at: datetime) -> bool:
    """Is there a month to report on after the last reported one?"""
    return register.clock.get("status", "") < str(month_of(at))


def units(register) -> list[str]:
    """UIDs of the units that are reported on."""
    return list(register.unit_ids)


def done(register, at: datetime) -> None:
    """Every unit's mails of the month have been sent: nothing is due until the next month."""
    month = month_of(at)
    register.clock["status"] = str(month)
    for key in list(register.sent.keys(_key(date.min), _key(month), excludemax=True)):
        register.sent.remove(key)


def send(register, unit_uid: str, at: datetime) -> int:
    """Send the month's mails of one unit to those who have not got them; how many. Nothing is committed
    here."""
    unit = unit_content(register, unit_uid)
    if unit is None or not describe(unit).active:
        return 0
    month = month_of(at)
    new = []
    for notice in _notices(register, unit, month):
        if register.sent.insert(_key(month, unit_uid, notice.kind, notice.to)):
            new.append(notice)
    return len(deliver.send(new, None, public_url(unit), ACTOR, unit))


def _notices(register, unit, month: date) -> Iterator[Notice]:
    world, here, uid = Directory(register), describe(unit), uid_of(unit)
    work_list = public_url(register, "@@worklist?view=unit")
    access_page = public_url(unit, "@@access-page")
    for person in sorted(StatusCases.readers(uid, world)):
        user = user_by_id(register, person)
        if user is not None:
            words = {"month": month, **asdict(figures(register, user, uid, month))}
            yield Notice("status_cases", person, words=words, unit=here, url=work_list)
    for person in sorted(StatusSetup.readers(uid, world)):
        words = {"missing": missing(unit, world)}
        yield Notice("status_setup", person, words=words, unit=here, url=access_page)


def missing(unit, world) -> list[str]:
    """What the unit lacks: roles that nobody holds there, or will hold before the next mail, and fields that
    are empty."""
    nobody = [role for role in _NEEDED if not world.holders(uid_of(unit), role)]
    last = today() + _MONTH
    nobody += [f"ending {role}" for role in _NEEDED if left_to_nobody(unit, role, last) is not None]
    names = dict(names_of(unit))
    unnamed = [f"title_{code}" for code in offered() if code not in names]
    return nobody + ([] if unit.contacts else ["contacts"]) + unnamed


def _before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _key(month: date, *parts: str) -> str:
    return ":".join(("status", month.isoformat()[:7], *parts))
