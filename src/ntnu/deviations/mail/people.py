"""The recipient of a mail: name, address and language of a user of the site."""

import re
from dataclasses import dataclass
from ntnu.deviations.access.accounts import properties_of
from ntnu.deviations.languages import offered
from ntnu.deviations.languages import reduced
from ntnu.deviations.persons import account_of
from plone import api
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
    """The user that a person has; without name and address when there is none."""
    site, account = getSite(), account_of(who)
    user = properties_of(site["acl_users"], account) if site is not None and account else None
    if user is None:
        return Person(who)
    return Person(
        who,
        user.getProperty("fullname", "") or "",
        usable_address(user.getProperty("email", "")),
        reduced(user.getProperty("language", "")) or "",
    )


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
