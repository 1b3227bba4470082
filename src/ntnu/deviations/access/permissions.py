"""What the state of a case, or of a part of one, gives to which role."""

from AccessControl.PermissionRole import rolesForPermissionOn
from ntnu.deviations.domain.roles import unsealed

VIEW = "View"
VIEW_CASEWORK = "ntnu.deviations: View Casework"
VIEW_REPORTER = "ntnu.deviations: View Reporter"


def roles_with(case, permission: str) -> frozenset[str]:
    """The roles the case's state gives ``permission`` to; none where it says nothing."""
    return unsealed(getattr(case, f"_{permission.translate(_ATTRIBUTE)}_Permission", ()))


def roles_with_on_part(part, permission: str) -> frozenset[str]:
    """The same for a part of a case, which may take it from the case."""
    return unsealed(rolesForPermissionOn(permission, part))


class _Attribute(dict):
    """Permission name -> attribute name, as Zope spells it: everything but letters and digits is _."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isascii() and (char.isalnum() or char == "_") else "_"
        return self[code]


_ATTRIBUTE = _Attribute()
