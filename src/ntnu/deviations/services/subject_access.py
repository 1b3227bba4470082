"""``@subject-access``: ``GET`` all that is stored about oneself; ``POST`` with ``person`` about somebody
who has asked."""

from AccessControl import getSecurityManager
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import one
from ntnu.deviations.mail.people import reduced
from ntnu.deviations.services.base import json_object
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.subject_access.download import as_download
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides


class OwnSubjectAccess(Service):
    """A ZIP file is the answer; errors are JSON as everywhere."""

    def render(self):
        self.check_permission()
        user = getSecurityManager().getUser()
        person = self.person(user.getId())
        file = made(self.context, user, person, reduced(self.request.get("LANGUAGE")) or "nb")
        return as_download(file, self.request.response)

    def person(self, asker: str) -> str:
        """Whom it is about."""
        for name in self.request.form:
            raise InvalidData(one("unknown_field", str(name)[:40]))
        return asker


class SubjectAccess(OwnSubjectAccess):
    """``{person}``: a user id. It stands in the logs that somebody asked."""

    def person(self, asker: str) -> str:
        alsoProvides(self.request, IDisableCSRFProtection)
        body: dict[str, Any] = dict(json_object(self.request))
        person = body.pop("person", None)
        for name in body:
            raise InvalidData(one("unknown_field", str(name)[:40]))
        if person is None:
            raise InvalidData(one("required", "person"))
        if not isinstance(person, str) or not 0 < len(person) <= 200:
            raise InvalidData(one("wrong_type", "person"))
        return person
