"""Which requests are ours: what is at or below a register, and pages and services of ours elsewhere."""

from ntnu.deviations.interfaces import IDeviationRegister
from plone.rest.traverse import RESTWrapper
from typing import Any
from zope.annotation.interfaces import IAnnotations

_PACKAGE = "ntnu.deviations."
_KEY = "ntnu.deviations.ours"
_ASKED = "ntnu.deviations.asked"


def is_ours(request: Any) -> bool:
    """Does the request go to a register or what is below it, or to a page or service of ours?

    To be asked when the walk to what is published has ended, well or badly. Once true it stays so.
    """
    known = IAnnotations(request)
    if not known.get(_KEY):
        published = request.get("PUBLISHED")
        known[_KEY] = any(IDeviationRegister.providedBy(place) for place in places(request)) or is_own_code(
            getattr(published, "__self__", published)
        )
    return known[_KEY]


def enter(request: Any) -> None:
    """The walk has come to a register."""
    IAnnotations(request)[_KEY] = True


def is_inside(request: Any) -> bool:
    """Has the walk been found to be ours so far?"""
    return bool(IAnnotations(request).get(_KEY))


def places(request: Any) -> list[Any]:
    """What the walk has passed, innermost first. plone.rest wraps each in a helper of its own."""
    return [p.context if isinstance(p, RESTWrapper) else p for p in request.get("PARENTS") or ()]


def is_own_code(thing: Any) -> bool:
    """Is this made of a class of ours?"""
    return is_own_class(type(thing))


def is_own_class(factory: Any) -> bool:
    """Is this a class of ours? Zope makes a class of its own of each registered page."""
    return any(base.__module__.startswith(_PACKAGE) for base in getattr(factory, "__mro__", ()))


def asked_for_head(request: Any) -> bool:
    """Did the person ask for the head of an answer alone? It is worked out as the whole is."""
    return IAnnotations(request).get(_ASKED) == "HEAD"


def note_head(request: Any) -> None:
    """Whoever asks wants the head alone."""
    IAnnotations(request)[_ASKED] = "HEAD"
