"""The choices in one field."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One value: its token, its words, and the group it is listed under (a unit, for persons).

    ``parent`` is the value, in another field, that this option belongs to: the script narrows the list by it,
    and without script the groups show the same.
    """

    value: str
    title: str
    group: str = ""
    parent: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Group:
    """Options under one heading; without heading when ``title`` is empty."""

    title: str
    parent: str
    options: tuple[Option, ...]


def grouped(options: Iterable[Option]) -> list[Group]:
    """The options by group, in the order they come in."""
    found: dict[tuple[str, str], list[Option]] = {}
    for option in options:
        found.setdefault((option.group, option.parent), []).append(option)
    return [Group(title, parent, tuple(rows)) for (title, parent), rows in found.items()]
