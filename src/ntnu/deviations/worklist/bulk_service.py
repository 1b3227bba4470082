"""``POST <register>/@bulk``: one action on many cases."""

from collections.abc import Mapping
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.engine.validate import named
from ntnu.deviations.rest.base import errors_json
from ntnu.deviations.rest.base import outcome_json
from ntnu.deviations.rest.base import unforged
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import ERRORS
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import OUTCOME
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.once import HEADER
from ntnu.deviations.rest.once import KeyReused
from ntnu.deviations.rest.previews import PREVIEW
from ntnu.deviations.rest.previews import preview_json
from ntnu.deviations.worklist import bulk
from ntnu.deviations.worklist.bulk import Line
from typing import Any

_KEYS = ("action", "cases", "data", "preview")


_RESULT = shape(
    {"case_number": TEXT, "status": NUMBER, "errors": ERRORS, **OUTCOME["properties"], "preview": PREVIEW}
)


@described(
    shape(
        {
            "@id": ADDRESS,
            "action": TEXT,
            "preview": YES,
            "done": NUMBER,
            "failed": NUMBER,
            "results": rows({**_RESULT, "required": ["case_number", "status", "errors"]}),
        }
    ),
    takes=body(
        {"action": one_of(*bulk.ACTIONS), "cases": rows(TEXT), "data?": {"type": "object"}, "preview?": YES}
    ),
)
class Bulk(WriteService):
    """``{action, cases[], data, preview}``; answers with a result for each case, in the order asked."""

    def reply(self) -> dict[str, Any]:
        unforged(self.request)
        action, numbers, data, is_preview = self._asked()
        if is_preview:
            return self._answer(action, bulk.look_over(self.context, action, numbers, data), True)
        lines, done = bulk.do(self.context, action, numbers, data, self.sending)
        if done is not None:
            raise KeyReused(one("key_reused", HEADER))
        return self._answer(action, lines)

    def _asked(self) -> tuple[str, list[str], Mapping[str, Any], bool]:
        body = dict(self.body())
        for name in body:
            if name not in _KEYS:
                raise InvalidData(one("unknown_field", named(str(name))))
        action, cases = body.get("action"), body.get("cases")
        data, is_preview = body.get("data", {}), body.get("preview", False)
        if not isinstance(action, str):
            raise InvalidData(one("required" if action is None else "wrong_type", "action"))
        bulk.schema_of(action)
        if not isinstance(cases, list) or not all(isinstance(case, str) for case in cases):
            raise InvalidData(one("required" if cases is None else "wrong_type", "cases"))
        if not isinstance(data, dict):
            raise InvalidData(one("wrong_type", "data"))
        if not isinstance(is_preview, bool):
            raise InvalidData(one("wrong_type", "preview"))
        return action, bulk.check_numbers(cases), data, is_preview

    def _answer(self, action: str, lines: list[Line], is_preview: bool = False) -> dict[str, Any]:
        failed = sum(bool(line.errors) for line in lines)
        return {
            "@id": f"{self.context.absolute_url()}/@bulk",
            "action": action,
            "preview": is_preview,
            "done": 0 if is_preview else len(lines) - failed,
            "failed": failed,
            "results": [self._line(action, line) for line in lines],
        }

    def _line(self, action: str, line: Line) -> dict[str, Any]:
        found: dict[str, Any] = {
            "case_number": line.number,
            "status": line.status,
            "errors": errors_json(line.errors, self.request),
        }
        if line.case is not None:
            target = target_of(line.case)
            found |= outcome_json(target.standing(action, uid_of(line.case)))
            if line.preview is not None:
                shown = preview_json(line.preview, self.request, target.hidden, target.insider, target.sees)
                found["preview"] = shown
        return found
