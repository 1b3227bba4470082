"""Whether the log-in cookie is safe with who has it."""

from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.sessions import sessions_end
from ntnu.deviations.doctor.findings import Check
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from urllib.parse import urlsplit
from zope.component.hooks import getSite

#: At the machine itself nothing travels.
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def sessions(register, at: datetime) -> Problem | None:
    """Does log-out end every copy of the cookie, and is the cookie sent over TLS only?"""
    if not sessions_end(getSite()):
        text = _(
            "doctor_sessions_last",
            default="A copy of somebody's log-in cookie may open the site after log-out too: the cookie comes"
            " from another plugin in acl_users than the one of NTNU deviations. Find out what that"
            " plugin does at log-out, and whether its cookie is sent over https only.",
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


CHECKS = (
    Check(
        "sessions",
        _("doctor_sessions", default="Log-in cookie"),
        _(
            "doctor_sessions_fine",
            default="It ends at log-out. Where the site has https, it is sent over that only.",
        ),
        sessions,
    ),
)
