"""What sites of others bring: themes, and a main template of their own."""

from zope.interface import alsoProvides
from zope.interface import Interface


class IOwnTemplate(Interface):
    """Requests that are answered in the site's own main template."""


def choose_template(site, event):
    """Subscriber: who has the cookie gets it."""
    if "own_template" in event.request.cookies:
        alsoProvides(event.request, IOwnTemplate)
