"""``POST <register>/@demo-clock``: moves the demo's clock forward, and does what becomes due."""

import json
from ntnu.deviations.clock.run import run
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IDemoClock
from ntnu.deviations.now import now
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import shape
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from zope.component import getUtility
from zope.interface import alsoProvides

_FIELD = "forward_days"


@described(shape({"now": MOMENT, "offset_days": NUMBER}), takes=body({_FIELD: NUMBER}))
class MoveClock(Service):
    """Takes ``{"forward_days": n}``, answers with the demo's new "now"."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        clock = getUtility(IDemoClock)
        clock.forward(self._days(), lambda: run(self.context, now()))
        return {"now": now().strftime("%Y-%m-%dT%H:%M:%SZ"), "offset_days": clock.offset()}

    def _days(self):
        try:
            body = json.loads(self.request.get("BODY") or "{}")
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            raise InvalidData(one("not_json"))
        wrong = [error for key in body if key != _FIELD for error in one("unknown_field", str(key)[:100])]
        if body.get(_FIELD) is None:
            wrong += one("required", _FIELD)
        if wrong:
            raise InvalidData(wrong)
        return body[_FIELD]
