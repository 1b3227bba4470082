"""The search for persons and groups."""

from dataclasses import dataclass
from ntnu.deviations.access.accounts import EVERYBODY
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.domain.text import spellings
from ntnu.deviations.persons import person_of
from Products.CMFCore.utils import getToolByName

#: How many matches are shown; if there are more, the person should type more of the name.
MOST = 20
#: The properties by which users are searched.
_BY = ("fullname", "login", "id", "email")


@dataclass(frozen=True)
class Match:
    """A person or a group that matches the search."""

    id: str
    name: str
    is_group: bool


def find(context, text: str) -> list[Match]:
    """Persons by name or user name, groups by title; those made by the system are not offered.

    First who has just this id or user name: some directories find nobody by less. So many are named that
    the list can be shown, and one more.
    """
    asked, exact = [way for way in spellings(text) if way], [text.strip()] if text.strip() else []
    users = getToolByName(context, "acl_users")
    found: dict[str, _Found] = {}
    for search, ways, texts, how in (
        (users.searchUsers, ("id", "login"), exact, {"exact_match": True}),
        (users.searchUsers, _BY, asked, {}),
        (users.searchGroups, ("id",), exact, {"exact_match": True}),
        (users.searchGroups, ("title", "id"), asked, {}),
    ):
        for row in (row for way in texts for by in ways for row in search(**{by: way}, **how)):
            entry = found.setdefault(
                row.get("userid") or row["groupid"], _Found(bool(how), "userid" not in row)
            )
            # Plugins that know no name give the user name for one.
            if not entry.title or entry.title == row.get("login"):
                entry.title = row.get("title") or ""
    offered = {id_: one for id_, one in found.items() if not one.is_group or _is_offered(id_)}
    first = sorted(offered, key=lambda id_: (not offered[id_].is_exact, sort_key(offered[id_].title)))
    matches = [
        Match(id_, name_of(id_ if offered[id_].is_group else person_of(id_)), offered[id_].is_group)
        for id_ in first[: MOST + 1]
    ]
    return sorted(matches, key=lambda match: sort_key(match.name))


@dataclass
class _Found:
    is_exact: bool
    is_group: bool
    title: str = ""


def _is_offered(group: str) -> bool:
    return ":" not in group and group != EVERYBODY
