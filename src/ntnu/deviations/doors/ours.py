"""Which requests are ours: what is at or below a register, and pages and services of ours elsewhere."""

from ntnu.deviations.interfaces import IDeviationRegister
from typing import Any

_PACKAGE = "ntnu.deviations."


def is_ours(request: Any) -> bool:
    """Does the request go to a register or what is below it, or to a page or service of ours?

    To be asked when the walk to what is published has ended, well or badly.
    """
    if any(IDeviationRegister.providedBy(place) for place in places(request)):
        return True
    published = request.get("PUBLISHED")
    return is_own_code(getattr(published, "__self__", published))


def places(request: Any) -> list[Any]:
    """What the walk has passed, innermost first. plone.rest wraps each in a helper of its own."""
    return [getattr(place, "context", place) for place in request.get("PARENTS") or ()]


def is_own_code(thing: Any) -> bool:
    """Is this made of a class of ours? Zope makes a class of its own of each registered page."""
    return any(base.__module__.startswith(_PACKAGE) for base in type(thing).__mro__)
