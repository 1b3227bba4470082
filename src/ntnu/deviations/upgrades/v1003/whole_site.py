"""Until 1002 the add-on took over the whole site; such a site now gets the profiles that do so.

The site's former settings were not stored then: on uninstallation the values of that version's uninstall
profile are restored.
"""

from ntnu.deviations.setuphandlers import former
from ntnu.deviations.setuphandlers import settings
from ntnu.deviations.setuphandlers.profile import LOGIN
from ntnu.deviations.setuphandlers.profile import reader
from ntnu.deviations.setuphandlers.profile import STANDALONE
from plone import api
from typing import Any

_THEME = "plone.app.theming.interfaces.IThemeSettings."
_BARCELONETA = {
    f"{_THEME}currentTheme": "barceloneta",
    f"{_THEME}rules": "/++theme++barceloneta/rules.xml",
    f"{_THEME}absolutePrefix": "/++theme++barceloneta",
}


def say_so(setup: Any) -> None:
    """Apply the profiles of the whole site; later changes by administrators stay."""
    portal = api.portal.get()
    settings.keep()
    setup.runImportStepFromProfile("profile-ntnu.deviations:default", "plone.app.registry", False)
    settings.put_back()
    present = former.values(portal, setup)
    for profile in (LOGIN, STANDALONE):
        setup.runAllImportStepsFromProfile(f"profile-{profile}", dependency_strategy="ignore")
    for key, value in present.items():
        former.put(portal, key, value)
    ours = set(reader(setup, STANDALONE)("viewlets.xml").xpath("//viewlet/@name"))
    former.suppose(portal, setup, {key: _before(key, value, ours) for key, value in present.items()})


def _before(key: former.Key, value: Any, ours: set[str]) -> Any:
    kind, name = key
    if kind == "permission":
        return None
    if kind == "registry":
        return _BARCELONETA.get(name, value)
    return tuple(viewlet for viewlet in value if viewlet not in ours)
