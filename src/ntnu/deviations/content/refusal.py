"""The answer of content to operations that are not allowed on it."""

from ntnu.deviations.messages import message
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


def refusal(code: str, **words: object) -> Forbidden:
    """The exception to raise, in the reader's language: Plone shows its message unchanged."""
    return Forbidden(translate(message(code, **words), context=getRequest()))
