"""Plone's own Norwegian under our language codes.

Plone calls bokmål ``no`` and has next to no nynorsk. Each ``no`` catalogue is added under ``nb``,
and under ``nn`` after what nynorsk has: a message found in an earlier catalogue wins.
"""

from collections.abc import Iterable
from zope.component import getUtilitiesFor
from zope.i18n.gettextmessagecatalog import GettextMessageCatalog
from zope.i18n.interfaces import ITranslationDomain

SOURCE = "no"
TARGETS = ("nb", "nn")


class Fallback(GettextMessageCatalog):
    """A catalogue read once more, for another language."""

    def getIdentifier(self) -> str:
        # A domain keeps catalogues by this: the path alone is the original's.
        return f"{super().getIdentifier()} ({self.language})"


def add_norwegian() -> None:
    """Add the catalogues to every domain; a second call changes nothing."""
    for name, domain in getUtilitiesFor(ITranslationDomain):
        for language in TARGETS:
            _add(name, domain, language)


def _add(name: str, domain: ITranslationDomain, language: str) -> None:
    known = domain.getCatalogsInfo()
    for path in _files(known.get(SOURCE, ())):
        catalogue = Fallback(language, name, path)
        if catalogue.getIdentifier() not in known.get(language, ()):
            domain.addCatalog(catalogue)


def _files(identifiers: Iterable[str]) -> list[str]:
    """The catalogues that are files (the test catalogue is none)."""
    return [identifier for identifier in identifiers if identifier.endswith(".mo")]
