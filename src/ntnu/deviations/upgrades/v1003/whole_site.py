"""Until 1002 the add-on took the whole site; such a site has the profiles that do so now.

What the site was before was not kept then: what is put back when the add-on leaves is what the uninstall
profile of that time put back.
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
    """Apply the profiles of the whole site; what administrators have changed since stays."""
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
