"""Roles on a case, for Plone: answered from the table of grants, from nothing else."""

from borg.localrole.interfaces import ILocalRoleProvider
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.core.grants import grants
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.persons import person_of
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(IDeviationReport)
class CaseRoles:
    """The grants of one case.

    Registered under borg.localrole's own name "default", so that it stands in for the adapter that
    reads stored local roles (the creator's Owner role is one).
    """

    def __init__(self, context):
        self.context = context
        self._table = None

    def _roles(self) -> dict[str, tuple[str, ...]]:
        if self._table is None:
            table: dict[str, tuple[str, ...]] = {}
            for grant in grants(facts_of(self.context)):
                table[grant.principal] = (*table.get(grant.principal, ()), grant.role)
            self._table = table
        return self._table

    def getRoles(self, principal_id):
        return self._roles().get(person_of(principal_id), ())

    def getAllRoles(self):
        return self._roles().items()
