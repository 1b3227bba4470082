"""The server's one "now"."""

from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.deadlines import OSLO
from ntnu.deviations.interfaces import INow
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


def local_date(moment: datetime) -> date:
    """The calendar day of ``moment`` (aware) in Norway: terms run in Norwegian days."""
    return moment.astimezone(OSLO).date()


def today() -> date:
    """Today's date in Norway."""
    return local_date(now())
