"""A measure: something to be done so that a deviation is corrected, or does not happen again."""

from ntnu.deviations.case.schema import fill_in
from ntnu.deviations.case.schema.parts import IMeasureSchema
from ntnu.deviations.content.case_part import CasePart
from ntnu.deviations.domain import type_ids
from ntnu.deviations.interfaces import IMeasure
from zope.interface import implementer


@implementer(IMeasure, IMeasureSchema)
class Measure(CasePart):
    """A measure of a case.

    ``given`` and ``asked`` are ``(person, moment, by whom)``: who is to carry it out, and which action
    asked for the line manager's agreement. ``agreed`` is ``(line manager, moment)``. ``objection`` and
    ``request`` are ``(kind, person, moment, day asked for)``: see ``domain/parts.py``.
    """

    portal_type = type_ids.MEASURE

    description = ""
    given = None
    asked = None
    agreed = None
    finished = None
    evaluate_on = None
    #: When its effect was evaluated.
    evaluated = None
    proposed = None
    objection = None
    request = None
    #: When somebody who does not work on the case reported it done.
    reported = None
    redacted = None


fill_in(Measure, IMeasureSchema)
