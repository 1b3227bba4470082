"""The recipient of a mail: name, address and language of a user of the site."""

import re
from dataclasses import dataclass
from ntnu.deviations.languages import offered
from ntnu.deviations.languages import reduced
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import id_of
from plone import api
from Products.PluggableAuthService.interfaces.plugins import IPropertiesPlugin
from zope.component.hooks import getSite

#: One plain address; anything that could end a header line or start a second address is invalid.
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_UNSAFE = frozenset('<>,;:"()[]\\')


@dataclass(frozen=True)
class Person:
    """A user as the mail needs them; unknown values are empty strings."""

    id: str
    name: str = ""
    address: str = ""
    language: str = ""


def person(who: str) -> Person:
    """The user of a person; without name and address when there is none."""
    account = account_of(who) if getSite() is not None else None
    user = _with_properties(account) if account else None
    if user is None:
        return Person(who)
    return Person(
        who,
        user.getProperty("fullname", "") or "",
        usable_address(user.getProperty("email", "")),
        reduced(user.getProperty("language", "")) or "",
    )


def _with_properties(user_id: str):
    """The user with their properties, and without groups and roles: finding those takes longest."""
    users = getSite()["acl_users"]
    plugins = users._getOb("plugins")
    info = users._verifyUser(plugins, user_id=user_id)
    if not info:
        return None
    user = users._createUser(plugins, info["id"], info["login"])
    for name, plugin in plugins.listPlugins(IPropertiesPlugin):
        if properties := plugin.getPropertiesForUser(user, None):
            user.addPropertysheet(name, properties)
    return user


def name_of(principal: str) -> str:
    """A readable name for a person or a group; the id itself when nobody has it."""
    if getSite() is None:
        return principal
    name = person(principal).name
    if name:
        return name
    group = api.group.get(groupname=principal)
    return (group.getProperty("title", "") if group else "") or id_of(principal)


def usable_address(text: str | None) -> str:
    """The address if mail can be sent to it, else an empty string."""
    local, _, domain = (text or "").strip().rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    address = f"{local}@{domain}"
    return address if _ADDRESS.fullmatch(address) and not _UNSAFE & set(address) else ""


def site_language() -> str:
    """The site's own language; the register's where that is not offered or there is no site."""
    own = reduced(api.portal.get_default_language()) if getSite() is not None else None
    return own or offered()[0]
