"""plone.restapi, for a site that does not have it yet: who may not use the site gets no new door."""

from AccessControl.Permission import getPermissions
from AccessControl.Permission import pname
from Acquisition import aq_base
from ntnu.deviations.setuphandlers.profile import is_installed
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations

PROFILE = "plone.restapi:default"
_PERMISSION = "plone.restapi: Use REST API"
_BROUGHT = "ntnu.deviations.rest_brought"


def bring_in(setup: Any) -> None:
    """Install it where it is not installed, for those who are logged in. No dependency of the profile: it
    would open the whole site's services to everybody."""
    if is_installed(setup, PROFILE):
        return
    portal = api.portal.get()
    IAnnotations(portal)[_BROUGHT] = _permissions(portal)
    setup.runAllImportStepsFromProfile(f"profile-{PROFILE}")
    portal.manage_permission(_PERMISSION, ["Authenticated", "Manager"], acquire=0)


def take_out(setup: Any) -> None:
    """Take it out again where it came with us."""
    portal = api.portal.get()
    before = IAnnotations(portal).pop(_BROUGHT, None)
    if before is None:
        return
    setup.runAllImportStepsFromProfile("profile-plone.restapi:uninstall")
    setup.unsetLastVersionForProfile(PROFILE)
    for attribute in _permissions(portal) | before:
        if attribute in before:
            setattr(portal, attribute, before[attribute])
        else:
            delattr(portal, attribute)


def _permissions(portal: Any) -> dict[str, Any]:
    """Its permissions that are given in the site, by the site's attribute."""
    names = [pname(found[0]) for found in getPermissions() if found[0].startswith("plone.restapi: ")]
    kept = vars(aq_base(portal))
    return {name: kept[name] for name in names if name in kept}
