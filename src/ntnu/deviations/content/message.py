"""Messages: internal notes, and what is said between the reporter and those who work on the case."""

from ntnu.deviations.case.schema import fill_in
from ntnu.deviations.case.schema.parts import IMessageSchema
from ntnu.deviations.content.case_part import CasePart
from ntnu.deviations.domain import type_ids
from ntnu.deviations.interfaces import IMessage
from zope.interface import implementer


@implementer(IMessage, IMessageSchema)
class Message(CasePart):
    """A message. ``kind`` is one of ``core.parts``; ``question`` the UID of what it answers.

    ``redacted`` is ``(moment, by whom, names of the texts)`` of what was removed, here as in every
    part of a case.
    """

    portal_type = type_ids.MESSAGE

    kind = "note"
    author = ""
    at = None
    question = None
    redacted = None


fill_in(Message, IMessageSchema)
