"""Dates and the readable names of tokens, as they stand in a mail."""

import tomllib
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import cache
from ntnu.deviations.core.languages import chain
from ntnu.deviations.languages import name
from ntnu.deviations.locales import folders
from ntnu.deviations.now import local_date
from ntnu.deviations.now import OSLO
from typing import Any


def date_text(day: date, language: str) -> str:
    """A date written out: "16. desember 2026", "16 December 2026"."""
    table = _table(language)
    return table["date"].format(day=day.day, month=table["months"][day.month - 1], year=day.year)


def moment_text(moment: datetime, language: str) -> str:
    """A moment (aware) in Norwegian time: "25. november 2026 kl. 15.00", "25 November 2026 at 15:00"."""
    local = moment.astimezone(OSLO)
    day = date_text(local_date(moment), language)
    return _table(language)["moment"].format(date=day, hour=local.hour, minute=local.minute)


def month_text(day: date, language: str) -> str:
    """The month that a date lies in: "november 2026", "November 2026"."""
    return f"{_table(language)['months'][day.month - 1]} {day.year}"


def token_text(table: str, token: str, language: str) -> str:
    """The name of a token in a table (``role``, ``solved`` …); the token itself if it has none.

    Tokens that end with a language may share a text: ``title_`` for ``title_se``.
    """
    texts = _table(language)[table]
    shared, bar, code = token.rpartition("_")
    if token in texts or not bar or shared + bar not in texts:
        return texts.get(token, token)
    return texts[shared + bar].format(language=name(code, language))


def role_change_text(given: bool, person: str, role: str, language: str) -> str:
    """One line that tells of a folder role given or taken away."""
    line = _table(language)["role_change"]["given" if given else "taken"]
    return line.format(person=person, role=token_text("role", role, language))


def way_text(number: str, language: str) -> str:
    """How to find what a mail without a link is about: the case with this number, or another thing."""
    return _table(language)["way"]["case" if number else "other"].format(number=number)


def sender_name(language: str) -> str:
    """The name that mails are sent under."""
    return _table(language)["sender"]


@cache
def _table(language: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for code in reversed(chain(language)):
        for key, value in tomllib.loads(folders.text(code, "mail/words.toml") or "").items():
            found[key] = found.get(key, {}) | value if isinstance(value, dict) else value
    return found
