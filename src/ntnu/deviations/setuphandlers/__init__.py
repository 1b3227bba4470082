"""What a profile cannot say in XML."""

from ntnu.deviations.access.groups import PLUGIN_ID
from ntnu.deviations.access.groups import UnitGroups
from ntnu.deviations.access.role_watch import unwatch
from ntnu.deviations.access.role_watch import watch
from ntnu.deviations.mail.setup import configure_mailhost
from plone import api
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin

#: Exceptions that tell a person what to mend.
REFUSALS = (
    "InvalidData",
    "NotAllowed",
    "UnknownAction",
    "NotReady",
    "Stale",
    "PreconditionFailed",
    "TooMany",
)


def post_install(tool) -> None:
    """After the default profile: the groups plugin, last of its kind, and the mail queue."""
    portal = api.portal.get()
    _add_groups_plugin(portal)
    watch(portal)
    _expect_refusals(portal)
    configure_mailhost(portal)


def _expect_refusals(portal) -> None:
    """What a person must mend is no error of the server: keep it out of the error log."""
    log = portal.error_log
    known = log.getProperties()["ignored_exceptions"]
    expected = [name for name in REFUSALS if name not in known]
    log.setProperties(log.keep_entries, True, (*known, *expected))


def _add_groups_plugin(portal) -> None:
    users = portal.acl_users
    if PLUGIN_ID not in users.objectIds():
        users._setObject(PLUGIN_ID, UnitGroups())
    plugins = users.plugins
    for kind in (IGroupsPlugin, IGroupIntrospection):
        if PLUGIN_ID not in plugins.listPluginIds(kind):
            plugins.activatePlugin(kind, PLUGIN_ID)
    # Last: it asks for the ordinary groups that the plugins before it have given.
    while plugins.listPluginIds(IGroupsPlugin)[-1] != PLUGIN_ID:
        plugins.movePluginsDown(IGroupsPlugin, [PLUGIN_ID])


def remove(tool) -> None:
    """After the uninstall profile: the plugins go; content stays."""
    users = api.portal.get().acl_users
    if PLUGIN_ID in users.objectIds():
        for kind in (IGroupsPlugin, IGroupIntrospection):
            if PLUGIN_ID in users.plugins.listPluginIds(kind):
                users.plugins.deactivatePlugin(kind, PLUGIN_ID)
        users._delObject(PLUGIN_ID)
    unwatch(api.portal.get())
