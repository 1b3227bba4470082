"""The site's own log-in cookie: it ends at log-out, and travels over TLS only.

Plone's session plugin signs a ticket with a key of the site, and a copy of it opens the site until it runs
out, also after log-out. Its keyrings for each user would end that, but they store an object for everybody who
ever logged in, in one record, and clear the keyring of the user a ticket names without checking its
signature. Here every log-in has a random id, which its ticket and every ticket renewed from it carry; the ids
of log-ins that ended are stored as long as a ticket of theirs could still be valid.
"""

import secrets
import time
from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from BTrees.OIBTree import OIBTree
from collections.abc import Container
from ntnu.deviations import settings
from plone.protect.interfaces import IDisableCSRFProtection
from plone.session.plugins.session import SessionPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from zope.interface import alsoProvides

#: The key of a verified ticket under which the data that goes with it is.
_DATA = 3


class EndingSession(SessionPlugin):
    """Plone's plugin; a ticket is invalid once its log-in has ended, and so is a ticket without an id.

    It keeps Plone's own ``meta_type``, so that Plone finds a plugin of its kind and creates no second one.
    Times are seconds as of ``time.time()``, which tickets use.
    """

    security = ClassSecurityInfo()
    #: Id of a log-in that has ended -> when.
    ended: OIBTree | None = None

    def _validateTicket(self, ticket, now=None):
        found = super()._validateTicket(ticket, now)
        return found if found is not None and found[_DATA] and found[_DATA] not in self._ended() else None

    def _setupSession(self, userid, response, tokens=(), user_data=""):
        super()._setupSession(userid, response, tokens, user_data or secrets.token_hex(16))

    def _setCookie(self, cookie, response):
        super()._setCookie(cookie, response)
        if self._is_encrypted():
            name = self.getProperty("cookie_name")
            response.setCookie(name, response.cookies[name]["value"], secure=True)

    @security.private
    def resetCredentials(self, request, response):
        """Log-out, called by Plone. A ticket that was not issued here ends nobody's sessions."""
        sent = self.extractCredentials(request)
        found = self._validateTicket(sent["cookie"]) if "cookie" in sent else None
        if found is not None:
            # Plone's link to log out is a GET: storing what it changes needs no confirmation.
            alsoProvides(request, IDisableCSRFProtection)
            self._end(found[_DATA])
        super().resetCredentials(request, response)

    def _end(self, login: str) -> None:
        second, timeout = int(time.time()), self.getProperty("timeout")
        if self.ended is None:
            self.ended = OIBTree()
        for known in [one for one, when in self.ended.items() if timeout and when + timeout < second]:
            del self.ended[known]
        self.ended[login] = second

    def _ended(self) -> Container[str]:
        return self.ended if self.ended is not None else ()

    def _is_encrypted(self) -> bool:
        addresses = (settings.public_address(), self.REQUEST.get("SERVER_URL", ""))
        return any(address.startswith("https://") for address in addresses)


InitializeClass(EndingSession)


def end_sessions_at_log_out(site) -> None:
    """Replace the class of Plone's session plugin by this one. May be called at any time."""
    _replace(site, SessionPlugin, EndingSession)


def give_back(site) -> None:
    """The session plugin is Plone's own again."""
    _replace(site, EndingSession, SessionPlugin)


def sessions_end(site) -> bool:
    """Does every log-in cookie end at log-out? For cookies of other plugins this is unknown."""
    users = site["acl_users"]
    giving = users.plugins.listPlugins(ICredentialsUpdatePlugin)
    return bool(giving) and all(isinstance(plugin.aq_base, EndingSession) for _id, plugin in giving)


def _replace(site, former: type, wanted: type) -> None:
    # In place: a plugin that is taken out and put in again would no longer be active.
    users = site["acl_users"]
    for id_, found in users.objectItems(_KIND):
        if type(found.aq_base) is not former:
            continue
        made = wanted(id_)
        # An object that is not loaded yet has no attributes.
        found.aq_base._p_activate()
        kept = {name: value for name, value in vars(found.aq_base).items() if name != "ended"}
        made.__dict__.update({name: value for name, value in kept.items() if not name.startswith("_p_")})
        users._setOb(id_, made)


_KIND = SessionPlugin.meta_type
