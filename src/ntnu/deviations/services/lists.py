"""``GET <register>/@deviations``: lists of cases, rows from the index alone."""

import json
from AccessControl import getSecurityManager
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import search
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.validate import named
from ntnu.deviations.services.base import moment_json
from ntnu.deviations.services.batches import address
from ntnu.deviations.services.batches import links
from ntnu.deviations.services.batches import number
from plone.restapi.services import Service

_PARAMETERS = ("view", "sort_on", "sort_order", "b_start", "b_size", "facets")


def row_json(row, register_url: str) -> dict[str, object]:
    """One line of a list."""
    return {
        "@id": f"{register_url}/case/{row.number}",
        "UID": row.uid,
        "case_number": row.number,
        "title": row.title,
        "review_state": row.state,
        "unit": row.unit_code,
        "due": row.due.isoformat(),
        "submitted": moment_json(row.submitted),
        "themes": list(row.themes),
        "late": row.late,
        "next_step": row.next_step,
    }


class Deviations(Service):
    """One batch of a list, its total, and counts by state, unit and theme."""

    def render(self):
        # Not as plone.restapi does: with indents, Python writes the list word by word.
        self.check_permission()
        self.request.response.setHeader("Content-Type", self.content_type)
        return json.dumps(self.reply(), separators=(",", ":"))

    def reply(self):
        form = self.request.form
        filters = {key: value for key, value in form.items() if key not in _PARAMETERS and value != ""}
        try:
            self._check_texts(filters)
            start, size = number(form, "b_start", 0), number(form, "b_size", 25)
            found = search(
                self.context,
                getSecurityManager().getUser(),
                view=form.get("view", "all"),
                filters=filters,
                sort_on=form.get("sort_on", "due"),
                descending=form.get("sort_order") in ("descending", "reverse"),
                b_start=start,
                b_size=size,
                facets=form.get("facets", "1") not in ("0", "false"),
            )
        except BadQuery as error:
            raise InvalidData(one("unknown_value", named(error.field))) from None
        url = self.context.absolute_url()
        base = f"{url}/@deviations"
        answer = {
            "@id": address(base, form),
            "items": [row_json(row, url) for row in found.rows],
            "items_total": found.total,
            "facets": found.facets,
        }
        if found.total > size:
            answer["batching"] = links(base, form, start, size, found.total)
        return answer

    def _check_texts(self, filters) -> None:
        # ``theme:int=5`` makes a number of it, ``theme.x:record=1`` an object.
        for name, value in filters.items():
            values = value if isinstance(value, list) else [value]
            if not all(isinstance(item, str) for item in values):
                raise BadQuery(name)
