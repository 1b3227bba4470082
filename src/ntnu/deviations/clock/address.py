"""The address of a site as people see it. A thread has no request to tell it, and mails need it."""

import os
from plone import api
from urllib.parse import urlsplit
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse

VARIABLE = "NTNU_DEVIATIONS_URL"


def remember(register, event) -> None:
    """Subscriber: a new register keeps the address at which it was made."""
    register.clock["address"] = api.portal.get().absolute_url()


def address_of(register) -> str:
    """The site's address: what the environment names, else where the register was made."""
    return os.environ.get(VARIABLE) or register.clock.get("address", "")


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
