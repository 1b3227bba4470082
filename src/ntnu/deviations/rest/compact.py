"""Answers without indentation: with it, Python writes JSON word by word."""

import json
from collections.abc import Mapping
from plone.restapi.services import Service


class Compact(Service):
    """Mixed into a service whose answer is long, or often requested."""

    def render(self) -> str | None:
        self.check_permission()
        told = self.reply()
        if not isinstance(told, Mapping):
            # Nothing is written: plone.restapi has a marker for that.
            return None
        self.request.response.setHeader("Content-Type", self.content_type)
        return json.dumps(told, separators=(",", ":"))
