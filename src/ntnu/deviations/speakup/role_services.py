"""SpeakUp!'s registry over REST: who has the role, who waits for it, and confirming or refusing it."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.units import register_of
from ntnu.deviations.domain import roles
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.errors import UnknownAction
from ntnu.deviations.interfaces import IRoleHistory
from ntnu.deviations.log_pages.services import UnitLog
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.base import NamedWriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.serializers.values import as_moment
from ntnu.deviations.units import speakup_roles
from ntnu.deviations.units.services import CHANGED_ROLES
from ntnu.deviations.units.services import ChangeUnitAccess
from ntnu.deviations.units.services import ROLES
from ntnu.deviations.units.services import roles_of
from ntnu.deviations.units.services import UnitAccess
from typing import Any
from zExceptions import NotFound
from zope.component import getUtility

_DECISIONS = {"confirm_role": speakup_roles.confirm, "refuse_role": speakup_roles.refuse}


_HOLDERS = rows(shape({"principal": TEXT, "fullname": TEXT, "given_by": maybe(TEXT), "since": maybe(MOMENT)}))
_REGISTRY_ACCESS = shape({"@id": ADDRESS, "roles": ROLES, "recipients": _HOLDERS, "waiting": _HOLDERS})


@described(_REGISTRY_ACCESS)
class RegistryAccess(UnitAccess):
    """``GET <registry>/@access``: for recipients, and for those who give and take the role.

    ``recipients`` are the persons who have it, ``waiting`` those whose role waits to be confirmed.
    """

    def reply(self):
        user = getSecurityManager().getUser()
        if not (acting() in recipients_of(self.context) or user.has_permission(MANAGE_ROLES, self.context)):
            raise NotAllowed(one("not_yours"))
        return _told(self.context)


@described(_REGISTRY_ACCESS, takes=CHANGED_ROLES)
class ChangeRegistryAccess(ChangeUnitAccess):
    """``PATCH <registry>/@access``: as for a unit; a person who is given the role waits to be confirmed."""

    def answer(self) -> dict[str, Any]:
        return _told(self.context)


@described(_REGISTRY_ACCESS, takes=body({"person": TEXT, "reason": TEXT}), below="refuse_role")
@described(_REGISTRY_ACCESS, takes=body({"person": TEXT, "reason": TEXT}), below="confirm_role")
class RoleDecision(NamedWriteService):
    """``POST <registry>/@action/confirm_role``, ``…/refuse_role`` ``{"person": …, "reason": …}``

    For a SpeakUp! recipient. Answers who has the role and who waits now.
    """

    def write(self) -> dict[str, Any]:
        if self.name is None:
            raise NotFound("@action")
        if self.name not in _DECISIONS:
            raise UnknownAction(one("unknown_action"))
        _DECISIONS[self.name](self.context, self.body())
        return _told(self.context)

    def again(self, made: str) -> dict[str, Any]:
        """Who has the role and who waits now. Raises NotAllowed for somebody who is no longer a recipient."""
        if acting() not in recipients_of(self.context):
            raise NotAllowed(one("not_yours"))
        return _told(self.context)


class RegistryLog(UnitLog):
    """``GET <registry>/@case-log``: changes of the role, for recipients."""

    def may_read(self) -> bool:
        return acting() in recipients_of(self.context)


def _told(registry) -> dict[str, Any]:
    world, history = Directory(register_of(registry)), getUtility(IRoleHistory)
    answer = roles_of(registry)
    for name, persons in (("recipients", recipients_of(registry)), ("waiting", gainers_of(registry))):
        answer[name] = []
        for person in sorted(persons):
            by, since = history.given(registry, roles.SPEAKUP_RECIPIENT, person)
            answer[name].append(
                {
                    "principal": id_of(person),
                    "fullname": world.person_name(person),
                    "given_by": id_of(by) if by else by,
                    "since": as_moment(since),
                }
            )
    return answer
