"""What answers by its address, and to which methods: at a register, and at a case and below.

Plone registers some hundred views for any content, and other add-ons more. On a case only pages and
services of ours answer, and those of Plone's that are named here; what a template or a service of
Plone's looks up in its own code is found as ever. A name that does not answer is not there: for who may
see the case it is the same answer as for a name that nobody ever gave.
"""

from Acquisition import aq_base
from ntnu.deviations.access.ours import is_own_code
from plone.rest.interfaces import IAPIRequest
from typing import Any
from urllib.parse import quote
from zExceptions import MethodNotAllowed
from zExceptions import NotFound
from zope.component import queryMultiAdapter

#: Methods of pages, and of services. WebDAV has no door here.
PAGE_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
SERVICE_METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")

#: Views of Plone's that answer on a case and below: the workflow menu's, which is refused with words.
_STOCK_VIEWS = frozenset({"content_status_modify"})
#: Services of Plone's that answer there.
_STOCK_SERVICES = frozenset({"@actions", "@breadcrumbs", "@navigation", "@types"})
#: Zope's management pages are for who manages the server, by Zope's own rule.
_MANAGEMENT = "manage_"


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
    """May what is asked of ``place`` (a case, or what lives in one; who asks may see it) answer by its name?

    Raises NotFound, or MethodNotAllowed for a service that is there for other methods only.
    """
    has_key = getattr(aq_base(place), "has_key", None)
    if name is None or (has_key is not None and has_key(name)):
        # The place itself; or a part of it, which decides for itself.
        return
    if IAPIRequest.providedBy(request) and _is_service(place, request, name):
        return
    if not _is_page(place, request, name):
        # The walk ends one step later for a name that is hidden, and an error tells where it ended.
        request["URL"] = f"{request['URL']}/{quote(name)}"
        raise NotFound(request["URL"])


def _is_service(place, request, name: str) -> bool:
    own_id = request._rest_service_id
    service = queryMultiAdapter((place, request), name=own_id + name)
    if service is not None:
        return name in _STOCK_SERVICES or is_own_code(service)
    if not name.startswith("@") or name.startswith("@@"):
        return False
    kind = own_id.partition("_")[2]
    others = [
        method
        for method in SERVICE_METHODS
        if is_own_code(queryMultiAdapter((place, request), name=f"{method}_{kind}{name}"))
    ]
    if others:
        raise _not_allowed(("GET", "HEAD", *others[1:]) if others[0] == "GET" else others)
    return False


def _is_page(place, request, name: str) -> bool:
    bare = name.removeprefix("@@").removeprefix("++view++")
    if bare in _STOCK_VIEWS or (bare.startswith(_MANAGEMENT) and hasattr(aq_base(place), bare)):
        return True
    return is_own_code(queryMultiAdapter((place, request), name=bare))


def _not_allowed(methods) -> MethodNotAllowed:
    error = MethodNotAllowed(", ".join(methods))
    error.setHeader("Allow", ", ".join(methods))
    return error
