"""How sites of others look, for our pages to be drawn in."""

from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

#: Themes and a main template: a package that the server loads.
OWN_SITE = Path(__file__).parent / "frames"

_THEMING = "plone.app.theming.interfaces.IThemeSettings"


def _theme(name: str) -> dict[str, Any]:
    return {
        f"{_THEMING}.enabled": True,
        f"{_THEMING}.currentTheme": name,
        f"{_THEMING}.rules": f"/++theme++{name}/rules.xml",
        f"{_THEMING}.absolutePrefix": f"/++theme++{name}",
    }


_UNTHEMED = {f"{_THEMING}.enabled": False}
#: What Plone's own site has.
STOCK = {**_theme("barceloneta"), "plone.available_languages": ["nb", "en"], "plone.default_language": "nb"}


@dataclass(frozen=True)
class SiteLook:
    """``frame``: a selector of something that only a page with this look has; then what differs from Plone's
    own site: records of the registry, cookies of who looks."""

    frame: str
    records: dict[str, Any] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()


LOOKS = {
    "stock": SiteLook("main #content"),
    "another-theme": SiteLook(".banner", _theme("another")),
    "own-template": SiteLook("#wrap > #left", _UNTHEMED, ("own_template",)),
    "right-to-left": SiteLook(
        "html[lang=ar] > body[dir=rtl]", {"plone.available_languages": ["ar"], "plone.default_language": "ar"}
    ),
    "dark": SiteLook("html[data-bs-theme=dark]", _theme("dark")),
    "no-theme": SiteLook("body > article#portal-column-content", _UNTHEMED),
}


def with_own_site(site_zcml: Path) -> None:
    """Let the server whose ZCML this is load the package."""
    text = site_zcml.read_text(encoding="utf-8")
    site_zcml.write_text(text.replace("</configure>", '<include package="own_site" />\n</configure>'))
