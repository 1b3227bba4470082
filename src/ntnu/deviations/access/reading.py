"""What the person who is logged in may read of a case, decided in one place."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.permissions import roles_with
from ntnu.deviations.access.permissions import roles_with_on_part
from ntnu.deviations.access.permissions import VIEW
from ntnu.deviations.access.permissions import VIEW_CASEWORK
from ntnu.deviations.access.permissions import VIEW_REPORTER
from ntnu.deviations.access.roles_on import roles_as_deputy
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.case.schema import tags
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.tags import part_of
from ntnu.deviations.case.schema.tags import permissions_of
from ntnu.deviations.domain import roles
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import person_of
from Products.CMFCore.utils import getToolByName
from zope.schema import Field

#: Id of a permission -> its name.
_RIGHTS = {
    tags.VIEW: VIEW,
    tags.VIEW_CASEWORK: VIEW_CASEWORK,
    tags.VIEW_REPORTER: VIEW_REPORTER,
}


class Reading:
    """The rights of one user on one case.

    Decided by the roles they have at this moment, not by ``checkPermission``: Plone's own plugins cache their
    answers for the request, and an action changes roles in the middle of one.
    """

    def __init__(self, case, user=None):
        self.case = aq_inner(case)
        self.user = user or getSecurityManager().getUser()
        self.roles = roles_on(self.case, self.user)
        self.facts = facts_of(self.case)

    def _allowed(self, permission: str) -> bool:
        return bool(self.roles & roles_with(self.case, permission))

    @property
    def may_view(self) -> bool:
        """The reporter's part, state, outcome."""
        return self._allowed(VIEW)

    @property
    def may_casework(self) -> bool:
        """Everything internal."""
        return self._allowed(VIEW_CASEWORK)

    @property
    def may_identity(self) -> bool:
        """The identity of the reporter."""
        return self._allowed(VIEW_REPORTER)

    def may_read(self, field: Field) -> bool:
        """A field of the case, by its own permission and those of its part. A preliminary response is written
        to the reporter, as a message is."""
        if part_of(field) is IPreliminary and not (self.may_casework or self.is_reporter):
            return False
        return all(self._allowed(_RIGHTS.get(permission, "")) for permission in permissions_of(field))

    @property
    def is_reporter(self) -> bool:
        return person_of(self.user.getId()) == self.facts.reporter

    @property
    def is_stub(self) -> bool:
        """Only number, unit, dates and state are left to read."""
        return bool(self.case.handed_over)

    @property
    def sees_access(self) -> bool:
        """Who has access, and why: recipient, case worker, line manager."""
        readers = {roles.RECIPIENT, roles.CASE_WORKER, roles.LINE_MANAGER, "Manager"}
        return self.may_casework and not self.is_reporter and bool(self.roles & readers)

    @property
    def sees_log(self) -> bool:
        """The case log: recipient, case worker, archivist."""
        readers = {roles.RECIPIENT, roles.CASE_WORKER, roles.ARCHIVIST, "Manager"}
        return self.may_casework and not self.is_reporter and bool(self.roles & readers)


def may_view_part(part, user=None) -> bool:
    """May the user, by their roles at this moment, read this part of a case?"""
    user = user or getSecurityManager().getUser()
    return bool(roles_on(part, user) & roles_with_on_part(part, VIEW))


def may_do_part(part, user, role: str, absent: str = "") -> bool:
    """May the user read a part that is theirs? Or one that is that of an ``absent`` person by ``role``, as
    their deputy?"""
    if not absent:
        return may_view_part(part, user)
    return role in dict(roles_as_deputy(part, user)).get(absent, ())


def user_by_id(context, person: str):
    """The current user of a person, wrapped and with all groups; None when there is none."""
    account = account_of(person)
    return account and getToolByName(context, "acl_users").getUserById(account)
