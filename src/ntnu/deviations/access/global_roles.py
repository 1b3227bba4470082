"""A case role given in the site as a whole opens every case: look for it, and warn."""

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
    if roles.SYSTEM_ADMIN not in manager.listRoleIds():
        return frozenset()
    assigned = manager.listAssignedPrincipals(roles.SYSTEM_ADMIN)
    return frozenset(persons(principal for principal, _title in assigned))


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
