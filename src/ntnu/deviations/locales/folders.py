"""The available languages: folders of ``locales/``, this product's and those that other packages register for
its domain.

A language's folder holds its catalogue, and in ``mail/`` the texts of its mails.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from ntnu.deviations import _
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.domain.languages import SHIPPED
from pathlib import Path
from typing import Any
from zope.component import queryUtility
from zope.i18n.interfaces import ITranslationDomain
from zope.interface import Invalid

DOMAIN = "ntnu.deviations"
_OWN = Path(__file__).parent


def known(domain: str = DOMAIN) -> dict[str, tuple[Path, ...]]:
    """Each language with its folders: this product's first, then in the order of registration. For another
    domain, the folders that packages have for it."""
    translations = queryUtility(ITranslationDomain, domain)
    catalogues = translations.getCatalogsInfo() if translations is not None else {}
    languages = dict.fromkeys([*(SHIPPED if domain == DOMAIN else ()), *catalogues])
    found = {
        language: _folders(domain, language, tuple(catalogues.get(language, ()))) for language in languages
    }
    return {language: folders for language, folders in found.items() if folders}


@cache
def _folders(domain: str, language: str, catalogues: tuple[str, ...]) -> tuple[Path, ...]:
    own = (_OWN / language,) if domain == DOMAIN and language in SHIPPED else ()
    # The fallback catalogue has more than a path as its name; the test catalogue has no path.
    others = (Path(name).parents[1] for name in catalogues if name.endswith(f"/{domain}.mo"))
    return tuple(dict.fromkeys((*own, *others)))


def text(language: str, name: str, domain: str = DOMAIN) -> str | None:
    """The file ``name`` in a language's folders of a domain; None where there is none."""
    paths = (folder / name for folder in known(domain).get(language, ()))
    return next((path.read_text(encoding="utf-8") for path in paths if path.is_file()), None)


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """The TOML file ``name`` in a language's folders; empty where there is none."""
    return tomllib.loads(text(language, name) or "")


@cache
def merged(language: str, name: str) -> Mapping[str, Any]:
    """The TOML file ``name`` for a reader of ``language``: values that it lacks come, table by table, from
    the next languages of that reader."""
    found: dict[str, Any] = {}
    for code in reversed(chain(language)):
        for key, value in table(code, name).items():
            found[key] = found.get(key, {}) | value if isinstance(value, dict) else value
    return found


def are_languages(codes: list[str]) -> bool:
    """Constraint: languages with texts, each once, at least one."""
    there = known()
    if not codes or len(set(codes)) < len(codes) or not there.keys() >= set(codes):
        raise Invalid(
            _(
                "error_languages",
                default="Write codes of languages that there are texts for, each once: ${known}.",
                mapping={"known": ", ".join(there)},
            )
        )
    return True
