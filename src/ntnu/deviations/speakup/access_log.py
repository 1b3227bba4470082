"""The access log of Zope, which is silent about those who send or follow a notification.

Named in ``wsgi.ini`` in place of Paste's translogger. Neither the page itself stands in the log, nor
what a browser asks for from there.
"""

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from paste.deploy.converters import asbool
from paste.translogger import TransLogger
from typing import Any
from urllib.parse import unquote

#: The pages and services, as they stand in an address; encoded letters are undone before.
_QUIET = re.compile(
    r"(^|/)(@@)?notify(-follow|-receipt)?(/|\?|#|$)|(^|/)@speakup(-follow)?(/|\?|#|$)", re.IGNORECASE
)

#: So many addresses may stand one within the other.
_DEEPEST = 4


def is_quiet(environ: Mapping[str, Any]) -> bool:
    """Is this a request that must leave no line?"""
    addresses = (
        str(environ.get("PATH_INFO", "")),
        str(environ.get("SCRIPT_NAME", "")),
        str(environ.get("HTTP_REFERER", "")),
        str(environ.get("QUERY_STRING", "")),
    )
    return any(_QUIET.search(_plain(address)) for address in addresses)


def _plain(address: str) -> str:
    """The address as a path, letters decoded: an address may stand in another (``came_from``)."""
    for _within in range(_DEEPEST):
        address = unquote(address)
    return address.replace("=", "/").replace("&", "/")


class QuietLogger:
    """A WSGI application: ``app``, and before it Paste's log for all that is not quiet."""

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
