"""Days and moments as the services write them."""

from datetime import date
from datetime import datetime


def as_moment(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC, whole seconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def as_day(day: date | None) -> str | None:
    """A day as ISO 8601."""
    return day.isoformat() if day else None
