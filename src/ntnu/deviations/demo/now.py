"""The demo's "now": the machine's clock, some days ahead; while the demo is being created, days behind."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IDemoClock
from ntnu.deviations.interfaces import INow
from persistent import Persistent
from plone import api
from zope.interface import implementer

MOST_DAYS = 366

_pinned: ContextVar[datetime | None] = ContextVar("pinned", default=None)


@implementer(INow, IDemoClock)
class DemoNow(Persistent):
    """A utility of one site: other sites of the same server keep the machine's clock."""

    days = 0

    def now(self) -> datetime:
        return _pinned.get() or datetime.now(UTC) + timedelta(days=self.days)

    def offset(self) -> int:
        return self.days

    def forward(self, days: int, each_day: Callable[[], object] = lambda: None) -> None:
        # True is an int too.
        if type(days) is not int or not 1 <= days <= MOST_DAYS:
            raise InvalidData(one("wrong_type", "forward_days"))
        for _day in range(days):
            self.days += 1
            each_day()


@contextmanager
def pinned(moment: datetime) -> Iterator[None]:
    """Inside, a demo site's "now" is ``moment`` (aware), for this thread only."""
    token = _pinned.set(moment)
    try:
        yield
    finally:
        _pinned.reset(token)


def add_clock(tool) -> None:
    """After the demo profile: gives the site its own "now". An existing one keeps its time."""
    components = api.portal.get().getSiteManager()
    if components.queryUtility(IDemoClock) is None:
        clock = DemoNow()
        components.registerUtility(clock, INow)
        components.registerUtility(clock, IDemoClock)
