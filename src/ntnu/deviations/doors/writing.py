"""One rule for every service that writes, of this product and of Plone, at and below a register.

A person identified by a cookie writes only from a page of the site itself; a request with a token or a
password needs no page. The body is JSON. Forms have their own rule: Plone's token (``_authenticator``).
"""

from email.message import Message
from ntnu.deviations import settings
from ntnu.deviations.access.ours import is_ours
from ntnu.deviations.doors import origins
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from plone.rest.interfaces import IAPIRequest

_WRITES = frozenset({"POST", "PATCH", "PUT", "DELETE"})


def on_after_traversal(event) -> None:
    """Subscriber: the person is authenticated, and may see the target of the request.

    Raises NotAllowed (403) for a request that another site's page may have started, and InvalidData (415)
    for a body that is not JSON.
    """
    request = event.request
    if request.method not in _WRITES or not IAPIRequest.providedBy(request) or not is_ours(request):
        return
    _check_origin(request)
    if request.get("BODY") and _content_type(request) != "application/json":
        raise InvalidData(one("not_json_type"), 415)


def _check_origin(request) -> None:
    said = (request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"))
    addresses = (settings.public_address(), request.get("SERVER_URL", ""))
    scheme = (request._auth or "").partition(" ")[0].lower()
    if scheme == "bearer" or not _is_known(request):
        return
    # A browser may add a stored password to any request; a program sends no headers about a page.
    refused = origins.is_foreign if scheme == "basic" else _is_not_own
    if refused(*said, *addresses):
        raise NotAllowed(one("other_origin"))


def _is_not_own(*said) -> bool:
    return not origins.is_own(*said)


def _is_known(request) -> bool:
    user = request.get("AUTHENTICATED_USER")
    return user is not None and user.getId() is not None


def _content_type(request) -> str:
    sent = Message()
    sent["Content-Type"] = request.getHeader("Content-Type") or ""
    return sent.get_content_type() if sent["Content-Type"] else ""
