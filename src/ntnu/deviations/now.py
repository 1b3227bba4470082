"""The server's only "now", and the institution's calendar."""

from datetime import date
from datetime import datetime
from datetime import tzinfo
from datetime import UTC
from ntnu.deviations import settings
from ntnu.deviations.calendar import calendar_of
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.interfaces import INow
from zoneinfo import ZoneInfo
from zope.component import getUtility
from zope.interface import implementer


@implementer(INow)
class SystemNow:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def now() -> datetime:
    """The present moment in UTC, from the registered :class:`INow`."""
    return getUtility(INow).now()


def calendar() -> Calendar:
    """The institution's calendar, as the settings have it."""
    own = settings.get("own_holidays")
    return calendar_of(settings.get("time_zone"), settings.get("holiday_region"), tuple(own))


def zone() -> tzinfo:
    """The institution's time zone."""
    return ZoneInfo(settings.get("time_zone"))


def local_date(moment: datetime) -> date:
    """The calendar day of ``moment`` (aware) at the institution: terms are counted in these days."""
    return moment.astimezone(zone()).date()


def today() -> date:
    """Today's date at the institution."""
    return local_date(now())
