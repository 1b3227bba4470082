"""Where a site and other packages put their panels: see docs/develop/add-a-panel.md."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.viewlet.interfaces import IViewletManager


class IPage(Interface):
    """A page of this product: viewlets of the site's frame can be registered for it as their view."""

    page_title = Attribute("A message or text for ``<title>``; empty: the title of the content.")
    has_errors = Attribute("Does the page show an error summary?")


class ICasePanels(IViewletManager):
    """``ntnu.deviations.case``: the page of a case, for those who work on it or help."""


class IReportersPanels(IViewletManager):
    """``ntnu.deviations.case.reporter``: the page of a case, for the person who reported it."""


class IAnonymisedPanels(IViewletManager):
    """``ntnu.deviations.case.anonymised``: what is left of a case whose personal data are deleted."""


class INotificationPanels(IViewletManager):
    """``ntnu.deviations.notification``: the page of a notification case."""
