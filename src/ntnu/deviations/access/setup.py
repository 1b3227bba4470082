"""Installs the plugin for the product's roles in a site, and checks that it is there."""

from ntnu.deviations.access.plugin import DeviationRoles
from ntnu.deviations.access.plugin import PLUGIN_ID
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin

#: A plugin of former versions, which exposed the folder roles as groups to every caller of Plone.
_FORMER = "deviation_units"


def install_plugin(site) -> None:
    """The plugin is there and active; the former one is removed. May be called at any time."""
    users = site["acl_users"]
    _take_out(users, _FORMER)
    if PLUGIN_ID in users.objectIds() and not isinstance(users[PLUGIN_ID].aq_base, DeviationRoles):
        _take_out(users, PLUGIN_ID)
    if PLUGIN_ID not in users.objectIds():
        users._setObject(PLUGIN_ID, DeviationRoles())
    if PLUGIN_ID not in users.plugins.listPluginIds(ILocalRolesPlugin):
        users.plugins.activatePlugin(ILocalRolesPlugin, PLUGIN_ID)


def remove_plugin(site) -> None:
    """The plugin is removed; after that nobody sees a case."""
    for id_ in (_FORMER, PLUGIN_ID):
        _take_out(site["acl_users"], id_)


def is_in_order(site) -> bool:
    """Does Plone ask the plugin? Without it nobody sees a case."""
    users = site["acl_users"]
    active = PLUGIN_ID in users.plugins.listPluginIds(ILocalRolesPlugin)
    return active and PLUGIN_ID in users.objectIds() and _FORMER not in users.objectIds()


def _take_out(users, id_: str) -> None:
    if id_ in users.objectIds():
        # This also takes it out of the user folder's list of active plugins.
        users._delObject(id_)
