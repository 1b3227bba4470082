"""``@access``: who has access to a case and why; the folder roles of a unit."""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.folder_roles import Terms
from ntnu.deviations.engine.ending import Ending
from ntnu.deviations.engine.ending import endings
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import confirmed_codes
from ntnu.deviations.engine.validate import examine
from ntnu.deviations.engine.validate import named
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import CONFIRMED
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.serializers.values import as_moment
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.folder_roles import IDays
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from typing import Any

#: Folder roles, as they are told and as they are changed.
ROLES = by_name(rows(shape({"principal": TEXT, "from": maybe(DAY), "to": maybe(DAY)})))
_PRINCIPAL = body({"principal": TEXT, "from?": maybe(DAY), "to?": maybe(DAY)})
CHANGED_ROLES = body({"reason": TEXT, "roles": by_name(rows({"anyOf": [TEXT, _PRINCIPAL]})), **CONFIRMED})


@described(
    rows(
        shape(
            {
                "principal": TEXT,
                "fullname": TEXT,
                "role": TEXT,
                "cause": TEXT,
                "unit": maybe(TEXT),
                "part": maybe(TEXT),
                "given_by": maybe(TEXT),
                "since": maybe(MOMENT),
                "until": maybe(MOMENT),
                "end": {"anyOf": [shape({"action": TEXT, "@id": ADDRESS}), {"type": "null"}]},
                "absent?": TEXT,
            }
        )
    )
)
class CaseAccess(Service):
    """``GET <case>/@access``: ``part`` is the UID of the hearing or measure that the access is by; ``absent``
    whom a deputy stands in for; ``end`` the action that ends it and the address it is done on, for who may do
    it now."""

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
                "since": as_moment(row.since),
                "until": as_moment(row.until),
                "end": _end(ends.get(row)),
                **({"absent": id_of(row.absent)} if row.absent else {}),
            }
            for row in rows
        ]


def _end(ending: Ending | None) -> dict[str, str] | None:
    if ending is None:
        return None
    return {"action": ending.action, "@id": f"{ending.place.absolute_url()}/@action/{ending.action}"}


@described(shape({"@id": ADDRESS, "roles": ROLES}))
class UnitAccess(Service):
    """``GET <unit>/@access``, also of the register and of SpeakUp!'s registry: the roles of its own
    Sharing."""

    def reply(self):
        if not getSecurityManager().checkPermission(folder_roles.PERMISSION, self.context):
            raise NotAllowed(one("not_yours"))
        return roles_of(self.context)


@described(shape({"@id": ADDRESS, "roles": ROLES}), takes=CHANGED_ROLES)
class ChangeUnitAccess(WriteService):
    """``PATCH <unit>/@access`` ``{"reason": …, "roles": {role: [{"principal": …, "from": …, "to": …}]}}``

    The roles named get just these principals. ``from`` and ``to`` are the first and the last day, or null; a
    row without them, and a principal's id alone, leaves the days as they are. ``warnings_confirmed`` as
    with every text: also what follows from the change is told first, and confirmed by its code.
    """

    def write(self):
        body = dict(self.body())
        confirmed = confirmed_codes(body)
        body.pop("warnings_confirmed", None)
        reason, table = body.pop("reason", ""), body.pop("roles", None)
        errors = [FieldError(named(key), "unknown_field") for key in body]
        if not isinstance(reason, str):
            errors += one("wrong_type", "reason")
        elif not reason.strip():
            errors += one("required", "reason")
        wanted = _wanted(table, terms_on(self.context), errors)
        if errors:
            raise InvalidData(errors)
        folder_roles.change(self.context, wanted, reason, confirmed)
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """What is there now."""
        return roles_of(self.context)


def _wanted(table: Any, held: Terms, errors: list[FieldError]) -> dict[str, dict[str, Term]]:
    """The principals by role, with their days; what is wrong with them is added to ``errors``."""
    if not isinstance(table, dict):
        errors += one("wrong_type" if table is not None else "required", "roles")
        return {}
    found: dict[str, dict[str, Term]] = {}
    for role, given in table.items():
        if named(role) is None:
            errors += one("unknown_field")
        elif not isinstance(given, list):
            errors += one("wrong_type", role)
        else:
            found[role] = {}
            for row in given:
                found[role] |= _principal(row, role, held.get(role, {}), errors)
    return found


def _principal(row: Any, role: str, held: Mapping[str, Term], errors: list[FieldError]) -> dict[str, Term]:
    row = row if isinstance(row, dict) else {"principal": row}
    who = row.get("principal")
    if not isinstance(who, str) or not row.keys() <= {"principal", "from", "to"}:
        errors += one("wrong_type", role)
        return {}
    days, faults = examine(IDays, {"starts": row.get("from"), "ends": row.get("to")})
    errors += [FieldError(role, fault.code) for fault in faults]
    before = held.get(who, ALWAYS)
    start = days.get("starts") if "from" in row else before.start
    return {who: Term(start, days.get("ends") if "to" in row else before.end)}


def roles_of(place) -> dict[str, Any]:
    """The roles of the place's own Sharing, as GET and PATCH answer them."""
    return {
        "@id": f"{place.absolute_url()}/@access",
        "roles": {
            role: [
                {"principal": who, "from": json_compatible(term.start), "to": json_compatible(term.end)}
                for who, term in terms.items()
            ]
            for role, terms in terms_on(place).items()
        },
    }


@described(
    {204: None},
    takes=shape({"entries": rows(shape({"id": TEXT, "type?": TEXT, "roles": by_name(YES)})), **CONFIRMED}),
)
class UnitSharing(WriteService):
    """``POST <unit>/@sharing``: Plone's own shape, our own rule; also of the register and the registry.

    ``{"entries": [{"id": …, "type": …, "roles": {role: true|false}}]}``; ``warnings_confirmed`` as above.
    Roles of a unit reach what is in it, always: ``inherit`` is answered with 400.
    """

    def write(self):
        body, given, taken = self.body(), {}, {}
        if "inherit" in body:
            raise InvalidData(one("no_inherit", "inherit"))
        entries = body.get("entries")
        if not isinstance(entries, list):
            raise InvalidData(one("wrong_type", "entries"))
        for entry in entries:
            if not isinstance(entry, dict) or not isinstance(entry.get("roles"), dict):
                raise InvalidData(one("wrong_type", "entries"))
            for role, ticked in entry["roles"].items():
                who = (given if ticked is True else taken).setdefault(_named(role), set())
                who.add(str(entry.get("id", "")))
        folder_roles.give_and_take(self.context, given, taken, confirmed=confirmed_codes(body))
        return self.reply_no_content()

    def again(self, made: str):
        """The roles are as they were asked for, or somebody has changed them since."""
        return self.reply_no_content()


def _named(role: str) -> str:
    """``role``, which an answer may repeat. Raises InvalidData for what may be personal data."""
    if named(role) is None:
        raise InvalidData(one("unknown_field"))
    return role
