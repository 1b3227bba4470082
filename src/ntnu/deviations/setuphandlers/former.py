"""What a site was before it became only this, and that again."""

from AccessControl.Permission import pname
from Acquisition import aq_base
from collections.abc import Iterator
from ntnu.deviations.setuphandlers.profile import reader
from ntnu.deviations.setuphandlers.profile import STANDALONE
from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

_BEFORE = "ntnu.deviations.before_standalone"
_THEME = "plone.app.theming.interfaces.IThemeSettings."
_LANGUAGE = "plone."
_SKIN = "Plone Default"
_TOOLBAR = pname("Show Toolbar")

#: ("registry", record), ("hidden" or "order", viewlet manager), ("permission", attribute of the site).
Key = tuple[str, str]


def keep(portal: Any, setup: Any) -> None:
    """Keep what the profile will change. A second installation keeps what was there before the first."""
    IAnnotations(portal).setdefault(_BEFORE, {"before": values(portal, setup)})


def note(portal: Any, setup: Any) -> None:
    """Note what the profile has made of it."""
    kept = IAnnotations(portal)[_BEFORE]
    IAnnotations(portal)[_BEFORE] = kept | {"after": values(portal, setup)}


def put_back(portal: Any) -> None:
    """Every value is what it was before; one that somebody has changed since stays."""
    kept = IAnnotations(portal).pop(_BEFORE, None)
    if kept is None:
        return
    for key, before in kept["before"].items():
        if _value(portal, key) == kept["after"].get(key):
            put(portal, key, before)


def suppose(portal: Any, setup: Any, before: dict[Key, Any]) -> None:
    """``before`` is what is put back one day, instead of what is there now."""
    IAnnotations(portal)[_BEFORE] = {"before": before, "after": values(portal, setup)}


def values(portal: Any, setup: Any) -> dict[Key, Any]:
    """What the profile changes, as it is now."""
    return {key: _value(portal, key) for key in _keys(setup)}


def _keys(setup: Any) -> Iterator[Key]:
    read = reader(setup, STANDALONE)
    names = set(getUtility(IRegistry).records)
    yield from (("registry", name) for name in sorted(names) if name.startswith(_THEME))
    languages = read("registry/language.xml").xpath("//value/@key")
    yield from (("registry", _LANGUAGE + key) for key in languages if _LANGUAGE + key in names)
    for tag in ("hidden", "order"):
        managers = read("viewlets.xml").xpath(f"//{tag}/@manager")
        yield from ((tag, str(manager)) for manager in managers)
    yield "permission", _TOOLBAR


def _value(portal: Any, key: Key) -> Any:
    kind, name = key
    if kind == "registry":
        return getUtility(IRegistry)[name]
    if kind == "permission":
        return getattr(aq_base(portal), name, None)
    storage = getUtility(IViewletSettingsStorage)
    return storage.getHidden(name, _SKIN) if kind == "hidden" else storage.getOrder(name, _SKIN)


def put(portal: Any, key: Key, value: Any) -> None:
    """Set one of these values."""
    kind, name = key
    if kind == "registry":
        getUtility(IRegistry)[name] = value
    elif kind == "permission" and value is None:
        delattr(portal, name)
    elif kind == "permission":
        setattr(portal, name, value)
    else:
        storage = getUtility(IViewletSettingsStorage)
        (storage.setHidden if kind == "hidden" else storage.setOrder)(name, _SKIN, value)
