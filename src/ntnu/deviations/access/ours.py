"""Which requests belong to this product: at or below a register, or to its pages and services elsewhere."""

from ntnu.deviations.interfaces import IDeviationRegister
from plone.rest.traverse import RESTWrapper
from typing import Any
from zope.annotation.interfaces import IAnnotations

_PACKAGE = "ntnu.deviations."
_KEY = "ntnu.deviations.ours"
_ASKED = "ntnu.deviations.asked"


def is_ours(request: Any) -> bool:
    """Does the request go to a register or what is below it, or to a page or service of this product?

    To be asked when traversal has ended, with or without success. Once true it stays true.
    """
    known = IAnnotations(request)
    if not known.get(_KEY):
        published = request.get("PUBLISHED")
        known[_KEY] = any(IDeviationRegister.providedBy(place) for place in places(request)) or is_own_code(
            getattr(published, "__self__", published)
        )
    return known[_KEY]


def enter(request: Any) -> None:
    """The traversal has reached a register."""
    IAnnotations(request)[_KEY] = True


def is_inside(request: Any) -> bool:
    """Has the traversal reached something of this product so far?"""
    return bool(IAnnotations(request).get(_KEY))


def places(request: Any) -> list[Any]:
    """The objects that the traversal has passed, innermost first. plone.rest wraps each in its own helper."""
    return [p.context if isinstance(p, RESTWrapper) else p for p in request.get("PARENTS") or ()]


def is_own_code(thing: Any) -> bool:
    """Is this an instance of a class of this product?"""
    return is_own_class(type(thing))


def is_own_class(factory: Any) -> bool:
    """Is this a class of this product? Zope generates a subclass for each registered page."""
    return any(base.__module__.startswith(_PACKAGE) for base in getattr(factory, "__mro__", ()))


def asked_for_head(request: Any) -> bool:
    """Is the request a HEAD? The full answer is worked out all the same."""
    return IAnnotations(request).get(_ASKED) == "HEAD"


def note_head(request: Any) -> None:
    """The request is a HEAD."""
    IAnnotations(request)[_ASKED] = "HEAD"
