"""``GET <register>/@deviation-statistics``: the figures of a month or a year."""

from AccessControl import getSecurityManager
from datetime import timedelta
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import named
from ntnu.deviations.rest.batches import address
from ntnu.deviations.rest.compact import Compact
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.statistics.query import CASES
from ntnu.deviations.statistics.query import FILTERS
from ntnu.deviations.statistics.query import FIXED
from ntnu.deviations.statistics.query import query_of
from ntnu.deviations.statistics.source import Answer
from ntnu.deviations.statistics.source import ask
from ntnu.deviations.statistics.source import Told
from typing import Any

_COUNTS = by_name({"type": ["number", "null"]})
_FIGURES = shape({"first": DAY, "last": DAY, "figures": _COUNTS, "shares": _COUNTS, "days": by_name(_COUNTS)})


@described(
    shape(
        {
            "@id": ADDRESS,
            "view": one_of(CASES, FIXED),
            "period": TEXT,
            "is_over": YES,
            "filters": by_name(TEXT),
            "now": _FIGURES,
            "before": _FIGURES,
            "tables": by_name(by_name(shape({"now": _COUNTS, "before": _COUNTS}))),
            "cross": shape({"by": TEXT, "rows": by_name(_COUNTS)}),
        }
    ),
    asks={
        "period?": TEXT,
        "view?": one_of(CASES, FIXED),
        "by?": TEXT,
        **{f"{name}?": TEXT for name in FILTERS},
    },
)
class DeviationStatistics(Compact):
    """``period=2026|2026-10``, ``view=cases|fixed``, filters, and ``by`` for the table of two dimensions.

    ``null`` stands for a number that is hidden; units are told by their codes, as in every list.
    """

    def reply(self) -> dict[str, Any]:
        form, user = self.request.form, getSecurityManager().getUser()
        try:
            query = query_of(self.context, user, form)
        except BadQuery as error:
            raise InvalidData(one("unknown_value", named(error.field))) from None
        answer = ask(self.context, user, query)
        return {
            "@id": address(f"{self.context.absolute_url()}/@deviation-statistics", form),
            "view": query.view,
            "period": query.period.key,
            "is_over": answer.is_over,
            "filters": {name: _code(answer, name, value) for name, value in query.filters},
            "now": _told(answer.now),
            "before": _told(answer.before),
            "tables": {name: _table(answer, name) for name in answer.now.tables},
            "cross": {
                "by": query.by,
                "rows": {
                    _code(answer, UNIT, unit): dict(line) for unit, line in answer.now.cross[query.by].items()
                },
            },
        }


def _told(told: Told) -> dict[str, Any]:
    return {
        "first": told.first.isoformat(),
        "last": (told.after - timedelta(days=1)).isoformat(),
        "figures": dict(told.counts),
        "shares": dict(told.shares),
        "days": {name: dict(days) for name, days in told.days.items()},
    }


def _table(answer: Answer, name: str) -> dict[str, dict[str, Any]]:
    before = answer.before.tables[name]
    return {
        _code(answer, name, value): {"now": dict(line), "before": dict(before.get(value, {}))}
        for value, line in answer.now.tables[name].items()
    }


def _code(answer: Answer, name: str, value: str) -> str:
    return answer.units[value][0] if name == UNIT and value in answer.units else value
