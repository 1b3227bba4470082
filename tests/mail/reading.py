"""All that a mail says, as its reader may see it."""

from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from tests.mail.cases import CASE
from tests.mail.cases import DEPARTMENT
from tests.mail.cases import FACULTY
from tests.mail.cases import NO_CASE
from tests.mail.cases import notice
from tests.mail.cases import UNIT_URL
from tests.mail.cases import URL

#: A reader whose name is no part of any text.
READER = Person("reader", "Xyz", "xyz@ntnu.example", "nb")
UNITS = [name for _, name in (*DEPARTMENT.titles, *FACULTY.titles)] + ["IDI"]
TERM = ["16. desember 2026", "16 December 2026"]


def told(kind, language, facts=CASE, **more):
    """All that a mail of this kind says."""
    if kind in NO_CASE:
        return _all(render(notice(kind, unit=CASE.unit, **more), None, UNIT_URL, language, READER))
    return _all(render(notice(kind, **more), facts, URL, language, READER))


def _all(mail):
    return "\n".join((mail.subject, mail.text, mail.html))


def text(kind, language, **more):
    """Subject and text of a mail of this kind."""
    return told(kind, language, **more).split("<!DOCTYPE")[0]
