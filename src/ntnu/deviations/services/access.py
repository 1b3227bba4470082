"""``@access``: who has access to a case and why; the folder roles of a unit."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.actions import folder_roles
from ntnu.deviations.actions.ending import Ending
from ntnu.deviations.actions.ending import endings
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.validate import confirmed_codes
from ntnu.deviations.actions.validate import named
from ntnu.deviations.persons import id_of
from ntnu.deviations.services.base import moment_json
from ntnu.deviations.services.base import WriteService
from plone.restapi.services import Service


class CaseAccess(Service):
    """``GET <case>/@access``: ``part`` is the UID of the hearing or measure that the access is by; ``end``
    the act that ends it and the address it is done on, for who may do it now."""

    def reply(self):
        reading = Reading(self.context)
        if not reading.sees_access:
            raise NotAllowed(one("not_yours"))
        rows = access_list(self.context, with_reporter=reading.may_identity)
        ends = endings(self.context, rows)
        return [
            {
                "principal": id_of(row.principal),
                "fullname": row.name,
                "role": row.role,
                "cause": row.cause,
                "unit": row.unit,
                "part": row.part,
                "given_by": row.given_by and id_of(row.given_by),
                "since": moment_json(row.since),
                "until": moment_json(row.until),
                "end": _end(ends.get(row)),
            }
            for row in rows
        ]


def _end(ending: Ending | None) -> dict[str, str] | None:
    if ending is None:
        return None
    return {"action": ending.action, "@id": f"{ending.place.absolute_url()}/@action/{ending.action}"}


class UnitAccess(Service):
    """``GET <unit>/@access``: {role: [principals]} of the unit's own Sharing."""

    def reply(self):
        if not getSecurityManager().checkPermission(folder_roles.PERMISSION, self.context):
            raise NotAllowed(one("not_yours"))
        return folder_roles.held(self.context)


class ChangeUnitAccess(WriteService):
    """``PATCH <unit>/@access``: the roles named get just these principals.

    ``reason`` may be given, and ``warnings_confirmed`` as with every text.
    """

    def write(self):
        body = dict(self.body())
        confirmed = confirmed_codes(body)
        body.pop("warnings_confirmed", None)
        reason = body.pop("reason", "")
        for role, principals in body.items():
            wrong = one("wrong_type", _named(role))
            if not isinstance(principals, list) or not all(isinstance(p, str) for p in principals):
                raise InvalidData(wrong)
        folder_roles.change(self.context, body, reason, confirmed)
        return folder_roles.held(self.context)


class UnitSharing(WriteService):
    """``POST <unit>/@sharing``: Plone's own shape, our own rule.

    ``{"entries": [{"id": …, "type": …, "roles": {role: true|false}}]}``
    """

    def write(self):
        body, given, taken = self.body(), {}, {}
        entries = body.get("entries")
        if not isinstance(entries, list):
            raise InvalidData(one("wrong_type", "entries"))
        for entry in entries:
            if not isinstance(entry, dict) or not isinstance(entry.get("roles"), dict):
                raise InvalidData(one("wrong_type", "entries"))
            for role, ticked in entry["roles"].items():
                who = (given if ticked is True else taken).setdefault(_named(role), set())
                who.add(str(entry.get("id", "")))
        folder_roles.give_and_take(self.context, given, taken)
        return self.reply_no_content()


def _named(role: str) -> str:
    """``role``, which an answer may repeat. Raises InvalidData for what may be personal data."""
    if named(role) is None:
        raise InvalidData(one("unknown_field"))
    return role
