"""No content outside refers to cases, and cases refer to nothing outside the register."""

from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from plone.app.linkintegrity.interfaces import IRetriever
from zope.component import adapter
from zope.interface import implementer
from zope.keyreference.interfaces import IKeyReference
from zope.keyreference.interfaces import NotYet


@adapter(IDeviationReport)
@implementer(IKeyReference)
def no_reference_to_case(case):
    """No number in the site's table of relations.

    A page that names a case as "related" would show others that there is one. It also saves the
    writing of two buckets of that table at every submission.
    """
    raise NotYet(case)


@adapter(ICaseChild)
@implementer(IKeyReference)
def no_reference_to_part(part):
    """The same for what lives in a case."""
    raise NotYet(part)


@adapter(IDeviationReport)
@implementer(IRetriever)
def no_links_of_case(case):
    """A case has no rich text: there are no links to look for."""
    return None


@adapter(ICaseChild)
@implementer(IRetriever)
def no_links_of_part(part):
    """The same for what lives in a case."""
    return None


@adapter(ISpeakUpRegistry)
@implementer(IKeyReference)
def no_reference_to_registry(registry):
    """The same for SpeakUp!."""
    raise NotYet(registry)


@adapter(INotificationCase)
@implementer(IKeyReference)
def no_reference_to_notification(case):
    """The same for a notification case."""
    raise NotYet(case)


@adapter(INotificationCase)
@implementer(IRetriever)
def no_links_of_notification(case):
    """The same for a notification case."""
    return None
