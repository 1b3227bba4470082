"""``@deputies``: who stands in for whom."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.validate import named
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_named
from ntnu.deviations.rest.base import NamedWriteService
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.serializers.values import as_moment
from ntnu.deviations.units.stand_ins_seen import known
from ntnu.deviations.units.stand_ins_seen import units_of
from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound

#: What a body calls the fields of the action.
_NAMES = {"absent": "absent", "deputy": "deputy", "role": "role", "from": "starts", "to": "ends"}


_DEPUTIES = shape(
    {
        "@id": ADDRESS,
        "items": rows(
            shape(
                {
                    "@id": ADDRESS,
                    "absent": TEXT,
                    "deputy": TEXT,
                    "role": maybe(TEXT),
                    "unit": maybe(TEXT),
                    "from": DAY,
                    "to": DAY,
                    "given_by": TEXT,
                    "since": MOMENT,
                }
            )
        ),
    }
)


@described(_DEPUTIES)
class Deputies(Service):
    """``GET <register>/@deputies``: those the person is concerned by, now and on days to come."""

    def reply(self):
        return deputies_json(self.context)


@described(
    {201: _DEPUTIES},
    takes=body({"deputy": TEXT, "from": DAY, "to": DAY, "absent?": TEXT, "role?": TEXT, "unit?": TEXT}),
)
class NameDeputy(WriteService):
    """``POST <register>/@deputies`` ``{"deputy": …, "from": …, "to": …, "absent": …, "role": …, "unit": …}``

    ``absent``: oneself where it is left out. ``unit`` is a UID, code or path; for oneself it may be left out,
    for every faculty where one has something that a deputy may get. ``role``: every one where it is left out.
    """

    def write(self):
        body = dict(self.body())
        raw = {_NAMES[key]: body.pop(key) for key in list(body) if key in _NAMES}
        ref = body.pop("unit", None)
        errors = [FieldError(named(key), "unknown_field") for key in body]
        places = [] if errors else self._places(ref, raw.get("absent"), errors)
        if errors:
            raise InvalidData(errors)
        try:
            for place in places:
                perform(place, "name_stand_in", raw)
        except InvalidData as error:
            raise InvalidData([_as_sent(fault) for fault in error.errors], error.status) from None
        self.request.response.setStatus(201)
        return deputies_json(self.context)

    def _places(self, ref: Any, absent: Any, errors: list[FieldError]) -> list[Any]:
        if ref is not None:
            unit = Directory(self.context).unit(ref) if isinstance(ref, str) else None
            if unit is None:
                errors += one("unknown_unit", "unit")
                return []
            return [unit_content(self.context, unit.uid)]
        if absent and (not isinstance(absent, str) or person_named(absent) != acting()):
            # Where somebody else has what is nobody's business but their administrator's.
            errors += one("required", "unit")
            return []
        found = units_of(self.context, acting())
        if not found:
            errors += one("nothing_to_hand_on", "absent")
        return [unit_content(self.context, uid) for uid in found]

    def again(self, made: str):
        """Those there are now."""
        return deputies_json(self.context)


@described({204: None}, below="{deputy}")
class EndDeputy(NamedWriteService):
    """``DELETE <register>/@deputies/<uid>``"""

    def write(self):
        found = [one for one in known(self.context, getSecurityManager().getUser()) if one.uid == self.name]
        if not found:
            raise NotFound(str(self.name))
        perform(unit_content(self.context, found[0].unit), "end_stand_in", {"stand_in": self.name})
        return self.reply_no_content()


def deputies_json(register) -> dict[str, Any]:
    """The deputies that the person who is logged in knows of."""
    url, world = f"{register.absolute_url()}/@deputies", Directory(register)
    found = known(register, getSecurityManager().getUser())
    return {"@id": url, "items": [_item(url, world, stand_in) for stand_in in found]}


def _item(url: str, world: Directory, found: StandIn) -> dict[str, Any]:
    unit = world.unit(found.unit)
    return {
        "@id": f"{url}/{found.uid}",
        "absent": id_of(found.absent),
        "deputy": id_of(found.deputy),
        "role": found.role or None,
        "unit": unit.code if unit is not None else None,
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "given_by": id_of(found.given_by),
        "since": as_moment(found.since),
    }


def _as_sent(fault: FieldError) -> FieldError:
    sent = {field: name for name, field in _NAMES.items()}
    return FieldError(sent.get(fault.field, fault.field), fault.code, fault.kind, fault.words)
