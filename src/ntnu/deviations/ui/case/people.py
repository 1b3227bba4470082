"""Persons and groups by name, and the search for them."""

from dataclasses import dataclass
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.domain.text import spellings
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import id_of
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


def name_of(context, principal: str | None) -> str:
    """The full name of a person, the title of a group; the id where there is neither."""
    if not principal:
        return ""
    account = account_of(principal)
    user = account and getToolByName(context, "acl_users").getUserById(account)
    if user:
        member = getToolByName(context, "portal_membership").getMemberById(account)
        name = tidy((member and member.getProperty("fullname", "")) or "")
        # Where the site makes ids up, a person without a name is shown by their log-in name.
        return name or user.getUserName() or id_of(principal)
    group = getToolByName(context, "portal_groups").getGroupById(principal)
    return (group and group.getProperty("title", "")) or id_of(principal)


def find(context, text: str) -> list[Match]:
    """Persons by name or user name, groups by title; groups made by the system are not offered."""
    asked = [way for way in spellings(text) if way]
    users = getToolByName(context, "acl_users")
    found: dict[str, Match] = {}
    for row in (row for way in asked for by in _BY for row in users.searchUsers(**{by: way})):
        found.setdefault(
            row["userid"], Match(row["userid"], name_of(context, person_of(row["userid"])), False)
        )
    for row in (row for way in asked for by in ("title", "id") for row in users.searchGroups(**{by: way})):
        id_ = row["groupid"]
        if ":" not in id_ and id_ != "AuthenticatedUsers":
            found.setdefault(id_, Match(id_, name_of(context, id_), True))
    return sorted(found.values(), key=lambda match: sort_key(match.name))[: MOST + 1]
