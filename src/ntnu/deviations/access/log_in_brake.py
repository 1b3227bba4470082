"""Slows down password guessing: a PAS plugin that counts wrong passwords, by the log-in name and by the
address they come from.

It authenticates nobody. It asks the other plugins whether a password is right, and counts only wrong ones, in
a table of fixed size that all processes share. Past a limit no password is checked, right or wrong, until the
time window is over, and no thread waits. Whether the account exists makes no difference. The reasons for the
limits are in ``docs/security.md``.
"""

import ipaddress
import secrets
from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.IOBTree import IOBTree
from collections.abc import Iterator
from datetime import timedelta
from ntnu.deviations.access.apart import apart
from ntnu.deviations.domain.rate_limit import network
from ntnu.deviations.domain.rate_limit import Tallies
from ntnu.deviations.now import now
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.PluggableAuthService import _SWALLOWABLE_PLUGIN_EXCEPTIONS
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zExceptions import HTTPException
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest
from zope.interface import implementer

PLUGIN_ID = "deviation_log_in_brake"

#: Wrong passwords within a window: for one name from one address; the same while the name is tried from many
#: addresses; for one name from all addresses, before that is so; for all names from one address.
PAIR, PAIR_TRIED_EVERYWHERE, NAME, ADDRESS = 10, 3, 50, 100
_TALLIES = Tallies(65_536, timedelta(minutes=15), marks=2**20)
_KEY = "ntnu.deviations.passwords"


class TooManyPasswords(HTTPException):
    """Too many wrong passwords: 429. ``retry_after``: seconds until the next attempt is accepted."""

    def __init__(self, seconds: int):
        super().__init__("Too many tries")
        self.retry_after = seconds
        self.setStatus(429)
        self.setHeader("Retry-After", str(seconds))


@implementer(IAuthenticationPlugin)
class LogInBrake(BasePlugin):
    """Counts wrong passwords; its order among plugins is of no importance."""

    meta_type = "Deviation log-in brake"
    security = ClassSecurityInfo()
    security.declarePrivate("wrong", "secret")

    def __init__(self, id=PLUGIN_ID, title="Slows who tries passwords"):
        self._setId(id)
        self.title = title
        #: How many wrong passwords came lately.
        self.wrong = IOBTree()
        self.secret = secrets.token_bytes(32)

    @security.private
    def authenticateCredentials(self, credentials):
        """Always None: other plugins authenticate. Raises TooManyPasswords."""
        name, password = credentials.get("login"), credentials.get("password")
        request = getRequest()
        if not (isinstance(name, str) and name and isinstance(password, str) and password) or not request:
            return
        # A request is authenticated more than once.
        seen = IAnnotations(request).setdefault(_KEY, set())
        if (name, password) in seen:
            return
        at, rows = now(), self._rows(name, request.getClientAddr() or "")
        if self._are_full(rows, at):
            raise TooManyPasswords(_TALLIES.seconds_left(at))
        if not self._is_right(credentials):
            apart(self, lambda plugin: _add(plugin, rows, at), otherwise=None, at_once=None)
        seen.add((name, password))

    def _rows(self, name: str, client: str) -> dict[str, tuple[int, int]]:
        said, address = name.strip().casefold(), network(client)
        rows = {"pair": f"pair {address} {said}", "name": f"name {said}"}
        if not _is_here(client):
            rows["address"] = f"address {address}"
        return {kind: _TALLIES.row(self.secret, text) for kind, text in rows.items()}

    def _are_full(self, rows: dict[str, tuple[int, int]], at) -> bool:
        counts = {kind: _TALLIES.count(self.wrong, row, at) for kind, row in rows.items()}
        most = PAIR_TRIED_EVERYWHERE if counts["name"] >= NAME else PAIR
        return counts["pair"] >= most or counts.get("address", 0) >= ADDRESS

    def _is_right(self, credentials) -> bool:
        return any(_accepts(plugin, credentials) for plugin in self._others())

    def _others(self) -> Iterator:
        """The other plugins that check passwords: those of the site, and of the server's own accounts."""
        users = aq_parent(aq_inner(self))
        for folder in (users, self.getPhysicalRoot().acl_users):
            plugins = getattr(aq_base(folder), "plugins", None)
            if plugins is not None:
                for id_, plugin in folder.plugins.listPlugins(IAuthenticationPlugin):
                    if id_ != self.getId():
                        yield plugin


InitializeClass(LogInBrake)


def _accepts(plugin, credentials) -> bool:
    try:
        found = plugin.authenticateCredentials({**credentials})
    except _SWALLOWABLE_PLUGIN_EXCEPTIONS:
        # PAS then asks the next plugin.
        return False
    return found is not None and found[0] is not None


def _add(plugin, rows: dict[str, tuple[int, int]], at) -> None:
    for row in rows.values():
        _TALLIES.add(plugin.wrong, row, at)


def _is_here(client: str) -> bool:
    # Where the web server in front is not known as a proxy, all requests come from its address: users would
    # lock each other out.
    try:
        return ipaddress.ip_address(client).is_loopback
    except ValueError:
        return True


def install_brake(site) -> None:
    """The plugin is there and active. May be called at any time."""
    users = site["acl_users"]
    if PLUGIN_ID not in users.objectIds():
        users._setObject(PLUGIN_ID, LogInBrake())
    if PLUGIN_ID not in users.plugins.listPluginIds(IAuthenticationPlugin):
        users.plugins.activatePlugin(IAuthenticationPlugin, PLUGIN_ID)


def remove_brake(site) -> None:
    """The plugin is removed, with its counts."""
    if PLUGIN_ID in site["acl_users"].objectIds():
        site["acl_users"]._delObject(PLUGIN_ID)


def is_braked(site) -> bool:
    """Does Plone ask the plugin?"""
    users = site["acl_users"]
    return PLUGIN_ID in users.objectIds() and PLUGIN_ID in users.plugins.listPluginIds(IAuthenticationPlugin)
