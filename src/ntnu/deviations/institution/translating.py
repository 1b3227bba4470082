"""Translates every text of this product, and fills in the institution's names: no caller provides them."""

from collections.abc import Mapping
from ntnu.deviations.institution import names
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.languages import of_request
from ntnu.deviations.locales.folders import DOMAIN
from typing import Any
from zope.component import getSiteManager
from zope.component import getUtility
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.translationdomain import TranslationDomain
from zope.i18nmessageid import Message


class Named(dict):
    """The variables of a message, preceded by the institution's names when a text uses them."""

    def __init__(self, given: Mapping[str, Any] | None, language: str):
        super().__init__(given or {})
        self._language = language

    def __bool__(self) -> bool:
        return True

    def get(self, key, default=None):
        return names.word(key, self._language) if key in names.WORDS else super().get(key, default)

    def copy(self) -> "Named":
        return Named(self, self._language)


class Domain(TranslationDomain):
    """Texts of this product. Those in an answer to a request are in the language of the product's pages: the
    site may have another."""

    def translate(
        self,
        msgid,
        mapping=None,
        context=None,
        target_language=None,
        default=None,
        msgid_plural=None,
        default_plural=None,
        number=None,
    ):
        if IDeviationsLayer.providedBy(context):
            target_language = of_request(context)
        return super().translate(
            msgid, mapping, context, target_language, default, msgid_plural, default_plural, number
        )

    def _recursive_translate(
        self,
        msgid,
        mapping,
        target_language,
        default,
        context,
        msgid_plural,
        default_plural,
        number,
        seen=None,
    ):
        if isinstance(msgid, Message) and msgid.domain == self.domain:
            default, mapping = msgid.default, msgid.mapping
            msgid_plural, default_plural, number = msgid.msgid_plural, msgid.default_plural, msgid.number
            msgid = str(msgid)
        how = (target_language, default, context, msgid_plural, default_plural, number, seen)
        # A text of another domain goes to that domain; most texts of this one have no variables.
        text = super()._recursive_translate(msgid, None, *how)
        if isinstance(msgid, Message) or ("$" not in text and msgid not in names.ROLE_OF):
            return text
        known = (target_language, *self._fallbacks)
        language = next((code for code in known if code in self._catalogs), "en")
        title = names.role_title(names.ROLE_OF[msgid], language) if msgid in names.ROLE_OF else ""
        return title or super()._recursive_translate(msgid, Named(mapping, language), *how)


def take_over() -> None:
    """This product's domain with the catalogues that were registered for it, including those of other
    packages."""
    domain = Domain(DOMAIN)
    for catalogue in getUtility(ITranslationDomain, DOMAIN)._data.values():
        domain.addCatalog(catalogue)
    getSiteManager().registerUtility(domain, ITranslationDomain, name=DOMAIN)
