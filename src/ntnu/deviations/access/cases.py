"""From the register's index to its cases: those there are, and those there should be."""

from collections.abc import Iterator
from collections.abc import Mapping
from ntnu.deviations.access.index import index_of
from typing import Any


def case_at(register, ids: tuple[str, ...]):
    """The case with these ids below the register, in its place; None when it is not there."""
    found = register
    for id_ in ids:
        found = found._getOb(id_, None)
        if found is None:
            return None
    return found


def case_by_number(register, number: str):
    """The case with this number, asked for without regard to who may see it; None when there is none."""
    rows = index_of(register).rows_of("number", number)
    return case_at(register, rows[0]["ids"]) if rows else None


def every_number(register) -> Iterator[tuple[str, str, Mapping[str, Any] | None]]:
    """Number, UID and columns of every case there ever was, by number.

    The columns are None where the index has lost the case: numbers are never taken out, so a case that was
    removed without permission shows here. No case is read from the database for it.
    """
    index = index_of(register)
    for number, uid in register.numbers.items():
        yield number, uid, next(iter(index.rows_of_uid(uid)), None)
