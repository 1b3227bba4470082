"""A measure: something that is done so that a deviation is mended, or does not happen again."""

from ntnu.deviations.content.case_part import CasePart
from ntnu.deviations.interfaces import IMeasure
from plone.supermodel import model
from zope.interface import implementer


class IMeasureSchema(model.Schema):
    """No form fields: a measure is changed by its actions only."""


@implementer(IMeasure, IMeasureSchema)
class Measure(CasePart):
    """A measure of a case.

    ``given`` and ``asked`` are ``(person, moment, by whom)``: who is to carry it out, and which act
    asked for the line manager's agreement. ``agreed`` is ``(line manager, moment)``.
    """

    description = ""
    kind = "corrective"
    given = None
    due = None
    asked = None
    agreed = None
    finished = None
    evidence = ""
    evaluate_on = None
    proposed = None
    effect = ""
    result = None
    redacted = None
