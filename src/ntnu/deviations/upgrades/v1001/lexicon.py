"""Removes words that no text contains any more from the lexicon of the site's catalog."""

from Acquisition import aq_base
from collections.abc import Iterable
from Products.CMFCore.indexing import processQueue
from Products.CMFCore.utils import getToolByName


def forget_words(context, texts: Iterable[str]) -> None:
    """Remove the words of ``texts`` from the lexicons, except for those that other texts contain too.

    Pending indexing is done first.
    """
    processQueue()
    catalog = getToolByName(context, "portal_catalog")
    sharing: dict[object, tuple[object, list]] = {}
    for index in catalog.getIndexObjects():
        if index.meta_type == "ZCTextIndex":
            lexicon = aq_base(index.getLexicon())
            sharing.setdefault(id(lexicon), (lexicon, []))[1].append(index.index)
    for lexicon, indexes in sharing.values():
        for text in texts:
            for word in _words(lexicon, text):
                _forget(lexicon, indexes, word)


def _words(lexicon, text: str) -> set[str]:
    found = [text]
    for element in lexicon._pipeline:
        found = element.process(found)
    return set(found)


def _forget(lexicon, indexes, word: str) -> None:
    wid = lexicon._wids.get(word)
    if wid is None or any(wid in index._wordinfo for index in indexes):
        return
    del lexicon._wids[word]
    del lexicon._words[wid]
    lexicon.length.change(-1)
