"""What content answers to things that are not to be done with it."""

from ntnu.deviations.messages import message
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


def refusal(code: str, **words: object) -> Forbidden:
    """The exception to raise, in the reader's language: Plone shows what is in it as it is."""
    return Forbidden(translate(message(code, **words), context=getRequest()))
