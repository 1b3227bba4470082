"""Headers of every answer of this product: page, service, redirect, error, download."""

from ntnu.deviations import settings
from ntnu.deviations.access.ours import is_ours
from ntnu.deviations.doors import policy
from ntnu.deviations.interfaces import IStandaloneLayer
from plone.rest.interfaces import IAPIRequest
from typing import Any

#: Headers that caches go by, in small letters; plone.app.caching writes some as they are.
_OF_CACHES = ("expires", "etag", "last-modified", "x-cache-operation", "x-cache-rule")
#: What the answer at an address depends on.
_VARY = ("Accept", "Accept-Language", "Authorization", "Cookie")


def set_headers(event: Any) -> None:
    """Subscriber, when the answer is complete, whatever it is."""
    request, response = event.request, event.request.response
    if not is_ours(request):
        return
    # No copy is stored by a browser, a proxy or Plone's own cache: after log-out "Back" shows nothing.
    response.setHeader("Cache-Control", "private, no-store")
    own_tag = IAPIRequest.providedBy(request)
    for name in [name for name in response.headers if name.lower() in _OF_CACHES]:
        if name.lower() != "etag" or not own_tag:
            del response.headers[name]
    former = [part.strip() for part in (response.getHeader("Vary") or "").split(",")]
    response.setHeader("Vary", ", ".join(dict.fromkeys([*filter(None, former), *_VARY])))
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Referrer-Policy", response.getHeader("Referrer-Policy") or "same-origin")
    if not response.getHeader("Content-Security-Policy"):
        response.setHeader("Content-Security-Policy", _policy(request))
    # No page of another site can read an answer with the person's cookie.
    response.headers.pop("access-control-allow-credentials", None)


def _policy(request) -> str:
    if IAPIRequest.providedBy(request):
        return policy.of_data()
    return policy.of_pages(IStandaloneLayer.providedBy(request), settings.get("content_security"))
