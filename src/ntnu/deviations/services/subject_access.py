"""``GET <register>/@subject-access``: all that is stored about oneself, or about ``person``."""

from AccessControl import getSecurityManager
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import one
from ntnu.deviations.mail.people import reduced
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.subject_access.download import as_download
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from zope.interface import alsoProvides


class SubjectAccess(Service):
    """A ZIP file is the answer; errors are JSON as everywhere."""

    def render(self):
        self.check_permission()
        form = self.request.form
        for name in form:
            if name != "person":
                raise InvalidData(one("unknown_field", name))
        user = getSecurityManager().getUser()
        person = form.get("person", user.getId())
        if not isinstance(person, str) or not 0 < len(person) <= 200:
            raise InvalidData(one("wrong_type", "person"))
        # That somebody asked for another person's is written down.
        alsoProvides(self.request, IDisableCSRFProtection)
        file = made(self.context, user, person, reduced(self.request.get("LANGUAGE")) or "nb")
        return as_download(file, self.request.response)
