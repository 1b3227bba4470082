"""Is the log-in cookie safe, and are password guesses slowed down?"""

from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.log_in_brake import is_braked
from ntnu.deviations.access.outages import is_outside
from ntnu.deviations.access.sessions import sessions_end
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from plone import api
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IChallengePlugin
from Products.PluggableAuthService.interfaces.plugins import IExtractionPlugin
from urllib.parse import urlsplit
from zope.component.hooks import getSite

#: Connections on the machine itself do not use the network.
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@check(
    _("doctor_sessions", default="Log-in cookie"),
    _(
        "doctor_sessions_fine",
        default="It ends at log-out. Where the site has https, it is sent over that only.",
    ),
)
def sessions(register, at: datetime) -> Problem | None:
    """Does log-out end every copy of the cookie, and is the cookie sent over TLS only?"""
    if not sessions_end(getSite()):
        text = _(
            "doctor_sessions_last",
            default="A copy of somebody's log-in cookie may open the site after log-out too: the cookie comes"
            " from another plugin in acl_users than the one of ntnu.deviations. Find out what that"
            " plugin does at log-out, and whether its cookie is sent over https only. Where the site itself"
            " asks for passwords, the profile ntnu.deviations:login mends it.",
        )
        return Problem(WARNING, text)
    public = urlsplit(settings.public_address())
    if public.scheme == "http" and public.hostname not in _HERE:
        text = _(
            "doctor_sessions_open",
            default="The public address of the site begins with http://, so that log-in cookies and all that"
            " is written can be read on the way. Give the site an address that begins with https://.",
        )
        return Problem(WARNING, text)
    return None


@check(
    _("doctor_brake", default="Tries with wrong passwords"),
    _(
        "doctor_brake_fine",
        default="They are counted by name and by address, and past a bound no password is looked at.",
    ),
)
def log_in_brake(register, at: datetime) -> Problem | None:
    """Are wrong passwords counted, and is there no other way to log in?"""
    site = getSite()
    if not is_braked(site):
        text = _(
            "doctor_brake_off",
            default="Nobody counts wrong passwords: somebody may try as many as they like. Activate the"
            " plugin deviation_log_in_brake in acl_users as authentication plugin, or apply the profile"
            " ntnu.deviations:login.",
        )
        return Problem(WARNING, text)
    others = _other_log_ins(site)
    if others:
        text = _(
            "doctor_brake_elsewhere",
            default="People log in by something else too (${names}). Nothing of ours slows somebody who tries"
            " passwords there. See to it that the other log-in does.",
        )
        return Problem(WARNING, filled(text, names=", ".join(others)))
    return None


def _other_log_ins(site) -> list[str]:
    plugins = site["acl_users"].plugins
    found = {
        id_
        for kind in (IAuthenticationPlugin, IChallengePlugin, IExtractionPlugin)
        for id_, plugin in plugins.listPlugins(kind)
        if is_outside(plugin)
    }
    elsewhere = api.portal.get_registry_record("plone.external_login_url", default=None)
    return [*sorted(found), *([elsewhere] if elsewhere else [])]


CHECKS = (sessions, log_in_brake)
