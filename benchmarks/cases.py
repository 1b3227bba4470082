"""Fills the register with cases: copies of real ones, each with its own words, people, place and moments.

A few cases are made by the actions themselves. The others are copied from them, since a report that is sent,
approved, accepted and closed is indexed four times. ``differences`` shows how a copy differs from what the
actions make: only by what distinguishes one case from another.
"""

import secrets
import transaction
from Acquisition import aq_base
from benchmarks import house
from benchmarks import words
from benchmarks.offline import be
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.reporting.submit import submit
from persistent import Persistent
from plone.contentrules.engine.interfaces import IRuleAssignmentManager
from typing import Any
from uuid import uuid4

#: The three assessments of every receipt form.
ASSESSED = {"assessment_deviation": True, "assessment_sensitive": False, "assessment_unacceptable": False}
#: The actions that lead to each state, from ``received`` on: who, what, with which data.
_APPROVE = ("recipient", "approve", {**ASSESSED, "unit": "F0D0", "case_worker": "worker.0.0"})
_ACCEPT = ("worker", "accept", {"severity": "medium"})
_CLOSE = (
    "worker",
    "close",
    {"conclusion": "-", "text": "Takk for at du meldte fra.", "solved": "yes", "measures_text": "Ingen."},
)
_NOT_APPROVE = (
    "recipient",
    "not_approve",
    {
        **ASSESSED,
        "reason_code": "not_a_deviation",
        "text": "Dette er ikke et avvik.",
        "where_instead": "Faglærer.",
    },
)
ACTS = {
    "received": (),
    "forwarded": (_APPROVE,),
    "in_process": (_APPROVE, _ACCEPT),
    "closed": (_APPROVE, _ACCEPT, _CLOSE),
    "not_approved": (_NOT_APPROVE,),
}
#: Days over which the reports are spread, and the number of last days whose reports are still open.
DAYS = 1100
OPEN_DAYS = 90
_THEMES = ("teaching", "assessment", "information", "practice", "learning_environment_physical", "other")


def body(number: int, faculty: str = "F0", department: str | None = "F0D0") -> dict:
    """Report ``number`` as it is sent to ``@report-deviation``."""
    return words.report(number) | {
        "gate": "none",
        "tried_channels": ["teacher"],
        "reporter_kind": "student",
        "faculty": faculty,
        "department": department,
        "themes": [theme(number)],
        "reply_language": "nb",
        "no_sensitive_data": True,
    }


def theme(number: int) -> str:
    """The theme of report ``number``."""
    return _THEMES[number % len(_THEMES)]


class Copier:
    """Makes cases in a site from one real case of each state."""

    def __init__(self, site):
        self.site = site
        self.register = site[house.REGISTER]
        self.words = words.report(0)
        self.models = {state: self._real(acts) for state, acts in ACTS.items()}

    def _real(self, acts):
        """A case made by the people's own actions."""
        users = self.site.acl_users
        be(users, house.reporter(0))
        case = submit(self.register, body(0)).case
        transaction.commit()
        people = {"recipient": house.recipient(0), "worker": house.worker(0, 0)}
        for who, act, data in acts:
            be(users, people[who])
            case = perform(case, act, data).case
            transaction.commit()
        be(self.site.getPhysicalRoot().acl_users, "admin")
        return case

    def add(self, number: int, of: int):
        """Case ``number`` of so many, the last of which was sent today."""
        age = DAYS * (of - 1 - number) // of
        state = _state(number, age)
        return self.copied(
            state, number, number % house.FACULTIES, number // house.FACULTIES % house.DEPARTMENTS, age
        )

    def copied(self, state: str, number: int, faculty: int, department: int, age: int):
        """A copy of the model of this state: another report, at another place, so many days older."""
        model = self.models[state]
        exchange = self._exchange(model, number, faculty, department)
        shift = timedelta(days=-age, seconds=number % 3600 if age else 0)
        case = DeviationReport(exchange[model.getId()])
        for name, value in vars(aq_base(model)).items():
            if not name.startswith("_v_") and not isinstance(value, Persistent) and name != "id":
                setattr(case, name, _moved(value, exchange, shift))
        history = aq_base(model).workflow_history
        case.workflow_history = type(history)(_moved(dict(history), exchange, shift))
        case.themes = (theme(number),)
        unit = self.register[f"f{faculty}"]
        if model.getPhysicalPath()[-2] == "d0":
            unit = unit[f"d{department}"]
        return self._put(unit, case, model, exchange, shift)

    def _exchange(self, model, number: int, faculty: int, department: int) -> dict[str, str]:
        """The replacements in the copy for the model's own words, people, places and names."""
        here, there = self.register["f0"], self.register[f"f{faculty}"]
        new = words.report(number)
        return {
            model.getId(): secrets.token_hex(8),
            uid_of(model): uuid4().hex,
            model.number: self._free_number(),
            house.reporter(0): house.reporter(number),
            house.recipient(0): house.recipient(faculty),
            house.worker(0, 0): house.worker(faculty, department),
            uid_of(here): uid_of(there),
            uid_of(here["d0"]): uid_of(there[f"d{department}"]),
            "F0": f"F{faculty}",
            "F0D0": f"F{faculty}D{department}",
            "f0": f"f{faculty}",
            "d0": f"d{department}",
        } | {old: new[name] for name, old in self.words.items()}

    def _free_number(self) -> str:
        while True:
            number = f"AVVIK-{date.today().year}-{secrets.randbelow(1_000_000):06d}"
            if number not in self.register.numbers:
                return number

    def _put(self, unit, case, model, exchange, shift):
        """What filing a case creates beside it: its number, its log, its row in the register's index."""
        unit._setOb(case.getId(), case)
        case = unit._getOb(case.getId())
        self.register.numbers[case.number] = uid_of(case)
        if len(caselog.entries(model)) > 1 and model.getPhysicalPath()[-2] == "d0":
            # Left by a move.
            IRuleAssignmentManager(case)
        for entry in caselog.entries(model):
            why = _moved(dict(entry.why), exchange, shift)
            caselog.append(case, exchange.get(entry.actor, entry.actor), entry.action, why, entry.at + shift)
        index_of(self.register).index(case)
        return case


def _state(number: int, age: int) -> str:
    if age < OPEN_DAYS:
        return ("received", "forwarded", "in_process")[number // house.FACULTIES % 3]
    return "not_approved" if number // house.FACULTIES % 10 == 0 else "closed"


def _moved(value: Any, exchange: dict[str, str], shift: timedelta) -> Any:
    if isinstance(value, str):
        return exchange.get(value, value)
    if isinstance(value, date | datetime):
        return value + shift
    if isinstance(value, DateTime):
        return DateTime(value.timeTime() + shift.total_seconds(), value.timezone())
    if isinstance(value, tuple | list):
        return type(value)(_moved(part, exchange, shift) for part in value)
    if isinstance(value, dict):
        return {name: _moved(part, exchange, shift) for name, part in value.items()}
    return value
