"""``@report-deviation``, a POST of a report to a faculty, and what a case refuses."""

import base64
import binascii
from AccessControl import getSecurityManager
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.actions.attachments import FIELD
from ntnu.deviations.actions.attachments import Upload
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.report import submit
from ntnu.deviations.services.base import json_object
from ntnu.deviations.services.base import WriteService
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services.content.add import FolderPost
from Products.CMFCore.permissions import AddPortalContent
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


def submitted_json(outcome) -> dict[str, str]:
    """The answer to a submission."""
    return {
        "@id": outcome.case.absolute_url(),
        "UID": outcome.case.UID(),
        "case_number": outcome.case_number,
        "review_state": outcome.review_state,
        "due": outcome.due.isoformat(),
    }


def uploads(body) -> list[Upload]:
    """The files of a body: ``attachments: [{filename, data (base64)}]``."""
    found = body.get(FIELD)
    if found is None:
        return []
    if not isinstance(found, list):
        raise InvalidData(one("wrong_type", FIELD))
    files = []
    for item in found:
        if not isinstance(item, dict) or not isinstance(item.get("filename"), str):
            raise InvalidData(one("wrong_type", FIELD))
        try:
            files.append(Upload(item["filename"], base64.b64decode(item.get("data", ""), validate=True)))
        except (binascii.Error, TypeError, ValueError):
            raise InvalidData(one("file_broken", FIELD)) from None
    return files


def answer_to(request, register, body) -> dict[str, str]:
    """Submit the report of a body, and answer with what became of it."""
    outcome = submit(register, body, uploads(body))
    request.response.setStatus(201)
    request.response.setHeader("Location", outcome.case.absolute_url())
    return submitted_json(outcome)


class ReportDeviation(WriteService):
    """``POST <register>/@report-deviation``"""

    def write(self):
        return answer_to(self.request, self.context, self.body())


class UnitPost(FolderPost):
    """``POST <unit>``: a report goes the way of ``@report-deviation``; all else is Plone's."""

    def reply(self):
        body = json_object(self.request)
        if body.get("@type") != "DeviationReport":
            if not getSecurityManager().checkPermission(AddPortalContent, self.context):
                raise Unauthorized("Add portal content")
            return super().reply()
        alsoProvides(self.request, IDisableCSRFProtection)
        register, here = register_of(self.context), describe(self.context)
        named = Directory(register).unit(body["faculty"]) if body.get("faculty") else None
        if body.get("faculty") and (named is None or named.uid != here.faculty_uid):
            raise InvalidData(one("faculty_mismatch", "faculty"))
        body = {**body, "faculty": here.faculty_uid}
        if not here.is_faculty:
            body.setdefault("department", here.uid)
        return answer_to(self.request, register, body)


class Refused(WriteService):
    """PATCH and DELETE of a case, and POST into it: a case is changed by its acts only."""

    use = "@action/update_process"

    def write(self):
        raise NotAllowed(one("use_action", None, action=self.use))


class RefusedDelete(Refused):
    use = "@action/not_approve, @action/close"


@implementer(IPublishTraverse)
class RefusedPost(Refused):
    """POST into a case, and ``@workflow/<transition>`` of what lives in one."""

    use = "@action"

    def publishTraverse(self, request, name):
        """Whatever transition is named, the answer is the same."""
        return self
