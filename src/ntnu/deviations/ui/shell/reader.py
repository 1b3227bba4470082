"""Who reads the page, and which register the site has."""

from AccessControl import getSecurityManager
from Acquisition import aq_chain
from Acquisition import aq_inner
from ntnu.deviations.access.units import registers
from ntnu.deviations.interfaces import IDeviationRegister
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite

_REGISTER = "ntnu.deviations.register"


def register_of(context: Any, request: Any) -> Any | None:
    """The register the page belongs to; outside of one, the first of the site; None without any.

    Kept for the request: header, page and footer all ask.
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
    """The name of who is logged in, else the user id."""
    member = getToolByName(context, "portal_membership").getAuthenticatedMember()
    return member.getProperty("fullname", "") or member.getId() or ""
