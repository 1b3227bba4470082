"""A case role given in the whole site gives no access, and misleads those who see it: find it, and warn."""

from ntnu.deviations.access.holders import persons
from ntnu.deviations.domain import roles
from Products.CMFCore.utils import getToolByName

#: Roles that are on cases, or on a folder and reach cases from there.
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
    """Who holds the role EQS System Administrator, directly or by a group."""
    return frozenset(persons(_assigned(site).get(roles.SYSTEM_ADMIN, ())))


def given_globally(site) -> dict[str, list[str]]:
    """Case roles that users or groups hold in the whole site: {role: user and group ids}."""
    assigned = _assigned(site)
    return {role: sorted(assigned[role]) for role in CASE_ROLES if role in assigned}


def made_up(site) -> dict[str, list[str]]:
    """Roles that a site can give, and that have names of our permission maps: {role: user and group ids}.

    They give no access either, since everything that shows a case asks the product's own rules. Nobody
    creates them by mistake.
    """
    assigned = _assigned(site)
    known = {*_manager(site)._roles, *site.valid_roles(), *assigned}
    return {role: sorted(assigned.get(role, ())) for role in sorted(known) if role.startswith(roles.PREFIX)}


def _assigned(site) -> dict[str, list[str]]:
    """{role: user and group ids}, as they are stored.

    Not by the plugin's own ``listRoleIds`` and ``listAssignedPrincipals``: the former stores the roles it
    finds, the latter searches the directory for the name of each.
    """
    found: dict[str, list[str]] = {}
    for principal, held in _manager(site)._principal_roles.items():
        for role in held:
            found.setdefault(role, []).append(principal)
    return found


def _manager(site):
    return getToolByName(site, "acl_users").portal_role_manager
