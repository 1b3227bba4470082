"""What the state of a case, or of one of its parts, gives to which role."""

from AccessControl.Permission import pname
from AccessControl.PermissionRole import rolesForPermissionOn
from functools import cache
from ntnu.deviations.domain.roles import unsealed

VIEW = "View"
VIEW_CASEWORK = "ntnu.deviations: View Casework"
VIEW_REPORTER = "ntnu.deviations: View Reporter"

_attribute = cache(pname)


def roles_with(case, permission: str) -> frozenset[str]:
    """The roles the case's state gives ``permission`` to; none where it says nothing."""
    return unsealed(getattr(case, _attribute(permission), ()))


def roles_with_on_part(part, permission: str) -> frozenset[str]:
    """The same for a part of a case, which may take it from the case."""
    return unsealed(rolesForPermissionOn(permission, part))
