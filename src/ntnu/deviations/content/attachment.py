"""A file of a case."""

from ntnu.deviations import _
from ntnu.deviations.content.case_part import CaseChild
from ntnu.deviations.domain import type_ids
from ntnu.deviations.interfaces import IAttachment
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope.interface import implementer


class IAttachmentSchema(model.Schema):
    """Fields of an attachment."""

    model.primary("file")
    file = NamedBlobFile(title=_("label_file", default="File"))


@implementer(IAttachment, IAttachmentSchema)
class Attachment(CaseChild, Item):
    """A file: always sent as a download; no scales, no text index."""

    portal_type = type_ids.ATTACHMENT

    added_by = ""
    added = None
    file = None
    redacted = None
