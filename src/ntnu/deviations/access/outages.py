"""Whether the directories that people come from answer.

A plugin whose directory is down mostly says that there is no such account, and no more. So each process keeps
a few accounts that a plugin has told it of, and a register keeps some for a process that begins: a plugin
that knows none of them any more is down.
"""

from Acquisition import aq_base
from collections import deque
from collections.abc import Iterable
from ntnu.deviations.access.units import registers
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IUserEnumerationPlugin
from typing import Any
from zope.component.hooks import getSite

#: Whose plugins keep accounts and groups in the site's own database, or look at passwords sent to this site.
_PLONES = ("ntnu.deviations.", "plone.", "Products.PlonePAS.", "Products.PluggableAuthService.")

#: Id and user name.
Account = tuple[str, str]
_known: dict[tuple[tuple[str, ...], str], deque[Account]] = {}
_MOST = 5
#: Under which a register keeps accounts, by plugin.
_KEY = "accounts"


def is_outside(plugin: Any) -> bool:
    """Does the plugin ask somebody else than the site's own database?"""
    return not type(aq_base(plugin)).__module__.startswith(_PLONES)


def note_known(users: Any, plugin: str, user_id: str, login: str) -> None:
    """The plugin has told of this account. ``users``: ``acl_users``."""
    known = _known.setdefault((users.getPhysicalPath(), plugin), deque(maxlen=_MOST))
    if (user_id, login) not in known:
        known.append((user_id, login))


def forget_account(users: Any, user_id: str) -> None:
    """The account of this id is gone: that it is not known any more says nothing of the directory."""
    for (place, _plugin), known in _known.items():
        for one in [one for one in known if one[0] == user_id and place == users.getPhysicalPath()]:
            known.remove(one)
    for register in registers(getSite()):
        kept = register.clock.get(_KEY, {})
        left = {plugin: tuple(one for one in some if one[0] != user_id) for plugin, some in kept.items()}
        if left != kept:
            register.clock[_KEY] = left


def is_to_be_kept(register: Any, users: Any) -> bool:
    """Are there plugins of which the register keeps no account that this process knows? Only reads."""
    kept = register.clock.get(_KEY, {})
    return any(not set(known).intersection(kept.get(id_, ())) for id_, known in _of_process(users).items())


def keep(register: Any, users: Any) -> None:
    """Keep accounts for a process that begins."""
    register.clock[_KEY] = {id_: tuple(known) for id_, known in _of_process(users).items()}


def silent(users: Any) -> list[str]:
    """Ids of the plugins that fail, or know none any more of the accounts that they told of."""
    return [id_ for id_, plugin in _finding(users) if not _answers(plugin, _known_by(users, id_))]


def hidden_people(users: Any) -> list[str]:
    """Ids of the plugins that let people in, and find none of them afterwards."""
    finding = users.plugins.listPluginIds(IUserEnumerationPlugin)
    letting_in = users.plugins.listPlugins(IAuthenticationPlugin)
    return [id_ for id_, plugin in letting_in if is_outside(plugin) and id_ not in finding]


def without_search(users: Any) -> list[str]:
    """Ids of the plugins that find an account they told of by its whole user name only."""
    found = []
    for id_, plugin in _finding(users):
        parts = [login[:-1] for _user_id, login in _known_by(users, id_) if len(login) > 1]
        if parts and not plugin.enumerateUsers(login=parts[0]):
            found.append(id_)
    return found


def _finding(users: Any) -> Iterable[tuple[str, Any]]:
    found = users.plugins.listPlugins(IUserEnumerationPlugin)
    return [(id_, plugin) for id_, plugin in found if is_outside(plugin)]


def _known_by(users: Any, plugin: str) -> list[Account]:
    own = _of_process(users).get(plugin, ())
    kept = [one for register in registers(getSite()) for one in register.clock.get(_KEY, {}).get(plugin, ())]
    return list(dict.fromkeys((*own, *kept)))


def _of_process(users: Any) -> dict[str, deque[Account]]:
    place = users.getPhysicalPath()
    return {plugin: known for (there, plugin), known in _known.items() if there == place and known}


def _answers(plugin: Any, known: list[Account]) -> bool:
    try:
        return not known or any(plugin.enumerateUsers(id=user_id, exact_match=True) for user_id, _l in known)
    except Exception:
        # Whatever it raises, it does not answer.
        return False
