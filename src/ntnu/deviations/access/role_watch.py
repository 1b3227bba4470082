"""A PAS plugin that is notified when a role is given in the whole site.

Plone sends no event for this; it asks every plugin of this kind, one after the other, to store the role. This
plugin stores nothing and answers so: it only notifies the site that a role is being given.
"""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from ntnu.deviations.interfaces import GlobalRolesAssigned
from Products.PluggableAuthService.interfaces.plugins import IRoleAssignerPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.event import notify
from zope.interface import implementer

WATCH_ID = "deviation_role_watch"


@implementer(IRoleAssignerPlugin)
class RoleWatch(BasePlugin):
    """Notifies ``GlobalRolesAssigned`` and assigns nothing."""

    meta_type = "Deviation role watch"
    security = ClassSecurityInfo()

    def __init__(self, id=WATCH_ID, title="Hears of roles in the whole site"):
        self._setId(id)
        self.title = title

    @security.private
    def doAssignRoleToPrincipal(self, principal_id, role):
        notify(GlobalRolesAssigned())
        return False

    @security.private
    def doRemoveRoleFromPrincipal(self, principal_id, role):
        notify(GlobalRolesAssigned())
        return False

    @security.private
    def assignRolesToPrincipal(self, roles, principal_id, REQUEST=None):
        """PlonePAS's own plugin: stores these roles, and no others."""
        notify(GlobalRolesAssigned())


InitializeClass(RoleWatch)


def watch(portal) -> None:
    """Add the plugin to the site, if it is missing."""
    users = portal.acl_users
    if WATCH_ID not in users.objectIds():
        users._setObject(WATCH_ID, RoleWatch())
    if WATCH_ID not in users.plugins.listPluginIds(IRoleAssignerPlugin):
        users.plugins.activatePlugin(IRoleAssignerPlugin, WATCH_ID)


def unwatch(portal) -> None:
    """Remove the plugin from the site."""
    users = portal.acl_users
    if WATCH_ID in users.objectIds():
        if WATCH_ID in users.plugins.listPluginIds(IRoleAssignerPlugin):
            users.plugins.deactivatePlugin(IRoleAssignerPlugin, WATCH_ID)
        users._delObject(WATCH_ID)
