"""A case role given in the site as a whole gives nothing, and misleads who sees it: look for it, and warn."""

from ntnu.deviations.access.holders import persons
from ntnu.deviations.core import roles
from Products.CMFCore.utils import getToolByName

#: Roles that stand on cases, or on a folder and reach cases from there.
CASE_ROLES = (
    roles.REPORTER,
    roles.RECIPIENT,
    roles.CASE_WORKER,
    roles.LINE_MANAGER,
    roles.HEARING_PARTICIPANT,
    roles.MEASURE_RESPONSIBLE,
    roles.ARCHIVIST,
)


def system_administrators(site) -> frozenset[str]:
    """Who holds the role EQS System Administrator, by name or by a group."""
    manager = getToolByName(site, "acl_users").portal_role_manager
    # Not by ``listAssignedPrincipals``: that searches the directory for the name of each.
    assigned = manager._principal_roles.items()
    return frozenset(persons([principal for principal, held in assigned if roles.SYSTEM_ADMIN in held]))


def given_globally(site) -> dict[str, list[str]]:
    """Case roles that users or groups hold in the whole site: {role: user and group ids}."""
    manager = getToolByName(site, "acl_users").portal_role_manager
    known = set(manager.listRoleIds())
    found = {
        role: sorted(principal for principal, _title in manager.listAssignedPrincipals(role))
        for role in CASE_ROLES
        if role in known
    }
    return {role: principals for role, principals in found.items() if principals}


def made_up(site) -> dict[str, list[str]]:
    """Roles that a site can give, and that have names of our permission maps: {role: user and group ids}.

    They open nothing either, for whatever shows a case asks our own rules. Nobody makes them by mistake.
    """
    manager = getToolByName(site, "acl_users").portal_role_manager
    return {
        role: sorted(principal for principal, _title in manager.listAssignedPrincipals(role))
        for role in manager.listRoleIds()
        if role.startswith(roles.PREFIX)
    }
