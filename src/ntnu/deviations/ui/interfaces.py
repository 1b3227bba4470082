"""Where a site and other packages put their panels: see docs/develop/add-a-panel.md."""

from zope.viewlet.interfaces import IViewletManager


class ICasePanels(IViewletManager):
    """``ntnu.deviations.case``: the page of a case, for those who work on it or help."""


class IReportersPanels(IViewletManager):
    """``ntnu.deviations.case.reporter``: the page of a case, for the person who reported it."""


class IAnonymisedPanels(IViewletManager):
    """``ntnu.deviations.case.anonymised``: what is left of a case whose personal data are deleted."""


class INotificationPanels(IViewletManager):
    """``ntnu.deviations.notification``: the page of a notification case."""
