"""``@retention`` of a register and of its SpeakUp! registry: the dry run, and the action."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import MOST
from ntnu.deviations.domain.retention import Line
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import named
from ntnu.deviations.messages import RETENTION
from ntnu.deviations.now import now
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.batches import address
from ntnu.deviations.rest.batches import links
from ntnu.deviations.rest.batches import number
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import BATCH
from ntnu.deviations.rest.described import BATCHING
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.retention import run as retention
from plone.restapi.services import Service
from typing import Any

_READY = {"": None, "true": True, "1": True, "false": False, "0": False}


@described(
    shape(
        {
            "@id": ADDRESS,
            "years": NUMBER,
            "ready": NUMBER,
            "digest": TEXT,
            "items": rows(
                shape(
                    {
                        "@id": ADDRESS,
                        "UID": TEXT,
                        "case_number": TEXT,
                        "unit": maybe(TEXT),
                        "closed": maybe(DAY),
                        "due": maybe(DAY),
                        "ready": YES,
                        "why": TEXT,
                        "why_title": TEXT,
                    }
                )
            ),
            "items_total": NUMBER,
            **BATCHING,
        }
    ),
    asks={"ready?": one_of(*_READY), **BATCH},
)
class Retention(Service):
    """``GET``: every finished case of this archivist, ready or why not. Writes nothing."""

    def reply(self) -> dict[str, Any]:
        form = self.request.form
        found = retention.plan(self.context, getSecurityManager().getUser(), now())
        try:
            wanted = self._wanted(form)
            start, size = number(form, "b_start", 0), number(form, "b_size", 25)
            if start < 0 or not 0 < size <= MOST:
                raise BadQuery("b_size")
        except BadQuery as error:
            raise InvalidData(one("unknown_value", named(error.field))) from None
        lines = [line for line in found.lines if wanted in (None, line.is_ready)]
        base = f"{self.context.absolute_url()}/@retention"
        answer = {
            "@id": address(base, form),
            "years": found.years,
            "ready": len(found.ready),
            "digest": found.digest,
            "items": [self._line_json(line) for line in lines[start : start + size]],
            "items_total": len(lines),
        }
        if len(lines) > size:
            answer["batching"] = links(base, form, start, size, len(lines))
        return answer

    def _wanted(self, form) -> bool | None:
        for name in form:
            if name not in ("ready", "b_start", "b_size"):
                raise BadQuery(name)
        ready = form.get("ready", "")
        if not isinstance(ready, str) or ready not in _READY:
            raise BadQuery("ready")
        return _READY[ready]

    def _line_json(self, line: Line) -> dict[str, Any]:
        return {
            "@id": retention.address_of(self.context, line),
            "UID": line.uid,
            "case_number": line.number,
            "unit": line.unit or None,
            "closed": line.closed.isoformat() if line.closed else None,
            "due": line.due.isoformat() if line.due else None,
            "ready": line.is_ready,
            "why": line.why,
            "why_title": said(RETENTION[line.why], self.request),
        }


@described(
    shape({"anonymised": rows(TEXT), "remaining": NUMBER, "digest": TEXT}), takes=body({"digest": TEXT})
)
class Anonymise(WriteService):
    """``POST`` ``{"digest": "…"}``: the ready cases of the dry run, at most 200 at once."""

    def again(self, made: str) -> dict[str, Any]:
        """Nothing was done this time: what is ready now. Raises as ``write`` does."""
        user = getSecurityManager().getUser()
        retention.check(self.context, user)
        left = retention.plan(self.context, user, now())
        return {"anonymised": [], "remaining": len(left.ready), "digest": left.digest}

    def write(self) -> dict[str, Any]:
        body, user = self.body(), getSecurityManager().getUser()
        # A person who may not do this learns nothing about the body.
        retention.check(self.context, user)
        for name in body:
            if name != "digest":
                raise InvalidData(one("unknown_field", str(name)[:100]))
        digest = body.get("digest")
        if digest is None:
            raise InvalidData(one("required", "digest"))
        if not isinstance(digest, str):
            raise InvalidData(one("wrong_type", "digest"))
        done = retention.act(self.context, user, digest, now())
        return {
            "anonymised": list(done.numbers),
            "remaining": len(done.left.ready),
            "digest": done.left.digest,
        }
