"""The access log of Zope, without the requests of those who send or follow a notification, and without the
secret addresses of calendars.

Named in ``wsgi.ini`` in place of Paste's translogger. The log contains neither the page itself nor what a
browser requests from it.
"""

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from paste.deploy.converters import asbool
from paste.translogger import TransLogger
from typing import Any
from urllib.parse import unquote

#: The pages and services, by their names in an address; percent-encoding is decoded before.
_QUIET = re.compile(
    r"(^|/)(@@)?(notify(-follow|-receipt)?|calendar-feed)(/|\?|#|$)|(^|/)@speakup(-follow)?(/|\?|#|$)",
    re.IGNORECASE,
)

#: How many addresses may be nested in one another.
_DEEPEST = 4


def is_quiet(environ: Mapping[str, Any]) -> bool:
    """Is this a request that must not be logged?"""
    addresses = (
        str(environ.get("PATH_INFO", "")),
        str(environ.get("SCRIPT_NAME", "")),
        str(environ.get("HTTP_REFERER", "")),
        str(environ.get("QUERY_STRING", "")),
    )
    return any(_QUIET.search(_plain(address)) for address in addresses)


def _plain(address: str) -> str:
    """The address as a path, decoded: an address may be nested in another (``came_from``)."""
    for _within in range(_DEEPEST):
        address = unquote(address)
    return address.replace("=", "/").replace("&", "/")


class QuietLogger:
    """A WSGI application: ``app``, and before it Paste's log for all requests that are not left out."""

    def __init__(self, app: Callable[..., Iterable[bytes]], **options: Any):
        self._app = app
        self._logged = TransLogger(app, **options)

    def __call__(self, environ, start_response):
        """Answer a request."""
        return (self._app if is_quiet(environ) else self._logged)(environ, start_response)


def make_filter(global_conf, setup_console_handler: str = "False", **options: Any):
    """The filter for paste.deploy; ``options`` are those of Paste's translogger."""

    def wrapped(app):
        return QuietLogger(app, setup_console_handler=asbool(setup_console_handler), **options)

    return wrapped
