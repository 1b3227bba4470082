"""Files in the body of a request."""

import base64
import binascii
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.file_parts import Upload

#: plone.restapi's clients also send ``content_type`` and ``encoding`` of a file; neither is trusted.
_KEYS = frozenset({"filename", "data", "content_type", "content-type", "encoding"})


def uploads(body) -> list[Upload]:
    """The files of a body: ``attachments: [{filename, data (base64)}]``, and no other keys."""
    found = body.get(FIELD)
    if found is None:
        return []
    if not isinstance(found, list):
        raise InvalidData(one("wrong_type", FIELD))
    files = []
    for item in found:
        if not isinstance(item, dict) or not isinstance(item.get("filename"), str):
            raise InvalidData(one("wrong_type", FIELD))
        if item.keys() - _KEYS:
            raise InvalidData(one("unknown_field", FIELD))
        if "data" not in item:
            raise InvalidData(one("file_broken", FIELD))
        try:
            files.append(Upload(item["filename"], base64.b64decode(item["data"], validate=True)))
        except (binascii.Error, TypeError, ValueError):
            raise InvalidData(one("file_broken", FIELD)) from None
    return files
