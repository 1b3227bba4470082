"""The days of folder roles, which Plone's Sharing has no place for."""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class RoleDays:
    """Where folder roles are given: its Sharing holds who has one, and this on which days."""

    security = ClassSecurityInfo()
    security.declarePrivate("role_days")

    #: {user or group id: {role: {"from": first day, "to": last day, "begun": …}}} of roles that have days;
    #: a day may be None. ``begun``: what follows from the role's beginning has been done. It is replaced as
    #: a whole, never changed.
    role_days: Mapping[str, Mapping[str, Mapping[str, Any]]] = MappingProxyType({})


InitializeClass(RoleDays)
