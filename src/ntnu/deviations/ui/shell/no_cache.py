"""Pages and content of ours, and Plone's caches."""

from plone.caching.interfaces import IRulesetLookup
from zope.interface import implementer


@implementer(IRulesetLookup)
class NoRuleset:
    """No rule of the site's says how a page of ours, or content shown by its own, is kept: it is not.

    Plone tells whether a page has changed by the catalog, which holds no case, and in which language it is by
    the language of the site.
    """

    def __init__(self, published, request):
        self.published = published
        self.request = request

    def __call__(self) -> None:
        return None
