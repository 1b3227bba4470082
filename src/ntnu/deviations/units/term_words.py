"""The days of a role in words."""

from collections.abc import Callable
from ntnu.deviations import _
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.now import today
from ntnu.deviations.ui.macros import format as formats
from typing import Any

_FROM = _("role_days_from", default="from ${from}")
_TO = _("role_days_to", default="until the end of ${to}")
_FROM_TO = _("role_days_from_to", default="from ${from} until the end of ${to}")


def days_of(term: Term, language: str, translate: Callable[[Any], str]) -> str:
    """From and until when; empty for a term without days."""
    message = _FROM_TO if term.start and term.end else _FROM if term.start else _TO
    days = {"from": term.start, "to": term.end}
    words = {name: formats.day_in_year(day, language, today()) for name, day in days.items() if day}
    return translate(type(message)(message, mapping=words)) if words else ""
