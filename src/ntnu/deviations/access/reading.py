"""What the person at the keyboard may read of a case, decided in one place."""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_inner
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.core import roles
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import person_of
from Products.CMFCore.utils import getToolByName

VIEW = "View"
VIEW_CASEWORK = "ntnu.deviations: View Casework"
VIEW_REPORTER = "ntnu.deviations: View Reporter"


class Reading:
    """The rights of one user on one case.

    Decided by the roles she has at this moment, not by ``checkPermission``: that is cached for the
    request, and an act changes roles in the middle of one.
    """

    def __init__(self, case, user=None):
        self.case = aq_inner(case)
        self.user = user or getSecurityManager().getUser()
        self.roles = frozenset(self.user.getRolesInContext(self.case))
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
        """Who reported."""
        return self._allowed(VIEW_REPORTER)

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


def roles_with(case, permission: str) -> frozenset[str]:
    """The roles the case's state gives ``permission`` to; none where it says nothing."""
    stored = getattr(case, f"_{permission.translate(_ATTRIBUTE)}_Permission", ())
    return frozenset(stored)


def may_view_part(part, user=None) -> bool:
    """May the user, by her roles at this moment, read this part of a case?"""
    user = user or getSecurityManager().getUser()
    return bool(set(user.getRolesInContext(part)) & set(rolesForPermissionOn(VIEW, part)))


class _Attribute(dict):
    """Permission name -> attribute name, as Zope spells it: everything but letters and digits is _."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isascii() and (char.isalnum() or char == "_") else "_"
        return self[code]


_ATTRIBUTE = _Attribute()


def user_by_id(context, person: str):
    """The user that a person has now, wrapped and with all groups; None when there is none."""
    account = account_of(person)
    return account and getToolByName(context, "acl_users").getUserById(account)
