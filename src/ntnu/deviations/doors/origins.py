"""Does a request that writes come from a page of this site?

A browser sends the person's log-in cookie with a request that any page starts, and says in ``Origin``
(https://www.rfc-editor.org/rfc/rfc6454) and ``Sec-Fetch-Site`` (https://www.w3.org/TR/fetch-metadata/)
which page that was. A page cannot change either.
"""

from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def origin_of(address: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address; None for anything else (``null`` too)."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or port is None:
        return None
    return parts.scheme, parts.hostname.lower(), port


def is_own(origin: str | None, fetch_site: str | None, public: str, asked: str) -> bool:
    """Was this request started by a page of this site?

    ``origin`` and ``fetch_site`` are the headers, None where they were not sent. ``public`` is the site's
    configured address, ``asked`` the one the request was sent to, which is used where none is configured: an
    attacker who forges a request in somebody's browser cannot change where the cookie is sent. Where neither
    header is sent the answer is no.
    """
    if origin is not None:
        found = origin_of(origin)
        return found is not None and found == origin_of(public or asked)
    return fetch_site == "same-origin"


def is_foreign(origin: str | None, fetch_site: str | None, public: str, asked: str) -> bool:
    """Does the request say that a page elsewhere started it? A request that no page started says nothing."""
    said = origin is not None or fetch_site not in (None, "none")
    return said and not is_own(origin, fetch_site, public, asked)
