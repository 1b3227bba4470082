"""``HEAD`` and ``OPTIONS`` at and below a register.

A ``HEAD`` is worked out like the ``GET``, nothing is stored, and the body is left out at the end: so status
and headers are the same. ``OPTIONS`` is answered before anything is looked up.
"""

import transaction
from ntnu.deviations.access.ours import asked_for_head
from ntnu.deviations.access.ours import note_head
from ntnu.deviations.access.units import register_paths
from plone.rest.events import mark_as_api_request
from plone.rest.interfaces import ICORSPolicy
from Products.Five.browser import BrowserView
from zope.component import queryMultiAdapter


def on_site_traversed(site, event) -> None:
    """Subscriber: a request reaches the site, and may be on its way to a register."""
    request = event.request
    if request.method == "HEAD" and _leads_to_a_register(site, request):
        note_head(request)
        _ask_as(request, "GET")
        mark_as_api_request(request, request.getHeader("Accept", "text/html"))


def store_nothing(event) -> None:
    """Subscriber, before the commit."""
    if asked_for_head(event.request):
        transaction.doom()


def leave_out_the_body(event) -> None:
    """Subscriber, when the answer is complete: its size is stated, and the body is not sent."""
    request = event.request
    if not asked_for_head(request):
        return
    _ask_as(request, "HEAD")
    response = request.response
    if isinstance(response.body, bytes) and not response.getHeader("Content-Length"):
        response.setHeader("Content-Length", str(len(response.body)))
    # A file that would have been sent is closed.
    close = getattr(response.body, "close", None)
    if close is not None:
        close()
    response.body = b""
    response.stdout.seek(0)
    response.stdout.truncate()


class Options(BrowserView):
    """204, with the supported methods; for a program in a browser on another site, the site's own CORS
    rule."""

    def __call__(self):
        asked, response = self.context, self.request.response
        policy = queryMultiAdapter((asked.register, self.request), ICORSPolicy)
        if policy is not None:
            policy.process_preflight_request()
        response.setHeader("Allow", ", ".join(asked.methods))
        response.setStatus(204, lock=1)
        response.setBody(b"", lock=1)
        return b""


def _ask_as(request, method: str) -> None:
    request.method = method
    request.environ["REQUEST_METHOD"] = method


def _leads_to_a_register(site, request) -> bool:
    names = [
        name
        for name in reversed(request.get("TraversalRequestNameStack") or ())
        if not name.startswith(("++", "_vh_")) and name != "VirtualHostRoot"
    ]
    return any(tuple(names[: len(path)]) == path for path in register_paths(site))
