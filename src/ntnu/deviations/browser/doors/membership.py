"""Plone's page of the groups a user is in; those that tell of a case are left out."""

import os
from ntnu.deviations.access.groups import tells_of_a_case
from Products.CMFPlone.controlpanel.browser import usergroups_usermembership
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class UserMembership(usergroups_usermembership.UserMembershipControlPanel):
    """Who takes part in a hearing is told to nobody who looks after users."""

    index = ViewPageTemplateFile(
        "usergroups_usermembership.pt", os.path.dirname(usergroups_usermembership.__file__)
    )

    def getGroups(self):
        return [group for group in super().getGroups() if not tells_of_a_case(group.getId())]
