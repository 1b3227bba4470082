"""Texts that a language lacks are shown in bokmål, and Plone's own Norwegian gets the codes used here.

Plone calls bokmål ``no`` and has next to no nynorsk. Bokmål's catalogues are added again under the languages
whose readers read it, after their own: a message found in an earlier catalogue wins. A text that none of them
has is shown in the English of the code.
"""

from collections.abc import Iterable
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.locales.folders import known
from zope.component import getUtilitiesFor
from zope.i18n.gettextmessagecatalog import GettextMessageCatalog
from zope.i18n.interfaces import ITranslationDomain

_BOKMAAL = ("nb", "no")


class Fallback(GettextMessageCatalog):
    """A catalogue that is read again, for another language."""

    def getIdentifier(self) -> str:
        # The key of a catalogue in a domain: the path alone would be that of the original.
        return f"{super().getIdentifier()} ({self.language})"


def add_fallbacks() -> None:
    """Add the catalogues to every domain; a second call changes nothing.

    Called when all packages have registered their translations.
    """
    readers = [code for code in known() if chain(code).index("nb") < chain(code).index("en")]
    for name, domain in getUtilitiesFor(ITranslationDomain):
        for language in readers:
            _add(name, domain, language)


def _add(name: str, domain: ITranslationDomain, language: str) -> None:
    there = domain.getCatalogsInfo()
    for source in _BOKMAAL:
        for path in _files(there.get(source, ())) if source != language else ():
            catalogue = Fallback(language, name, path)
            if catalogue.getIdentifier() not in there.get(language, ()):
                domain.addCatalog(catalogue)


def _files(identifiers: Iterable[str]) -> list[str]:
    """The catalogues that are files (the test catalogue is not)."""
    return [identifier for identifier in identifiers if identifier.endswith(".mo")]
