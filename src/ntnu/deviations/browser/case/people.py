"""Persons and groups by name, and the search for them."""

from dataclasses import dataclass
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_of
from Products.CMFCore.utils import getToolByName

#: So many matches are shown; more mean that the person should write more of the name.
MOST = 20


@dataclass(frozen=True)
class Match:
    """A person or a group that fits what was searched for."""

    id: str
    name: str
    is_group: bool


def name_of(context, principal: str | None) -> str:
    """The full name of a person, the title of a group; the id where there is neither."""
    if not principal:
        return ""
    account = account_of(principal)
    if account and getToolByName(context, "acl_users").getUserById(account) is not None:
        member = getToolByName(context, "portal_membership").getMemberById(account)
        return (member and member.getProperty("fullname", "")) or id_of(principal)
    group = getToolByName(context, "portal_groups").getGroupById(principal)
    return (group and group.getProperty("title", "")) or id_of(principal)


def find(context, text: str) -> list[Match]:
    """Persons by name or user name, groups by title; those made by the system are not offered."""
    text = text.strip()
    if not text:
        return []
    users = getToolByName(context, "acl_users")
    found: dict[str, Match] = {}
    for asked in ({"fullname": text}, {"login": text}, {"id": text}):
        for row in users.searchUsers(**asked):
            found.setdefault(
                row["userid"], Match(row["userid"], name_of(context, person_of(row["userid"])), False)
            )
    for row in (*users.searchGroups(title=text), *users.searchGroups(id=text)):
        id_ = row["groupid"]
        if ":" not in id_ and id_ != "AuthenticatedUsers":
            found.setdefault(id_, Match(id_, name_of(context, id_), True))
    return sorted(found.values(), key=lambda match: match.name.casefold())[: MOST + 1]
