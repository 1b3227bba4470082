"""The address of a site as people see it. A thread has no request to tell it, and mails need it."""

from urllib.parse import urlsplit
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse


def request_at(address: str, site) -> HTTPRequest:
    """A request of nobody in particular, in which ``site`` stands at ``address``."""
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
