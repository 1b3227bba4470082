"""Below ``++api++`` every answer is JSON, whatever a client accepts: curl and many libraries send ``*/*``."""

from ZPublisher.interfaces import IPubStart


def on_start(event: IPubStart) -> None:
    """The publisher takes PATCH and DELETE for WebDAV before it comes to ``++api++``, unless JSON alone is
    accepted; plone.rest says otherwise too late, and the answer would be 500."""
    request = event.request
    if "/++api++" in request.get("PATH_INFO", ""):
        request.maybe_webdav_client = 0
