"""``GET <register>/@deviations``: lists of cases, rows from the index alone."""

import json
from AccessControl import getSecurityManager
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import search
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import one
from ntnu.deviations.services.base import moment_json
from plone.restapi.services import Service
from urllib.parse import urlencode

_PARAMETERS = ("view", "sort_on", "sort_order", "b_start", "b_size", "facets")


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
            start, size = self._number("b_start", 0), self._number("b_size", 25)
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
            raise InvalidData(one("unknown_value", error.field)) from None
        url = self.context.absolute_url()
        base = f"{url}/@deviations"
        answer = {
            "@id": f"{base}?{urlencode(form, doseq=True, errors='replace')}" if form else base,
            "items": [self._item(row, url) for row in found.rows],
            "items_total": found.total,
            "facets": found.facets,
        }
        if found.total > size:
            answer["batching"] = self._batching(base, form, start, size, found.total)
        return answer

    def _check_texts(self, filters) -> None:
        # ``theme:int=5`` makes a number of it, ``theme.x:record=1`` an object.
        for name, value in filters.items():
            values = value if isinstance(value, list) else [value]
            if not all(isinstance(item, str) for item in values):
                raise BadQuery(name)

    def _number(self, name: str, default: int) -> int:
        value = self.request.form.get(name, default)
        try:
            return int(value)
        except (OverflowError, TypeError, ValueError):
            raise BadQuery(name) from None

    def _item(self, row, url):
        return {
            "@id": "/".join([url, *row.ids]),
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

    def _batching(self, base, form, start, size, total):
        def link(at):
            return (
                f"{base}?{urlencode({**form, 'b_start': at, 'b_size': size}, doseq=True, errors='replace')}"
            )

        links = {"@id": link(start), "first": link(0), "last": link((total - 1) // size * size)}
        if start + size < total:
            links["next"] = link(start + size)
        if start > 0:
            links["prev"] = link(max(0, start - size))
        return links
