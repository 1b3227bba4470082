"""``@subject-access``: ``GET`` everything stored about oneself; ``POST`` with ``person`` about somebody who
has asked."""

from AccessControl import getSecurityManager
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.languages import of_request
from ntnu.deviations.rest.base import json_object
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import of_kind
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.once import Once
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.subject_access.download import as_download
from plone.protect.interfaces import IDisableCSRFProtection
from typing import Any
from zope.interface import alsoProvides


@described(of_kind("application/zip"))
class OwnSubjectAccess(Once):
    """A ZIP file is the answer; errors are JSON as everywhere."""

    def render(self):
        self.check_permission()
        self.user = getSecurityManager().getUser()
        self.about = self.person(self.user.getId())
        return as_download(self.write_once(), self.request.response)

    def write(self):
        return self._file(noted=True)

    def again(self, made: str):
        """The package anew; the request is logged already."""
        return self._file(noted=False)

    def _file(self, noted: bool):
        language = of_request(self.request)
        return made(self.context, self.user, self.about, language, noted)

    def person(self, asker: str) -> str:
        """The person it is about."""
        for name in self.request.form:
            raise InvalidData(one("unknown_field", str(name)[:40]))
        return asker


@described(of_kind("application/zip"), takes=body({"person": {**TEXT, "minLength": 1, "maxLength": 200}}))
class SubjectAccess(OwnSubjectAccess):
    """``{person}``: a user id. The request is logged."""

    # Making the package takes long: no turn is held for it.
    in_turn = False

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
