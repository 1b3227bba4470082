"""Profiles that do not show when a site is made."""

from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """The uninstall and demo profiles are not for choosing by hand."""

    def getNonInstallableProfiles(self) -> list[str]:
        return ["ntnu.deviations:uninstall", "ntnu.deviations:demo"]

    def getNonInstallableProducts(self) -> list[str]:
        return []
