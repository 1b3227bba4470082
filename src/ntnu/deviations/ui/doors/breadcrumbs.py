"""Breadcrumbs of a part of a case, for a person who may not see every step."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access.reading import may_view_part
from Products.CMFPlone.browser.navigation import PhysicalNavigationBreadcrumbs
from zope.component import getMultiAdapter


class PartBreadcrumbs(PhysicalNavigationBreadcrumbs):
    """A part that is hidden from the person is left out of the breadcrumbs of what is in it: a hearing may
    share the file of a measure, and not the measure."""

    def breadcrumbs(self):
        if may_view_part(self.context):
            return super().breadcrumbs()
        around = aq_parent(aq_inner(self.context))
        return getMultiAdapter((around, self.request), name="breadcrumbs_view").breadcrumbs()
