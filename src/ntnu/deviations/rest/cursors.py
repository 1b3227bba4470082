"""The position in a list: the value and the number of the last row, as one token for the address."""

import base64
import json
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listed import RELEVANCE


def cursor(row: CaseRow, sort_on: str, descending: bool, place: int) -> str:
    """The token for ``row`` in a list that is sorted like this; ``place``: its place in the list."""
    value = place if sort_on == RELEVANCE else _value(row, sort_on)
    told = json.dumps([sort_on, descending, value, row.number], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place_of(word: object, sort_on: str, descending: bool) -> tuple[int | str, str] | None:
    """The row that :func:`cursor` made a token from; None for the empty token, before the first row.

    Raises BadQuery for an invalid token, and for one of a list that is sorted otherwise.
    """
    if word == "":
        return None
    try:
        padded = str(word).encode("ascii") + b"=="
        sort, direction, value, number = json.loads(base64.b64decode(padded, altchars=b"-_", validate=False))
    except (ValueError, TypeError, RecursionError):
        raise BadQuery("after") from None
    kind = str if sort_on == "number" else int
    if (sort, direction) != (sort_on, descending) or type(value) is not kind or not isinstance(number, str):
        raise BadQuery("after")
    if kind is int and not -(2**31) < value < 2**40:
        raise BadQuery("after")
    return value, number


def _value(row: CaseRow, sort_on: str) -> int | str:
    if sort_on == "number":
        return row.number
    return row.due.toordinal() if sort_on == "due" else int(row.submitted.timestamp())
