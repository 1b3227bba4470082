"""The role SpeakUp! recipient: who is given it waits until a recipient confirms it.

Whoever gives roles could else let in anybody to read notifications, and take the role back unseen.
Taking it away is immediate. Where no recipient is left, who runs the server appoints one
(``ntnu-deviations-appoint``). All of it is logged in the registry and mailed to its recipients.
"""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations import _
from ntnu.deviations.access.accounts import unanswered
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.global_roles import system_administrators
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.holders import principals
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import Person
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.plan import ShareRoles
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.now import now
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import person_of
from ntnu.deviations.units.role_memory import tell
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.component.hooks import getSite
from zope.interface import Interface

#: The page where what waits is confirmed or refused.
PAGE = "@@speakup-roles"


class IRoleDecision(Interface):
    """Whose role is confirmed or refused, and why."""

    person = Person(among="everybody", title=_("label_person", default="Person"))
    reason = LongText(
        title=_("label_reason", default="Reason"),
        description=_(
            "help_speakup_role_reason", default="It is recorded in the log here. Write no personal matters."
        ),
        max_length=1000,
        required=False,
    )


def confirm(registry, raw: Mapping[str, Any]) -> str:
    """A recipient says that somebody who was given the role is to have it; returns who.

    Raises NotAllowed for who is no recipient, InvalidData when nobody of that id waits.
    """
    person, data, actor = _decided(registry, raw)
    confirmed = SetFields(confirmed=_with(registry.confirmed or (), person))
    told = recipients_of(registry) | {person}
    _carry_out(registry, actor, "role_confirmed", person, data, "confirmed", told, confirmed)
    return person


def refuse(registry, raw: Mapping[str, Any]) -> str:
    """A recipient says that somebody is not to have the role; returns who. Raises as :func:`confirm`.

    Who has it by name loses it; by a group, it stays without effect as long as they are in it.
    """
    person, data, actor = _decided(registry, raw)
    account, effects = account_of(person), list[Effect]()
    holding = {*principals(registry, roles.SPEAKUP_RECIPIENT)}
    if account in holding:
        own = {*registry.get_local_roles_for_userid(account)} - {roles.SPEAKUP_RECIPIENT}
        effects.append(ShareRoles({account: own}))
    if person in persons(holding - {account}):
        effects.append(SetFields(refused=_with(registry.refused, person)))
    else:
        tell(uid_of(registry), [Change(roles.SPEAKUP_RECIPIENT, person, given=False)])
    _carry_out(registry, actor, "role_refused", person, data, "refused", recipients_of(registry), *effects)
    return person


def appoint(registry, user_id: str) -> None:
    """Make somebody the first recipient, where there is none; for who runs the server.

    Raises InvalidData when the person has no account, or somebody is recipient already.
    """
    take_turn(registry)
    person = person_of(user_id)
    if not Directory(register_of(registry)).person_exists(person):
        raise InvalidData(one("unknown_person", "person"))
    if recipients_of(registry):
        raise InvalidData(one("recipients_left", "person"))
    refused = tuple(one_ for one_ in registry.refused if one_ != person)
    confirmed = _with(registry.confirmed or (), person)
    effects: list[Effect] = [SetFields(refused=refused, confirmed=confirmed)]
    if person not in direct_holders(registry, roles.SPEAKUP_RECIPIENT):
        own = {*registry.get_local_roles_for_userid(user_id), roles.SPEAKUP_RECIPIENT}
        effects.append(ShareRoles({user_id: own}))
        tell(uid_of(registry), [Change(roles.SPEAKUP_RECIPIENT, person, given=True)])
    told = system_administrators(getSite()) | {person}
    _carry_out(registry, "", "role_appointed", person, {}, "appointed", told, *effects)


def changed(registry, made: Sequence[Change], former: Collection[str]) -> tuple[Effect, ...]:
    """What follows when the role was given or taken in whatever way.

    ``former``: who were recipients until now. Who holds the role no longer must be confirmed anew.
    """
    holding = direct_holders(registry, roles.SPEAKUP_RECIPIENT)
    had = {name: getattr(registry, name) for name in ("confirmed", "refused")}
    known = {*(had["confirmed"] or ()), *(had["refused"] or ())}
    holding |= unanswered(getToolByName(registry, "acl_users"), known - holding)
    still = {name: tuple(one_ for one_ in who or () if one_ in holding) for name, who in had.items()}
    called = Directory(register_of(registry)).principal_name
    words = {
        "given": ", ".join(called(one_.principal) for one_ in made if one_.given),
        "taken": ", ".join(called(one_.principal) for one_ in made if not one_.given),
    }
    return (
        SetFields(**({} if still == had else still)),
        *_notices(registry, {*former, *recipients_of(registry)}, words),
    )


def _decided(registry, raw: Mapping[str, Any]) -> tuple[str, dict[str, Any], str]:
    take_turn(registry)
    actor = acting()
    if actor not in recipients_of(registry):
        raise NotAllowed(one("not_yours"))
    data = validate(IRoleDecision, raw)
    person = data["person"]
    if person not in gainers_of(registry):
        raise InvalidData(one("not_waiting", "person"))
    return person, data, actor


def _with(persons: Collection[str], person: str) -> tuple[str, ...]:
    return tuple(sorted({*persons, person}))


def _carry_out(
    registry, actor: str, act: str, person: str, data, word: str, told: Collection[str], *effects: Effect
) -> None:
    words = {word: Directory(register_of(registry)).principal_name(person)}
    why = {"role": roles.SPEAKUP_RECIPIENT, "principal": person}
    if data.get("reason"):
        why["reason"] = data["reason"]
    effects = (*effects, *_notices(registry, told, words))
    carry_out(registry, BarePlan(action=act, actor=actor, effects=effects, why=why), now())


def _notices(registry, told: Collection[str], words: Mapping[str, str]) -> list[Notice]:
    url = public_url(registry, PAGE)
    return [Notice("speakup_roles", person, words=dict(words), url=url) for person in sorted(told)]
