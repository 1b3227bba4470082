"""Which door a request has come to, for the figures and the access log."""

import re
from ntnu.deviations import counted
from ntnu.deviations.access.ours import is_own_code
from ntnu.deviations.access.ours import places
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.under_way import request_now
from transaction.interfaces import TransientError
from typing import Any
from zope.publisher.interfaces.browser import IBrowserView

_SPEAKUP = "ntnu.deviations.speakup."
#: The names of pages and services; nothing that somebody wrote is one.
_NAME = re.compile(r"[@a-zA-Z][\w.-]{0,60}", re.ASCII)
#: plone.rest names a service by its method and what it answers with.
_OF_REST = re.compile(r"^[A-Z]+_[a-z]+_[a-z]+_")


def on_registry_traversed(place: Any, event: Any) -> None:
    """Subscriber: what comes after this is SpeakUp!'s, also where it is not there."""
    if (request := request_now()) is not None:
        request.hidden = True


def on_after_traversal(event: Any) -> None:
    """Subscriber: the view or service is known."""
    request = request_now()
    if request is None:
        return
    published = event.request.get("PUBLISHED")
    view = getattr(published, "__self__", published)
    if not (IBrowserView.providedBy(view) and is_own_code(view)):
        return
    name = _OF_REST.sub("", getattr(view, "__name__", "") or "")
    request.door = name if _NAME.fullmatch(name) else ""
    if any(base.__module__.startswith(_SPEAKUP) for base in type(view).__mro__):
        request.hidden = True
        # The form and the way back, however their address was spelled, are at the register itself.
        request.unseen = request.unseen or not any(map(_is_of_speakup, places(event.request)))


def _is_of_speakup(place: Any) -> bool:
    return ISpeakUpRegistry.providedBy(place) or INotificationCase.providedBy(place)


def on_before_abort(event: Any) -> None:
    """Subscriber: a request has failed; where it conflicted, it may be repeated."""
    if isinstance(event.exc_info[1], TransientError):
        counted.CONFLICTS.labels("request", "retried" if event.retry else "given_up").inc()
