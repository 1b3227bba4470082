"""Dates, terms and sizes in words. Pure: language and today are arguments.

The space inside a date or a size is a no-break one: "16. desember" never stands on two lines.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.now import OSLO
from zope.i18nmessageid import Message

NBSP = "\u00a0"
#: From so many days before the end a term is "soon".
SOON = 7


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NORWEGIAN_MONTHS = _words(
    "januar februar mars april mai juni juli august september oktober november desember"
)
_NORWEGIAN_SHORT = _words("jan. feb. mars april mai juni juli aug. sept. okt. nov. des.")
_MONTHS = {
    "nb": _NORWEGIAN_MONTHS,
    "nn": _NORWEGIAN_MONTHS,
    "en": _words("January February March April May June July August September October November December"),
}
_SHORT_MONTHS = {
    "nb": _NORWEGIAN_SHORT,
    "nn": _NORWEGIAN_SHORT,
    "en": _words("Jan Feb March April May June July Aug Sept Oct Nov Dec"),
}
_WEEKDAYS = {
    "nb": _words("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    "nn": _words("måndag tysdag onsdag torsdag fredag laurdag søndag"),
    "en": _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
}
_DECIMAL = {"nb": ",", "nn": ",", "en": "."}
_CLOCK = {"nb": ("kl.", "."), "nn": ("kl.", "."), "en": ("at", ":")}


@dataclass(frozen=True)
class Term:
    """How a term stands: ``css`` and ``icon`` for the look, ``words`` to be translated."""

    css: str
    icon: str
    words: Message | None


def _day_month(day: date, language: str, months: dict[str, tuple[str, ...]]) -> str:
    number = f"{day.day}" if language == "en" else f"{day.day}."
    return f"{number}{NBSP}{months[language][day.month - 1]}"


def long_date(day: date, language: str) -> str:
    """16. desember 2026."""
    return f"{_day_month(day, language, _MONTHS)}{NBSP}{day.year}"


def day_in_year(day: date, language: str, today: date) -> str:
    """16. desember; with the year when it is another than today's."""
    return _day_month(day, language, _MONTHS) if day.year == today.year else long_date(day, language)


def short_date(day: date, language: str, today: date) -> str:
    """16. des.; with the year when it is another than today's."""
    text = _day_month(day, language, _SHORT_MONTHS)
    return text if day.year == today.year else f"{text}{NBSP}{day.year}"


def weekday_date(day: date, language: str, today: date) -> str:
    """torsdag 26. november; with the year when it is another than today's."""
    return f"{_WEEKDAYS[language][day.weekday()]} {day_in_year(day, language, today)}"


def _clock(moment: datetime, language: str) -> str:
    _word, mark = _CLOCK[language]
    return f"{moment:%H}{mark}{moment:%M}"


def short_moment(moment: datetime, language: str, today: date) -> str:
    """11. nov. 09.12, in Norwegian time; with the year when it is another than today's."""
    local = moment.astimezone(OSLO)
    return f"{short_date(local.date(), language, today)}{NBSP}{_clock(local, language)}"


def weekday_moment(moment: datetime, language: str, today: date) -> str:
    """onsdag 25. november kl. 15.00, in Norwegian time."""
    local = moment.astimezone(OSLO)
    word, _mark = _CLOCK[language]
    return f"{weekday_date(local.date(), language, today)} {word}{NBSP}{_clock(local, language)}"


def term(due: date, today: date) -> Term:
    """How a running term stands today. Words and icon carry it; the colour only helps."""
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


def file_size(size: int, language: str) -> str:
    """212 kB, 1,4 MB."""
    if size < 1000:
        return f"{size}{NBSP}B"
    if size < 1_000_000:
        return f"{round(size / 1000)}{NBSP}kB"
    return f"{size / 1_000_000:.1f}".replace(".", _DECIMAL[language]) + f"{NBSP}MB"
