"""plone.restapi, for a site that does not have it yet: who may not use the site gets no new door."""

from ntnu.deviations.setuphandlers.profile import is_installed
from plone import api
from typing import Any

PROFILE = "plone.restapi:default"
_PERMISSION = "plone.restapi: Use REST API"


def bring_in(setup: Any) -> None:
    """Install it where it is not installed, for those who are logged in. No dependency of the profile: it
    would open the whole site's services to everybody."""
    if is_installed(setup, PROFILE):
        return
    setup.runAllImportStepsFromProfile(f"profile-{PROFILE}")
    api.portal.get().manage_permission(_PERMISSION, ["Authenticated", "Manager"], acquire=0)
