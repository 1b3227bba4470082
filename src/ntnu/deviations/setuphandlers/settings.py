"""What administrators have set outlives a second installation: the registry step would write it over."""

from plone import api
from plone.registry.interfaces import IRegistry
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

_PREFIX = "ntnu.deviations."
_KEPT = "ntnu.deviations.settings_kept"


def keep() -> None:
    """Note what is set now."""
    records = getUtility(IRegistry).records
    IAnnotations(api.portal.get())[_KEPT] = {
        name: records[name].value for name in records if name.startswith(_PREFIX)
    }


def put_back() -> None:
    """Set again what was noted, where there is still such a setting."""
    registry = getUtility(IRegistry)
    for name, value in IAnnotations(api.portal.get()).pop(_KEPT, {}).items():
        if name in registry and registry[name] != value:
            registry[name] = value
