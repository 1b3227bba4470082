"""Dates, terms and sizes in words. Pure: language and today are arguments.

The space in a date or a size is a no-break space: "16. desember" is never broken into two lines.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.access.signals import Waits
from ntnu.deviations.domain.signal import FILL_IN_RECEIPT
from ntnu.deviations.now import local_date
from zope.i18nmessageid import Message

NBSP = "\u00a0"
#: From this many days before its end a term is "soon".
SOON = 7


@dataclass(frozen=True)
class Term:
    """The status of a term: ``css`` and ``icon`` for the look, ``words`` to be translated."""

    css: str
    icon: str
    words: Message | None


def long_date(day: date, language: str) -> str:
    """16. desember 2026."""
    return _whole(dates.long_date(day, language))


def day_in_year(day: date, language: str, today: date) -> str:
    """16. desember; with the year when it is another than today's."""
    return _whole(dates.day_and_month(day, language)) if day.year == today.year else long_date(day, language)


def short_date(day: date, language: str, today: date) -> str:
    """16. des.; with the year when it is another than today's."""
    return _whole(dates.short_date(day, language, day.year != today.year))


def weekday_date(day: date, language: str, today: date) -> str:
    """torsdag 26. november; with the year when it is another than today's."""
    return f"{dates.weekday(day, language)} {day_in_year(day, language, today)}"


def short_moment(moment: datetime, language: str, today: date) -> str:
    """11. nov. 09.12; with the year when it is another than today's."""
    return f"{short_date(local_date(moment), language, today)}{NBSP}{dates.clock(moment, language)}"


def weekday_moment(moment: datetime, language: str, today: date) -> str:
    """onsdag 25. november kl. 15.00."""
    clock = dates.clock(moment, language)
    told = dates.joined(weekday_date(local_date(moment), language, today), clock, language)
    return told.replace(f" {clock}", f"{NBSP}{clock}")


def _whole(text: str) -> str:
    return text.replace(" ", NBSP)


def term(due: date, today: date) -> Term:
    """The status of a running term today. Words and icon convey it; the colour only helps."""
    days = (due - today).days
    if days < -1:
        words = _("due_late_days", default="${days} days overdue", mapping={"days": str(-days)})
    elif days == -1:
        words = _("due_late_day", default="1 day overdue")
    elif days == 0:
        words = _("due_today", default="Due today")
    elif days == 1:
        words = _("due_left_day", default="1 day left")
    else:
        words = _("due_left_days", default="${days} days left", mapping={"days": str(days)})
    if days < 0:
        return Term("dv-due is-late", "warning", words)
    return Term("dv-due is-soon", "clock", words) if days <= SOON else Term("dv-due", "calendar", words)


def waits(wait: Waits, said: str, language: str, today: date) -> Message:
    """What waits, ``said`` in words, and since when; of a receipt form its term."""
    if wait.signal == FILL_IN_RECEIPT and isinstance(wait.until, date):
        words = _("signal_receipt_by", default="${signal} within three working days: by ${day}")
        if wait.until < today:
            words = _("signal_receipt_over", default="${signal}. The three working days were over ${day}")
        day = wait.until
    else:
        words, day = _("signal_since", default="${signal}, since ${day}"), local_date(wait.since)
    return type(words)(words, mapping={"signal": said, "day": day_in_year(day, language, today)})


def file_size(size: int, language: str) -> str:
    """212 kB, 1,4 MB."""
    if size < 1000:
        return f"{size}{NBSP}B"
    if size < 1_000_000:
        return f"{round(size / 1000)}{NBSP}kB"
    return f"{dates.decimal(size / 1_000_000, language)}{NBSP}MB"
