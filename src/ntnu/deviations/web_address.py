"""The address of a host on the web, as a setting holds it."""

import re
from ntnu.deviations import _
from zope.interface import Invalid

#: Host (a name, IPv4 or IPv6), port and path; no user, no query.
_PUBLIC = re.compile(
    r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:(?P<port>[0-9]{1,5}))?(/[A-Za-z0-9._~%+-]+)*/?"
)


def is_web_address(text: str) -> bool:
    """Constraint of a setting: empty, or the address of a host on the web and nothing more."""
    if text and not without_slash(text):
        raise Invalid(
            _(
                "error_public_address",
                default="Write an address that begins with https:// or http://, with nothing after a ? or #.",
            )
        )
    return True


def without_slash(text: str) -> str:
    """The address without the slash at its end; empty where it is invalid."""
    found = _PUBLIC.fullmatch(text.strip())
    if found is None or int(found["port"] or 0) > 65535:
        return ""
    return found.group().rstrip("/")
