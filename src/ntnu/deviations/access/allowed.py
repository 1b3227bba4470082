"""Which names answer by address, and to which methods: at a register and everywhere below.

Plone registers some hundred views for any content, and other add-ons more; Zope gives each object a hundred
methods. At a register, a unit, a case and below only this product's pages and services answer, and those of
Plone listed in ``access/stock_names.py``; names that the code of a template or a service looks up are found
as usual. Any other name gets the same answer as a name that does not exist.
"""

from Acquisition import aq_base
from ntnu.deviations.access.ours import is_own_class
from ntnu.deviations.access.stock_names import CASE_SERVICES
from ntnu.deviations.access.stock_names import CASE_VIEWS
from ntnu.deviations.access.stock_names import UNIT_NAMESPACES
from ntnu.deviations.access.stock_names import UNIT_SERVICES
from ntnu.deviations.access.stock_names import UNIT_VIEWS
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IUnit
from plone.rest.interfaces import IAPIRequest
from typing import Any
from urllib.parse import quote
from zExceptions import MethodNotAllowed
from zExceptions import NotFound
from zope.component import getSiteManager
from zope.interface import Interface
from zope.interface import providedBy

#: Methods of pages, and of services. WebDAV is not supported.
PAGE_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
SERVICE_METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")

#: The prefix of Zope's own pages, and of what they call.
_MANAGEMENT = "manage_"
#: A web server in front may make any place the root of an address.
_VIRTUAL_HOST = "Virtual Host Monster"


class OptionsAsked(Exception):
    """``OPTIONS``: what may be asked at and below a register, whatever is there."""

    def __init__(self, register: Any, methods: tuple[str, ...]):
        super().__init__("OPTIONS")
        self.register = register
        self.methods = methods


def check_method(register: Any, request: Any) -> None:
    """Before anything below the register is looked up: the answer is the same wherever the address leads.

    Raises MethodNotAllowed (405, with ``Allow``), or OptionsAsked.
    """
    methods = SERVICE_METHODS if IAPIRequest.providedBy(request) else PAGE_METHODS
    if request.method == "OPTIONS":
        raise OptionsAsked(register, methods)
    if request.method not in methods:
        raise _not_allowed(methods)


def check_name(place: Any, request: Any, name: str | None) -> None:
    """May the person who asks for ``place`` (of this product, and visible to them) get an answer by its name?

    Zope's own pages are checked by ``is_management`` before.

    Raises NotFound, or MethodNotAllowed for a service that exists for other methods only.
    """
    has_key = getattr(aq_base(place), "has_key", None)
    if name is None or (has_key is not None and has_key(name)):
        # The place itself; or a part of it, which decides for itself.
        return
    if IAPIRequest.providedBy(request) and _is_service(place, request, name):
        return
    if not _is_page(place, request, name):
        # Traversal ends one step later for a hidden name, and an error would show where it ended.
        request["URL"] = f"{request['URL']}/{quote(name)}"
        raise NotFound(request["URL"])


def is_management(name: str | None) -> bool:
    """Is this one of Zope's own pages? They are for a Manager, who may see and do everything anyway."""
    return name is not None and (name == "manage" or name.startswith(_MANAGEMENT))


def _is_service(place, request, name: str) -> bool:
    own_id = request._rest_service_id
    service = _factory(place, request, own_id + name)
    if service is not None:
        return name in (UNIT_SERVICES if _is_folder(place) else CASE_SERVICES) or is_own_class(service)
    if not name.startswith("@") or name.startswith("@@"):
        return False
    kind = own_id.partition("_")[2]
    others = [
        method
        for method in SERVICE_METHODS
        if is_own_class(_factory(place, request, f"{method}_{kind}{name}"))
    ]
    if others:
        raise _not_allowed(("GET", "HEAD", *others[1:]) if others[0] == "GET" else others)
    return False


def _is_page(place, request, name: str) -> bool:
    bare = name.removeprefix("@@").removeprefix("++view++")
    if bare in (UNIT_VIEWS if _is_folder(place) else CASE_VIEWS):
        return True
    if _is_folder(place) and (name.startswith(tuple(UNIT_NAMESPACES)) or _is_virtual_host(place, name)):
        return True
    return is_own_class(_factory(place, request, bare))


def _factory(place, request, name: str) -> Any:
    """The factory of the view of this name. The view is not made: other views may fail on our content."""
    wanted = (providedBy(place), providedBy(request))
    return getSiteManager().adapters.lookup(wanted, Interface, name)


def _is_folder(place) -> bool:
    return IUnit.providedBy(place) or IDeviationRegister.providedBy(place)


def _is_virtual_host(place, name: str) -> bool:
    found = aq_base(place.getPhysicalRoot())._getOb(name, None)
    return getattr(found, "meta_type", None) == _VIRTUAL_HOST


def _not_allowed(methods) -> MethodNotAllowed:
    error = MethodNotAllowed(", ".join(methods))
    error.setHeader("Allow", ", ".join(methods))
    return error
