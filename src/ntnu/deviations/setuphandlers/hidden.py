"""Profiles that do not show when a site is made."""

from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """The default profile is the one that is chosen by hand; of the others the docs tell."""

    def getNonInstallableProfiles(self) -> list[str]:
        return [f"ntnu.deviations:{name}" for name in ("login", "standalone", "uninstall", "demo")]

    def getNonInstallableProducts(self) -> list[str]:
        return []
