"""Below ``++api++`` every answer is JSON, whatever a client accepts: curl and many libraries send ``*/*``."""

from ZPublisher.interfaces import IPubStart


def on_start(event: IPubStart) -> None:
    """The publisher decides before it comes to ``++api++`` that a PATCH or DELETE is WebDAV, unless it accepts
    JSON alone; plone.rest says otherwise too late, and the answer would be 500."""
    if "/++api++" in event.request.get("PATH_INFO", ""):
        event.request.maybe_webdav_client = 0
