"""Below ``++api++`` every answer is JSON, whatever a client accepts: curl and many libraries send ``*/*``."""

from ZPublisher.interfaces import IPubStart


def on_start(event: IPubStart) -> None:
    """The publisher decides before it comes to ``++api++`` that PATCH and DELETE are WebDAV, unless they accept
    JSON alone; plone.rest says otherwise too late, and the answer would be 500."""
    if "/++api++" in event.request.get("PATH_INFO", ""):
        event.request.maybe_webdav_client = 0
