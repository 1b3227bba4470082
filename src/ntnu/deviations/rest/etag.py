"""``ETag``: a digest of what one person gets of a case or a part of it, which changes only with that."""

import hashlib
import json
from collections.abc import Mapping
from ntnu.deviations.rest.compact import Compact
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import OF_TYPE
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.expansion import expandable_elements
from plone.restapi.services.content.get import ContentGet
from typing import Any
from zope.component import getMultiAdapter


@described({200: OF_TYPE, 304: None})
class GetWithTag(Compact, ContentGet):
    """``GET`` of a case or of a part of it; ``If-None-Match`` with the current tag: 304."""

    def reply(self):
        told = super().reply() | expandable_elements(self.context, self.request)
        tag = _tag(told)
        self.request.response.setHeader("ETag", tag)
        if tag in _tags(self.request.getHeader("If-None-Match")):
            return self.reply_no_content(status=304)
        return told


def matches(context, request, wanted: str) -> bool:
    """Does one of the tags of an ``If-Match`` match what the person gets of ``context`` now?"""
    told = getMultiAdapter((context, request), ISerializeToJson)(version=None)
    return _tag(told) in _tags(wanted)


def _tag(told: Mapping[str, Any]) -> str:
    # Expanded components are separate answers.
    kept = {name: value for name, value in told.items() if name != "@components"}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), default=str)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def _tags(header: str | None) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in (header or "").split(",")}
