"""A university's directory and its PAS plugin: ids are UUIDs, some people have neither name nor address.

It can be down: ``silent`` (it says that there is nobody, as most plugins do then) or ``raises``. Each
question that would travel to the directory is counted.
"""

import transaction
from AccessControl.class_init import InitializeClass
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations import unchanged
from ntnu.deviations.access import accounts
from ntnu.deviations.access import outages
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PlonePAS.plugins.group import PloneGroup
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupEnumerationPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.interfaces.plugins import IPropertiesPlugin
from Products.PluggableAuthService.interfaces.plugins import IUserEnumerationPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from tests.house import forget_decisions
from tests.register import PASSWORD
from zope.interface import implementer

ID = "university"
EVERYTHING = (
    IAuthenticationPlugin,
    IUserEnumerationPlugin,
    IPropertiesPlugin,
    IGroupsPlugin,
    IGroupEnumerationPlugin,
    IGroupIntrospection,
)
#: As many plugins are made: groups are known, but nobody says who is in them.
NO_LISTS = tuple(kind for kind in EVERYTHING if kind is not IGroupIntrospection)
#: Nobody is found, not by the whole id either.
NO_PEOPLE = tuple(kind for kind in NO_LISTS if kind is not IUserEnumerationPlugin)

LISE = "0d5a1c1e-6a6c-4f0e-9d3b-0f2b8f1d7a01"
#: Neither name nor address.
NOBODY = "3f2504e0-4f89-41d3-9a0c-0305e82c3302"
#: And a user name that tells nothing either.
SHADOW = "9b2d7c44-1111-4e6a-8f00-5a0c6d8e9903"
STAFF = "6fa459ea-ee8a-3ca4-894e-db77e160355e"
HERD = "7d444840-9dc0-11d1-b245-5ffdce74fad2"


@dataclass
class Entry:
    """Somebody in the directory."""

    login: str
    fullname: str = ""
    email: str = ""


@dataclass
class Server:
    """The directory itself, far away."""

    people: dict[str, Entry] = field(default_factory=dict)
    groups: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    exact_only: bool = False
    down: str = ""
    asked: list[str] = field(default_factory=list)

    def ask(self, what: str) -> bool:
        """One question; False where it answers as if it were empty."""
        self.asked.append(what)
        if self.down == "raises":
            raise ConnectionError("The directory cannot be reached.")
        return not self.down

    def goes(self, down: str = "") -> None:
        """It is down from now on (``silent``, ``raises``) or up again, and a new request begins."""
        self.down = down
        new_request()

    def count(self, do) -> int:
        """How often it is asked in a request that does this."""
        new_request()
        self.asked.clear()
        do()
        return len(self.asked)


#: One at a time: a plugin in the database cannot hold it.
SERVER = Server()


def new_request() -> None:
    """What is kept for the length of a transaction is forgotten."""
    forget_decisions()
    for kept in (accounts._KEPT, unchanged._KEPT):
        # A turn that is held is kept there too.
        getattr(transaction.get(), "_data", {}).pop(id(kept), None)


@implementer(*EVERYTHING)
class University(BasePlugin):
    """Asks the directory."""

    meta_type = "Directory of the tests"

    def __init__(self, id=ID):
        self._setId(id)

    def authenticateCredentials(self, credentials):
        login, password = credentials.get("login"), credentials.get("password")
        if not login or not SERVER.ask("password"):
            return None
        found = [id_ for id_, entry in SERVER.people.items() if entry.login == login]
        return (found[0], login) if found and password == PASSWORD else None

    def enumerateUsers(self, id=None, login=None, exact_match=False, sort_by=None, max_results=None, **kw):
        if not SERVER.ask("people"):
            return ()
        asked = {"id": id, "login": login, **kw}
        entries = SERVER.people
        if exact_match and id:
            entries = {id: entries[id]} if id in entries else {}
        return tuple(
            {
                "id": id_,
                "login": entry.login,
                "pluginid": self.getId(),
                "title": entry.fullname or entry.login,
            }
            for id_, entry in entries.items()
            if self._fits({"id": id_, **vars(entry)}, asked, exact_match)
        )

    def _fits(self, entry, asked, exact_match):
        wanted = {name: text for name, text in asked.items() if text}
        if SERVER.exact_only and not exact_match:
            return False
        if exact_match:
            return bool(wanted) and all(entry.get(name) == text for name, text in wanted.items())
        return all(text.casefold() in entry.get(name, "").casefold() for name, text in wanted.items())

    def getPropertiesForUser(self, user, request=None):
        entry = SERVER.people.get(user.getId()) if SERVER.ask("properties") else None
        return {"fullname": entry.fullname, "email": entry.email} if entry else {}

    def getGroupsForPrincipal(self, principal, request=None):
        known = SERVER.groups if SERVER.ask("groups of somebody") else {}
        return tuple(id_ for id_, (_title, members) in known.items() if principal.getId() in members)

    def enumerateGroups(self, id=None, exact_match=False, sort_by=None, max_results=None, **kw):
        known = SERVER.groups if SERVER.ask("groups") else {}
        wanted = id or kw.get("title")
        return tuple(
            {"id": id_, "pluginid": self.getId(), "title": title}
            for id_, (title, _members) in known.items()
            if not wanted or wanted == id_ or (not exact_match and wanted in title)
        )

    def getGroupById(self, group_id, default=None):
        if not SERVER.ask("a group") or group_id not in SERVER.groups:
            return default
        group = PloneGroup(group_id, SERVER.groups[group_id][0]).__of__(self)
        group.addPropertysheet(self.getId(), {"title": SERVER.groups[group_id][0]})
        return group

    def getGroups(self):
        return [self.getGroupById(id_) for id_ in self.getGroupIds()]

    def getGroupIds(self):
        return tuple(SERVER.groups) if SERVER.ask("ids of groups") else ()

    def getGroupMembers(self, group_id):
        return tuple(SERVER.groups.get(group_id, ("", []))[1]) if SERVER.ask("members") else ()


InitializeClass(University)


def join(portal, *kinds) -> Server:
    """The site gets the plugin, active for these interfaces, and the directory its people."""
    users = portal.acl_users
    if ID not in users.objectIds():
        users._setObject(ID, University())
    for kind in EVERYTHING:
        active = ID in users.plugins.listPluginIds(kind)
        if active and kind not in kinds:
            users.plugins.deactivatePlugin(kind, ID)
        elif not active and kind in kinds:
            users.plugins.activatePlugin(kind, ID)
    # As each of them tells to do it: the site's own plugin answers for everybody, with empty properties.
    if IPropertiesPlugin in kinds:
        while users.plugins.listPluginIds(IPropertiesPlugin)[0] != ID:
            users.plugins.movePluginsUp(IPropertiesPlugin, [ID])
    herd = {f"00000000-0000-4000-8000-{number:012}": Entry(f"herd{number}") for number in range(5000)}
    SERVER.__init__(
        people={
            LISE: Entry("lise.lokk", "Lise Løkk", "lise@ntnu.example"),
            NOBODY: Entry("nn123"),
            SHADOW: Entry(SHADOW),
            **herd,
        },
        groups={STAFF: ("Ansatte ved IDI", [LISE, NOBODY]), HERD: ("Alle studenter", [*herd])},
    )
    outages._known.clear()
    new_request()
    return SERVER
