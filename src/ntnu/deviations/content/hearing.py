"""Hearings: a question to others, who see the case for a while, and what they answer."""

from ntnu.deviations.case.schema import fill_in
from ntnu.deviations.case.schema.parts import IHearingSchema
from ntnu.deviations.case.schema.parts import IStatementSchema
from ntnu.deviations.content.case_part import CasePart
from ntnu.deviations.domain import type_ids
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IStatement
from zope.interface import implementer


@implementer(IHearing, IHearingSchema)
class Hearing(CasePart):
    """A hearing. ``asked`` are ids of persons and groups, ``participants`` the persons behind them at
    the opening, ``removed`` those whose access was ended since, ``deadline`` a moment in UTC, ``shared``
    UIDs of files and measures of the case."""

    portal_type = type_ids.HEARING

    asked = ()
    removed = ()
    opened = None
    opened_by = None
    ended = None
    #: The day on which those without an answer were last reminded by somebody.
    reminded = None
    redacted = None


@implementer(IStatement, IStatementSchema)
class Statement(CasePart):
    """One participant's answer; frozen when the hearing is closed."""

    portal_type = type_ids.STATEMENT

    person = ""
    given = None
    redacted = None


fill_in(Hearing, IHearingSchema)
fill_in(Statement, IStatementSchema)
