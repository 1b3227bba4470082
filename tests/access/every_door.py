"""Every door there is, read from the site itself: views and services from the component registry, published
methods from the objects. Nobody types a list, so that what another package adds is tried as well."""

import inspect
from Acquisition import aq_base
from collections.abc import Iterator
from dataclasses import dataclass
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.interface import providedBy
from zope.publisher.interfaces import IRequest
from zope.publisher.interfaces.browser import IBrowserRequest
from ZPublisher import zpublish_mark

#: How plone.rest names a service: method, media type, name.
_SERVICE = "_application_json_"
_METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS")
#: Parameters of methods by name -> what is asked about. The rest get the first of these.
_ABOUT = {
    "person": ("userid", "user_id", "member_id", "memberId", "id", "username", "login", "name", "principal"),
    "group": ("groupid", "group_id", "groupname", "group", "groups"),
    "uid": ("uid", "uuid", "UID", "brain"),
    "path": ("path", "object", "obj", "url", "context"),
    "number": ("SearchableText", "q", "text", "query", "title", "searchterm", "s", "REQUEST"),
}


@dataclass(frozen=True, order=True)
class Door:
    """One way in: how it is asked, where, and by which name."""

    method: str
    place: str
    name: str

    def __str__(self) -> str:
        return f"{self.method} {self.place}/{self.name}"


def registrations() -> Iterator:
    """Every adapter for something and a request that has a name, of all registries below the site's."""
    seen, waiting = set(), [getGlobalSiteManager()]
    while waiting:
        registry = waiting.pop()
        if id(registry) in seen:
            continue
        seen.add(id(registry))
        waiting += registry.__bases__
        yield from (
            found
            for found in registry.registeredAdapters()
            if len(found.required) == 2 and found.name and _is_of_a_request(found.required[1])
        )


def _is_of_a_request(required) -> bool:
    # Layers of add-ons are plain interfaces, marked as such.
    return required.isOrExtends(IRequest) or required.isOrExtends(IBrowserRequest) or "ayer" in repr(required)


def views_and_services(context, place: str) -> set[Door]:
    """The views and services registered for what ``context`` provides."""
    provided, doors = providedBy(context), set()
    for found in registrations():
        wanted = found.required[0]
        if not (wanted is Interface or provided.isOrExtends(wanted)):
            continue
        method, _, name = found.name.partition(_SERVICE)
        if _SERVICE in found.name and method in _METHODS:
            doors.add(Door(method, place, name))
        elif "_" not in found.name or found.name.split("_")[0] not in _METHODS:
            doors.add(Door("page", place, f"@@{found.name}"))
    return doors


def published_methods(obj, place: str, known: set) -> set[Door]:
    """What can be called by address on the object: all that the publisher would not refuse as private.

    ``known`` are functions that were tried at another object already: what every object of Zope's has
    is tried once, not at each of sixty tools.
    """
    doors, bare = set(), aq_base(obj)
    for name in dir(bare):
        if name.startswith("_") or name.endswith("__roles__"):
            continue
        value = getattr(bare, name, None)
        if not callable(value) or isinstance(value, type):
            continue
        if not (zpublish_mark(value) or getattr(value, "__doc__", None)):
            continue
        # An empty tuple: private, whoever asks.
        if getattr(bare, f"{name}__roles__", None) == ():
            continue
        function = getattr(value, "__func__", value)
        if function not in known:
            known.add(function)
            doors.add(Door("method", place, name))
    return doors


def parameters(obj, name: str, about: dict[str, str]) -> dict[str, str]:
    """What the method is called with: ``about`` has what to ask for by kind ("person", "group" …)."""
    kinds = {parameter: kind for kind, known in _ABOUT.items() for parameter in known}
    try:
        wanted = inspect.signature(getattr(aq_base(obj), name)).parameters
    except (TypeError, ValueError):
        return {}
    return {
        parameter: about[kinds.get(parameter, "person")]
        for parameter in wanted
        if parameter not in ("self", "REQUEST", "RESPONSE", "args", "kw", "kwargs", "_")
    }
