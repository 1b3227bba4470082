"""Accounts and groups, as the user folder of the site knows them, asked no more often than needed.

Its plugins may ask a directory far away. That one knows somebody is kept for the transaction, where the
answer comes from outside the database. That none knows somebody may be because a directory is down, which
many plugins do not tell from "there is no such account": nothing ends by it (see :func:`may_be_down`).
"""

import re
from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from ntnu.deviations import _
from ntnu.deviations.access.outages import is_outside
from ntnu.deviations.access.outages import note_known
from ntnu.deviations.domain.persons import may_be_id
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.languages import of_request
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import id_of
from ntnu.deviations.unchanged import while_unchanged
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PluggableAuthService.interfaces.plugins import IPropertiesPlugin
from typing import Any
from typing import TypeVar
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.i18n import translate

_T = TypeVar("_T")

EVERYBODY = "AuthenticatedUsers"
#: An id, or a user name, that tells nobody who it is.
_UUID = re.compile(r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.IGNORECASE)
_NO_NAME = _("person_without_name", default="a person without a name")

_KEPT = object()


@dataclass(frozen=True)
class Group:
    """A group: its ``accounts`` and other ``members``, of whom each may be an account, a group or nobody any
    more. ``listed``: whether anybody says who is in it."""

    accounts: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    listed: bool = True


def has_account(users: Any, user_id: str | None) -> bool:
    """Does somebody know an account of this id now? Asked without groups, roles and properties, which take
    longest. ``users``: ``acl_users``."""
    return _info(users, user_id) is not None


def group_of(users: Any, name: str) -> Group | None:
    """The group of this id, with its members as far as they are told; None where nobody knows one now."""
    for _id, plugin in users.plugins.listPlugins(IGroupIntrospection):
        if not is_outside(plugin):
            if name in plugin.getGroupIds():
                return Group(members=frozenset(plugin.getGroupMembers(name)))
        elif found := _once(users, partial(_told_by, plugin, name), bool, "group", plugin.getId(), name):
            for one in sorted(found.accounts)[:1]:
                # So that it is missed where its directory is down.
                has_account(users, one)
            return found
    return _once(users, partial(_unlisted, users, name), bool, "unlisted", name)


def _told_by(plugin: Any, name: str) -> Group | None:
    if plugin.getGroupById(name) is None:
        return None
    members, groups = frozenset(plugin.getGroupMembers(name)), frozenset(plugin.getGroupIds())
    # Who a directory says is in a group has an account there: to ask it for each is too much.
    return Group(members - groups, members & groups)


def _unlisted(users: Any, name: str) -> Group | None:
    return Group(listed=False) if users.searchGroups(id=name, exact_match=True) else None


def may_be_down(users: Any, person: str) -> bool:
    """Is the person's account one that nobody knows now, and nobody has said is gone either? So it is while a
    directory is down: what depends on the account stays as it was."""
    account = account_of(person)
    return account is not None and not has_account(users, account)


def unanswered(users: Any, persons: Iterable[str]) -> frozenset[str]:
    """Those of these persons whose account :func:`may_be_down`."""
    return frozenset(person for person in persons if may_be_down(users, person))


def properties_of(users: Any, user_id: str) -> Any:
    """The user with their properties, without groups and roles; None when nobody knows an account of this
    id."""
    info = _info(users, user_id)
    if info is None:
        return None
    is_far = _is_far(users, info)
    return _once(users, partial(_with_properties, users, info), lambda user: is_far, "properties", user_id)


def name_of(who: str | None) -> str:
    """What a person or a group is called: the full name, without one what they log in with; the title of a
    group; the id of who is neither. An id that tells nothing is no name."""
    site = getSite()
    if not who or site is None:
        return who or ""
    language = of_request(getRequest())
    return while_unchanged(site, lambda: _name(site, who, language), name_of, who, language)


def _name(site: Any, who: str, language: str) -> str:
    account, users = account_of(who), site["acl_users"]
    user = properties_of(users, account) if account else None
    if user is not None:
        name = tidy(user.getProperty("fullname", "") or "") or user.getUserName() or ""
    else:
        name = (account and _title(users, account)) or id_of(who)
    return translate(_NO_NAME, target_language=language) if _UUID.match(name) else name


def _title(users: Any, name: str) -> str:
    group = users.getGroupById(name)
    if group is not None:
        return group.getProperty("title", "") or ""
    return next((row.get("title") or "" for row in users.searchGroups(id=name, exact_match=True)), "")


def _with_properties(users: Any, info: Mapping[str, str]) -> Any:
    plugins = users._getOb("plugins")
    user = users._createUser(plugins, info["id"], info["login"])
    for name, plugin in plugins.listPlugins(IPropertiesPlugin):
        if properties := plugin.getPropertiesForUser(user, None):
            user.addPropertysheet(name, properties)
    return user


def _info(users: Any, user_id: str | None) -> Mapping[str, str] | None:
    if not isinstance(user_id, str) or not may_be_id(user_id):
        return None
    return _once(users, partial(_verified, users, user_id), partial(_is_far, users), "account", user_id)


def _verified(users: Any, user_id: str) -> Mapping[str, str] | None:
    info = users._verifyUser(users._getOb("plugins"), user_id=user_id)
    if info is not None and _is_far(users, info):
        note_known(users, info["pluginid"], info["id"], info["login"])
    return info


def _is_far(users: Any, info: Mapping[str, str]) -> bool:
    plugin = users._getOb(info.get("pluginid", ""), None)
    return plugin is not None and is_outside(plugin)


def _once(users: Any, find: Callable[[], _T | None], is_far: Callable[[_T], bool], *about: str) -> _T | None:
    """What ``find()`` answers. Nothing is asked twice as long as nothing is changed; what is known far away
    is known to the end of the transaction, which cannot change it."""
    kept, key = _kept(users), (aq_base(users), *about)
    if key not in kept:
        found = while_unchanged(users, find, *about)
        if found is None or not is_far(found):
            return found
        kept[key] = found
    return kept[key]


def _kept(users: Any) -> dict[Any, Any]:
    connection = aq_base(users)._p_jar
    if connection is None or connection.opened is None:
        return {}
    current = connection.transaction_manager.get()
    try:
        return current.data(_KEPT)
    except KeyError:
        current.set_data(_KEPT, found := {})
        return found
