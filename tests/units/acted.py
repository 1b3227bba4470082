"""What is read off a register after something was done with its units."""

from ntnu.deviations.access.index import index_of
from ntnu.deviations.caselog import storage as caselog

WHY = {"reason": "Omlegging."}
NEW = {"code": "IMF", "title": "Institutt for matematikk", **WHY}


def seen(rows) -> set[tuple[str, str]]:
    return {(row.person, row.role) for row in rows}


def told(found) -> dict[str, dict[str, str]]:
    return {one.removeprefix("follows_"): dict(one.mapping or {}) for one in found.consequences}


def log(content) -> list[tuple[str, str]]:
    return [(entry.actor, entry.action) for entry in caselog.entries(content)]


def wrong(error) -> list[tuple[str | None, str]]:
    return [(one.field, one.code) for one in error.value.errors]


def by_number(house, number):
    (row,) = index_of(house.register).rows_of("number", number)
    return house.register.unrestrictedTraverse("/".join(row["ids"]))
