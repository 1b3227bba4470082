"""Forms that only read carry no token: addresses are kept in logs and bookmarks."""

from ntnu.deviations.ui.shell.page import Page
from plone.transformchain.interfaces import ITransform
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface

_TOKEN = './/form[translate(@method, "GET", "get")="get" or not(@method)]//input[@name="_authenticator"]'


@implementer(ITransform)
@adapter(Interface, Interface)
class NoTokenInGetForms:
    """Removes the token that plone.protect adds to every form; runs after it (order 9000)."""

    order = 9010

    def __init__(self, published, request):
        self.published = published

    def transformBytes(self, result, encoding):
        """A page that nobody has parsed has no changed forms."""

    transformUnicode = transformBytes

    def transformIterable(self, result, encoding):
        """The same tree, without tokens in forms that are sent by GET."""
        if not isinstance(self.published, Page) or not hasattr(result, "tree"):
            return None
        for field in result.tree.getroot().xpath(_TOKEN):
            field.getparent().remove(field)
        return result
