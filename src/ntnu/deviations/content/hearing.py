"""Hearings: a question to others, who see the case for a while, and what they answer."""

from ntnu.deviations.content.case_part import CasePart
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IStatement
from plone.supermodel import model
from zope.interface import implementer


class IHearingSchema(model.Schema):
    """No form fields: a hearing is changed by its actions only."""


class IStatementSchema(model.Schema):
    """No form fields: a statement is given by the hearing's action."""


@implementer(IHearing, IHearingSchema)
class Hearing(CasePart):
    """A hearing. ``asked`` are ids of persons and groups, ``participants`` the persons behind them at
    the opening, ``removed`` those whose access was ended since, ``deadline`` a moment in UTC, ``shared``
    UIDs of files and measures of the case."""

    purpose = "consider_measures"
    question = ""
    asked = ()
    participants = ()
    removed = ()
    deadline = None
    shared = ()
    opened = None
    opened_by = None
    ended = None
    redacted = None


@implementer(IStatement, IStatementSchema)
class Statement(CasePart):
    """One participant's answer; frozen when the hearing is closed."""

    person = ""
    text = ""
    given = None
    redacted = None
