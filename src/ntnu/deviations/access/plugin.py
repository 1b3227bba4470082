"""The product's roles in Plone's security: a PAS plugin that gives them, and adapters that suppress others.

It answers with the role names of the product's permission maps, which no site can give
(``core.roles.PREFIX``). Its order among plugins is of no importance; without it nobody sees a case.
"""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Acquisition import aq_inner
from Acquisition import aq_parent
from borg.localrole.interfaces import ILocalRoleProvider
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.domain.roles import sealed
from ntnu.deviations.interfaces import IGivesRoles
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.interface import implementer

PLUGIN_ID = "deviation_roles"


@implementer(ILocalRolesPlugin)
class DeviationRoles(BasePlugin):
    """Roles on cases, their parts, units and notification cases. The plugin answers only permission checks,
    and does not list roles."""

    meta_type = "Deviation roles"
    security = ClassSecurityInfo()

    def __init__(self, id=PLUGIN_ID, title="Roles on deviations"):
        self._setId(id)
        self.title = title

    @security.private
    def getRolesInContext(self, user, object):
        """Names of the roles the user has here by the product's rules."""
        place = _nearest(object)
        if place is None or not user._check_context(place):
            return []
        return [sealed(role) for role in roles_on(place, user)]

    @security.private
    def checkLocalRolesAllowed(self, user, object, object_roles):
        """1 where the user has one of the roles here; None where the plugin has no answer.

        Worked out anew each time. Plone's own plugin keeps its answers for the request, by user and place:
        there they would outlive a change, and in background work, where one request serves many transactions,
        they would outlive the transaction.
        """
        return 1 if set(object_roles).intersection(self.getRolesInContext(user, object)) else None

    @security.private
    def getAllLocalRolesInContext(self, object):
        """None: the case itself shows who has access, to those who may know."""
        return {}


InitializeClass(DeviationRoles)


def _nearest(thing):
    """The content of this product that ``thing`` is, or is in; for a method, the object it belongs to."""
    while thing is not None and not IGivesRoles.providedBy(thing):
        above = aq_parent(aq_inner(thing))
        thing = getattr(thing, "__self__", above)
    return thing


@implementer(ILocalRoleProvider)
class NoRoles:
    """Registered under borg.localrole's own name "default" for cases, parts and notification cases, so that
    it replaces the adapter that reads stored local roles (the creator's Owner role is one)."""

    def __init__(self, context):
        self.context = context

    def getRoles(self, principal_id):
        return ()

    def getAllRoles(self):
        return ()
