"""Work outside the transaction of a request: in a connection of its own, and a transaction for each piece."""

import transaction
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from ntnu.deviations import counted
from ntnu.deviations import own_settings
from ntnu.deviations import settings
from plone.base.interfaces import IPloneSiteRoot
from transaction.interfaces import TransientError
from typing import Any
from typing import TypeVar
from urllib.parse import urlsplit
from ZODB.DB import DB
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from ZPublisher.BaseRequest import RequestContainer
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse

_T = TypeVar("_T")

#: How often a piece is tried when another transaction changes the same objects at the same time.
TRIES = 5


def committed(piece: Callable[[], _T]) -> _T:
    """Do a piece and commit it; again, from the start, where it conflicts with somebody else's work. What was
    changed before and not committed is lost."""
    for left in reversed(range(TRIES)):
        transaction.begin()
        _forget_settings()
        try:
            found = piece()
            transaction.commit()
            return found
        except TransientError:
            transaction.abort()
            counted.CONFLICTS.labels("background", "retried" if left else "given_up").inc()
            if not left:
                raise
        except BaseException:
            transaction.abort()
            raise
    raise AssertionError("the last try returns or raises")


def _forget_settings() -> None:
    """Plone's registry caches in the request what is from an earlier transaction: all pieces share one
    request."""
    getattr(getRequest(), "other", {}).pop("_plone_registry_cache", None)


@contextmanager
def opened(database: DB, path: tuple[str, ...]) -> Iterator[Any]:
    """The register at ``path`` (from the root) in a connection of this thread's own, in its site."""
    connection = database.open()
    try:
        site, register = _in_place(connection.root()["Application"], path)
        setSite(site)
        request = request_at(settings.public_address(), site)
        setRequest(request)
        # Wrapped anew: only objects that are looked up through the request know its address.
        site, register = _in_place(site.getPhysicalRoot().__of__(RequestContainer(REQUEST=request)), path)
        setSite(site)
        own_settings.enter(register, request)
        yield register
    finally:
        transaction.abort()
        setSite(None)
        clearRequest()
        connection.close()


def _in_place(app, path: tuple[str, ...]) -> tuple[Any, Any]:
    """Site and register, which may be in a folder of it."""
    found = [app]
    for id_ in path[1:]:
        found.append(found[-1]._getOb(id_))
    return next(filter(IPloneSiteRoot.providedBy, reversed(found))), found[-1]


def request_at(address: str, site) -> HTTPRequest:
    """A request without a user, in which ``site`` is at ``address``."""
    parts = urlsplit(address or "http://localhost")
    port = parts.port or {"https": 443}.get(parts.scheme, 80)
    environ = {
        "SERVER_NAME": parts.hostname or "localhost",
        "SERVER_PORT": str(port),
        "REQUEST_METHOD": "GET",
    }
    request = HTTPRequest(None, environ, HTTPResponse())
    request["PARENTS"] = [site]
    request.setServerURL(parts.scheme, parts.hostname, port)
    request.setVirtualRoot(parts.path.strip("/"))
    return request
