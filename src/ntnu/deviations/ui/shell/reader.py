"""The reader of the page, and the register of the site."""

from AccessControl import getSecurityManager
from Acquisition import aq_chain
from Acquisition import aq_inner
from functools import cached_property
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.languages import of_request
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite
from zope.i18n import translate

_REGISTER = "ntnu.deviations.register"


class Reader:
    """The reader of what is drawn for a request, the language, and the register."""

    def __init__(self, context: Any, request: Any) -> None:
        self.context = context
        self.request = request

    @cached_property
    def language(self) -> str:
        """The language the page is written in."""
        return of_request(self.request)

    def t(self, message: Any) -> str:
        """``message`` in the reader's language."""
        return translate(message, context=self.request)

    @cached_property
    def register(self) -> Any | None:
        """The register of the site; None where there is none."""
        return register_of(self.context, self.request)

    @cached_property
    def register_url(self) -> str:
        """The register's address; empty where there is none."""
        return self.register.absolute_url() if self.register is not None else ""


def register_of(context: Any, request: Any) -> Any | None:
    """The register the page belongs to; outside of one, the first of the site; None without any.

    Cached for the request: header, page and footer all use it.
    """
    kept = IAnnotations(request)
    if _REGISTER not in kept:
        kept[_REGISTER] = _inside(context) or _first()
    return kept[_REGISTER]


def _inside(context: Any) -> Any | None:
    return next((item for item in aq_chain(aq_inner(context)) if IDeviationRegister.providedBy(item)), None)


def _first() -> Any | None:
    """The site's register, whether the person may see it or not: only its address is used."""
    return next(iter(registers(getSite())), None)


def is_anonymous() -> bool:
    """Is nobody logged in?"""
    return getSecurityManager().getUser().getId() is None


def full_name(context: Any) -> str:
    """The name of who is logged in: as they themselves have it, for a directory may find nobody by an id."""
    member = getToolByName(context, "portal_membership").getAuthenticatedMember()
    return member.getProperty("fullname", "") or name_of(member.getId())
