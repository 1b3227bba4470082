"""``GET <register>/@deviations``: lists of cases, rows from the index alone."""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations.access.listed import RELEVANCE
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.listing import SORTS
from ntnu.deviations.access.listing import VIEWS
from ntnu.deviations.access.listing import WALKED
from ntnu.deviations.access.narrowing import MEASURES
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import named
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.batches import address
from ntnu.deviations.rest.batches import links
from ntnu.deviations.rest.batches import number
from ntnu.deviations.rest.compact import Compact
from ntnu.deviations.rest.cursors import cursor
from ntnu.deviations.rest.cursors import place_of
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import BATCH
from ntnu.deviations.rest.described import BATCHING
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.serializers.values import as_day
from ntnu.deviations.rest.serializers.values import as_moment

_PARAMETERS = ("view", "sort_on", "sort_order", "b_start", "b_size", "facets", "after")
#: Parameters of a query, and their meaning.
_ORDERS = {"": False, "ascending": False, "descending": True, "reverse": True}
_YES_OR_NO = {"1": True, "true": True, "0": False, "false": False}


def row_json(row, register_url: str) -> dict[str, object]:
    """One row of a list."""
    return {
        "@id": f"{register_url}/case/{row.number}",
        "UID": row.uid,
        "case_number": row.number,
        "title": row.title,
        "review_state": row.state,
        "unit": row.unit_code,
        "due": row.due.isoformat(),
        "submitted": as_moment(row.submitted),
        "themes": list(row.themes),
        "course": row.course,
        "severity": row.severity,
        "case_worker": id_of(row.case_worker) if row.case_worker else None,
        "late": row.late,
        "next_step": row.next_step,
        "waits": [wait_json(wait) for wait in row.waits],
    }


def wait_json(wait) -> dict[str, object]:
    """What waits for the person who asks."""
    until = wait.until
    return {
        "signal": wait.signal,
        "since": as_moment(wait.since),
        "until": as_moment(until) if isinstance(until, datetime) else as_day(until),
    }


def _one_of(form, name: str, known: Mapping[str, bool], default: str) -> bool:
    value = form.get(name, default)
    if not isinstance(value, str) or value not in known:
        raise BadQuery(name)
    return known[value]


#: What waits for the person who asks, and a row of a list.
WAIT = {"signal": TEXT, "since": maybe(MOMENT), "until": maybe(TEXT)}
ROW = {
    "@id": ADDRESS,
    "UID": TEXT,
    "case_number": TEXT,
    "title": TEXT,
    "review_state": TEXT,
    "unit": TEXT,
    "due": DAY,
    "submitted": MOMENT,
    "themes": rows(TEXT),
    "course": TEXT,
    "severity": maybe(TEXT),
    "case_worker": maybe(TEXT),
    "late": YES,
    "next_step": maybe(TEXT),
    "waits": rows(shape(WAIT)),
}


@described(
    shape(
        {
            "@id": ADDRESS,
            "items": rows(shape(ROW)),
            "items_total": NUMBER,
            "facets": by_name(by_name(NUMBER)),
            "after": maybe(TEXT),
            **BATCHING,
        }
    ),
    asks={
        "view?": one_of(*VIEWS),
        "state?": TEXT,
        "unit?": TEXT,
        "theme?": TEXT,
        "course?": TEXT,
        "received?": TEXT,
        "submitted_from?": DAY,
        "submitted_to?": DAY,
        "text?": TEXT,
        "severity?": TEXT,
        "case_worker?": TEXT,
        "measures?": one_of(*MEASURES),
        "sort_on?": one_of(*SORTS),
        "sort_order?": one_of(*_ORDERS),
        "facets?": one_of(*_YES_OR_NO),
        "after?": TEXT,
        **BATCH,
    },
)
class Deviations(Compact):
    """One batch of a list, its total, and counts by state, unit and theme."""

    def reply(self):
        form = self.request.form
        filters = {key: value for key, value in form.items() if key not in _PARAMETERS and value != ""}
        try:
            self._check_texts(filters)
            start, size = number(form, "b_start", 0), number(form, "b_size", 25)
            sort_on = form.get("sort_on", RELEVANCE if "text" in filters else "due")
            descending = _one_of(form, "sort_order", _ORDERS, "")
            if "after" in form and sort_on not in WALKED:
                raise BadQuery("sort_on")
            after = place_of(form["after"], sort_on, descending) if "after" in form else None
            if after is not None and "b_start" in form:
                raise BadQuery("b_start")
            found = search(
                self.context,
                getSecurityManager().getUser(),
                view=form.get("view", "all"),
                filters=filters,
                sort_on=sort_on,
                descending=descending,
                b_start=start,
                b_size=size,
                facets=_one_of(form, "facets", _YES_OR_NO, "1"),
                after=after,
            )
        except BadQuery as error:
            raise InvalidData(one("unknown_value", named(error.field))) from None
        last = size + (after[0] if after and sort_on == RELEVANCE else start)
        url = self.context.absolute_url()
        base = f"{url}/@deviations"
        is_on = len(found.rows) == size and sort_on in WALKED
        answer = {
            "@id": address(base, form),
            "items": [row_json(row, url) for row in found.rows],
            "items_total": found.total,
            "facets": found.facets,
            # A batch that is not full is the last one.
            "after": cursor(found.rows[-1], sort_on, descending, last) if is_on else None,
        }
        if found.total > size and "after" not in form:
            answer["batching"] = links(base, form, start, size, found.total)
        return answer

    def _check_texts(self, filters) -> None:
        # ``theme:int=5`` makes a number of it, ``theme.x:record=1`` an object.
        for name, value in filters.items():
            values = value if isinstance(value, list) else [value]
            if not all(isinstance(item, str) for item in values):
                raise BadQuery(name)
