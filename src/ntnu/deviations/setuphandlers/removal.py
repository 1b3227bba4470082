"""What leaves with the package, and what stays because there are registers."""

import logging
from AccessControl.Permission import getPermissions
from AccessControl.Permission import pname
from Acquisition import aq_base
from ntnu.deviations import _
from ntnu.deviations.access.log_in_brake import remove_brake
from ntnu.deviations.access.role_watch import unwatch
from ntnu.deviations.access.sessions import give_back
from ntnu.deviations.access.setup import remove_plugin
from ntnu.deviations.access.units import registers
from ntnu.deviations.setuphandlers import rest
from ntnu.deviations.setuphandlers.error_log import forget_refusals
from ntnu.deviations.setuphandlers.profile import DEMO
from ntnu.deviations.setuphandlers.profile import LOGIN
from ntnu.deviations.setuphandlers.profile import Made
from ntnu.deviations.setuphandlers.profile import made
from ntnu.deviations.setuphandlers.profile import STANDALONE
from plone import api
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

log = logging.getLogger(__name__)

_STAYED = "ntnu.deviations.stayed"
_OURS = ("ntnu.deviations", "plone.bundles/ntnu-deviations-")
_STAYS = _(
    "uninstalled_content_stays",
    default="Registers and their cases are still there, with their types, workflows, roles and settings."
    " Nobody sees a case until the add-on is installed again.",
)


def left_behind(portal: Any) -> bool:
    """Was the package taken out of this site, and had to leave types, workflows and roles for its content?"""
    return _STAYED in IAnnotations(portal)


def remove(setup: Any) -> None:
    """Take out plugins and configlets; where no register is left, types, workflows, roles and settings."""
    portal = api.portal.get()
    names = made(setup)
    remove_plugin(portal)
    unwatch(portal)
    give_back(portal)
    remove_brake(portal)
    forget_refusals(portal)
    for id_ in names.configlets:
        portal.portal_controlpanel.unregisterConfiglet(id_)
    for profile in (DEMO, LOGIN, STANDALONE):
        setup.unsetLastVersionForProfile(profile)
    _take_out_utilities(portal)
    if registers(portal):
        IAnnotations(portal)[_STAYED] = True
        log.warning("Registers are left, and stay with what they need.")
        api.portal.show_message(_STAYS, portal.REQUEST, type="warning")
        return
    _take_out(setup, portal, names)


def _take_out_utilities(portal: Any) -> None:
    """Those of ours that are stored in the site (the clock of a demo): without the package it could not be
    opened."""
    components = portal.getSiteManager()
    for found in list(components.registeredUtilities()):
        if found.provided.__module__.startswith(_OURS[0]):
            components.unregisterUtility(found.component, found.provided, found.name)


def _take_out(setup: Any, portal: Any, names: Made) -> None:
    rest.take_out(setup)
    workflows, types = portal.portal_workflow, portal.portal_types
    for id_ in names.types:
        workflows._chains_by_type.pop(id_, None)
    types.manage_delObjects([id_ for id_ in names.types if id_ in types])
    workflows.manage_delObjects([id_ for id_ in names.workflows if id_ in workflows])
    _take_out_roles(portal, names.roles)
    for permission in getPermissions():
        attribute = pname(permission[0])
        if permission[0].startswith(_OURS[0]) and attribute in vars(aq_base(portal)):
            delattr(portal, attribute)
    records = getUtility(IRegistry).records
    for name in [name for name in records if name.startswith(_OURS)]:
        del records[name]
    annotations = IAnnotations(portal)
    for key in [key for key in annotations if key.startswith(_OURS[0])]:
        del annotations[key]


def _take_out_roles(portal: Any, roles: tuple[str, ...]) -> None:
    """From the site, from the roles that PAS offers, and from every permission of the site."""
    manager = portal.acl_users.portal_role_manager
    for role in roles:
        if role in manager.listRoleIds():
            manager.removeRole(role)
    for permission in portal.permission_settings():
        given = [role["name"] for role in portal.rolesOfPermission(permission["name"]) if role["selected"]]
        if set(given) & set(roles):
            kept = [role for role in given if role not in roles]
            portal.manage_permission(permission["name"], kept, acquire=bool(permission["acquire"]))
    portal.__ac_roles__ = tuple(role for role in portal.__ac_roles__ if role not in roles)
