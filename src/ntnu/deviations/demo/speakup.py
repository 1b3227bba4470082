"""The demo's notification cases: sent by the form, and handled by the SpeakUp! recipient."""

import tomllib
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.demo.data import FOLDER
from ntnu.deviations.demo.now import pinned
from ntnu.deviations.demo.seeding import end_of_request
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.now import calendar
from ntnu.deviations.speakup.sending import submit
from plone import api
from typing import Any

OFFICER = "speakup.officer"


def add_notifications(register, today: date) -> None:
    """Do the actions listed in the file, each at its moment. The deviations must have been handed over."""
    told = tomllib.loads((FOLDER / "speakup.toml").read_text(encoding="utf-8"))
    for notification in told["notifications"]:
        body = dict(notification)
        acts, by, at = body.pop("acts", []), body.pop("by"), _moment(body, today)
        with api.env.adopt_user(username=by), pinned(at):
            case = submit(register, body).case
        end_of_request()
        _do(case, acts, today)
    for handed in told["handed_over"]:
        titles = [unit.title for unit in unit_contents(register) if unit.code == handed["unit"]]
        for case in registry_of(register).objectValues():
            if case.deviation and case.where.startswith(tuple(titles)):
                _do(case, handed["acts"], today)


def _do(case, acts: Iterable[Mapping[str, Any]], today: date) -> None:
    for act in acts:
        body = dict(act)
        name, at = body.pop("do"), _moment(body, today)
        with api.env.adopt_user(username=OFFICER), pinned(at):
            perform(case, name, body)
        end_of_request()


def _moment(body: dict[str, Any], today: date) -> datetime:
    day = today - timedelta(days=body.pop("days_ago"))
    return calendar().at(day, body.pop("time"))
