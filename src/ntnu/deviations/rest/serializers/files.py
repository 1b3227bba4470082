"""A file of a case over REST; the bytes are at its ``download``."""

from Acquisition import aq_inner
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.content.stored_file import is_missing
from ntnu.deviations.content.stored_file import size_of
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_of
from ntnu.deviations.rest.serializers.redactions import text_of
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from urllib.parse import quote
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


def attachment_json(attachment, reading: Reading, request) -> dict[str, Any]:
    """The properties of a file."""
    file = attachment.file
    return {
        "@id": attachment.absolute_url(),
        "@type": attachment.portal_type,
        "UID": attachment.UID(),
        "filename": text_of(attachment, "title", request),
        "content_type": file.contentType if file is not None else None,
        "size": size_of(file) if file is not None else 0,
        "missing": file is not None and is_missing(file),
        "download": f"{attachment.absolute_url()}/@@download/file/{quote(file.filename)}"
        if file is not None
        else None,
        "redacted": attachment.redacted is not None,
        "added": as_moment(attachment.added),
        "added_by": _added_by(attachment, reading),
    }


def _added_by(attachment, reading: Reading) -> str:
    """A user id, for those who work on the case, and of the reporter for those who may know their identity.
    Others see that the unit added it, not who."""
    who = attachment.added_by
    if who == person_of(reading.user.getId()):
        return id_of(who)
    hidden = not reading.may_casework or (who == reading.facts.reporter and not reading.may_identity)
    return "" if hidden else id_of(who)


@implementer(ISerializeToJson)
@adapter(IAttachment, Interface)
class SerializeAttachment:
    """A file over REST; the bytes are at its ``download``."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request

    def __call__(self, version=None, include_items=True, include_expansion=True) -> dict[str, Any]:
        told = attachment_json(self.context, Reading(case_of(self.context)), self.request)
        file = {
            name.replace("_", "-"): told[name] for name in ("filename", "content_type", "size", "download")
        }
        # As plone.restapi tells a file: a client that knows nothing of us shows the fields of the type.
        return {**told, "title": told["filename"], "file": file if told["download"] else None}
