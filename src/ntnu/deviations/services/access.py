"""``@access``: who has access to a case and why; the folder roles of a unit."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.actions import folder_roles
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.services.base import moment_json
from ntnu.deviations.services.base import WriteService
from plone.restapi.services import Service


class CaseAccess(Service):
    """``GET <case>/@access``"""

    def reply(self):
        reading = Reading(self.context)
        if not reading.sees_access:
            raise NotAllowed(one("not_yours"))
        return [
            {
                "principal": row.principal,
                "fullname": row.name,
                "role": row.role,
                "cause": row.cause,
                "unit": row.unit,
                "given_by": row.given_by,
                "since": moment_json(row.since),
                "until": moment_json(row.until),
            }
            for row in access_list(self.context, with_reporter=reading.may_identity)
        ]


class UnitAccess(Service):
    """``GET <unit>/@access``: {role: [principals]} of the unit's own Sharing."""

    def reply(self):
        if not getSecurityManager().checkPermission(folder_roles.PERMISSION, self.context):
            raise NotAllowed(one("not_yours"))
        return folder_roles.held(self.context)


class ChangeUnitAccess(WriteService):
    """``PATCH <unit>/@access``: the roles named get just these principals; ``reason`` may be given."""

    def write(self):
        body = dict(self.body())
        reason = body.pop("reason", "")
        if not isinstance(reason, str):
            raise InvalidData(one("wrong_type", "reason"))
        for role, principals in body.items():
            if not isinstance(principals, list) or not all(isinstance(p, str) for p in principals):
                raise InvalidData(one("wrong_type", role))
        folder_roles.change(self.context, body, reason)
        return folder_roles.held(self.context)


class UnitSharing(WriteService):
    """``POST <unit>/@sharing``: Plone's own shape, our own rule.

    ``{"entries": [{"id": …, "type": …, "roles": {role: true|false}}]}``
    """

    def write(self):
        body, wanted = self.body(), {}
        entries = body.get("entries")
        if not isinstance(entries, list):
            raise InvalidData(one("wrong_type", "entries"))
        held = {role: set(who) for role, who in folder_roles.held(self.context).items()}
        for entry in entries:
            if not isinstance(entry, dict) or not isinstance(entry.get("roles"), dict):
                raise InvalidData(one("wrong_type", "entries"))
            for role, ticked in entry["roles"].items():
                who = wanted.setdefault(role, set(held.get(role, ())))
                (who.add if ticked is True else who.discard)(str(entry.get("id", "")))
        folder_roles.change(self.context, wanted)
        return self.reply_no_content()
