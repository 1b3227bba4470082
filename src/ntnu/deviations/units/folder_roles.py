"""Giving and taking folder roles: the rule, the unit's log, the mail, and what follows for cases."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.accounts import group_of
from ntnu.deviations.access.accounts import has_account
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.handed_on import handed_to
from ntnu.deviations.access.holders import offered
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import gap_warnings
from ntnu.deviations.domain.folder_roles import NEEDED
from ntnu.deviations.domain.folder_roles import role_obstacles
from ntnu.deviations.domain.folder_roles import role_warnings
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.folder_roles import term_changes
from ntnu.deviations.domain.folder_roles import Terms
from ntnu.deviations.domain.folder_roles import turning_days
from ntnu.deviations.domain.folder_roles import with_changes
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import person_of
from ntnu.deviations.units import role_days
from ntnu.deviations.units.lost_work import work_at
from ntnu.deviations.units.role_effects import follow
from ntnu.deviations.units.role_effects import RoleChange
from ntnu.deviations.units.role_effects import table_of
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope import schema
from zope.interface import Interface

PERMISSION = MANAGE_ROLES


class IDays(Interface):
    """On which days a role is held."""

    starts = schema.Date(
        title=_("label_role_starts", default="First day"),
        description=_("help_role_starts", default="Empty: from now on."),
        required=False,
    )
    ends = schema.Date(
        title=_("label_role_ends", default="Last day"),
        description=_(
            "help_role_ends",
            default="The role ends by itself when the day is over. Empty: for now without end.",
        ),
        required=False,
    )


class IReason(Interface):
    """Why folder roles are changed; it is in the unit's log."""

    reason = LongText(max_length=1000, required=False)


#: Principals by role; where they are not named with the days of each, who has the role keeps its days.
Wanted = Mapping[str, Collection[str] | Mapping[str, Term]]


def held(unit) -> dict[str, list[str]]:
    """The folder roles of the unit's own Sharing, now or on days to come: {role: principals}, every role
    named."""
    return {role: list(terms) for role, terms in terms_on(unit).items()}


def change(unit, wanted: Wanted, reason: str = "", confirmed: Collection[str] = ()) -> list[Change]:
    """Make the unit's folder roles those of ``wanted`` (roles not named stay as they are).

    ``confirmed``: codes of warnings, about the reason or about what follows, that the person has
    confirmed. An empty ``reason`` is logged as none given. Raises NotAllowed, or InvalidData with every
    reason why not, and has then changed nothing. Returns what was changed.
    """
    take_turn(unit)
    if not getSecurityManager().checkPermission(PERMISSION, unit):
        raise NotAllowed(one("not_yours"))
    before = terms_on(unit)
    made = term_changes(before, {role: _terms(who, before.get(role, {})) for role, who in wanted.items()})
    wrong = obstacles(unit, made)
    errors, data = as_errors(wrong), {}
    if not wrong:
        errors += [warning for warning in warnings(unit, made) if warning.code not in confirmed]
    try:
        data = validate(IReason, {"reason": reason, "warnings_confirmed": [*confirmed]})
    except InvalidData as error:
        errors += error.errors
    if errors:
        raise InvalidData(errors)
    carry_out([(unit, made)], data.get("reason", ""))
    return made


def changeable(unit) -> tuple[str, ...]:
    """The roles this person may give and take at the unit: local administrators are for the system's."""
    mine = set(getSecurityManager().getUser().getRolesInContext(unit))
    above = bool(mine & {"Manager", roles.SYSTEM_ADMIN})
    return tuple(role for role in offered(unit) if above or role not in roles.SYSTEM_GIVEN_ROLES)


def obstacles(unit, made: Collection[Change]) -> list[Obstacle]:
    """Why the person at the keyboard may not make these changes at the unit."""
    user = getSecurityManager().getUser()
    return role_obstacles(
        made,
        offered(unit),
        user.getId() or "",
        [*user.getGroups()] if hasattr(user, "getGroups") else [],
        bool({"Manager", roles.SYSTEM_ADMIN} & set(user.getRolesInContext(unit))),
        lambda principal: _exists(unit, principal),
        today(),
        lambda role: handed_to(register_of(unit), acting(), role, uid_of(unit)),
    )


def _terms(wanted: Collection[str] | Mapping[str, Term], held: Mapping[str, Term]) -> Mapping[str, Term]:
    if isinstance(wanted, Mapping):
        return wanted
    return {who: held.get(who, ALWAYS) for who in wanted}


def warnings(unit, made: Collection[Change]) -> list[FieldError]:
    """What follows from changes that somebody should know before; each can be confirmed by its code."""
    (before, above), day = _tables(unit), today()
    after = with_changes(before, made)
    reached = [
        {role: _reached(unit, role, (table, above), day) for role in table} for table in (before, after)
    ]
    lost = reached[0].get(roles.CASE_WORKER, set()) - reached[1].get(roles.CASE_WORKER, set())
    works_on = sum(work_at(register_of(unit), person, uid_of(unit)) for person in lost)
    ahead = {
        role: [
            (then, *(bool(_reached(unit, role, (table, above), then)) for table in (before, after)))
            for then in (day, *turning_days((before, after, above), role, day))
        ]
        for role in {one_change.role for one_change in made}.intersection(NEEDED)
    }
    found = [*role_warnings(reached[0], reached[1], works_on), *gap_warnings(ahead)]
    return [replace(error, confirmable=True) for error in as_errors(found)]


def left_to_nobody(unit, role: str, last: date) -> date | None:
    """The first day, until ``last``, on which nobody would have the role any more, at the unit or the faculty
    it is in; None where there is none, or nobody has it at the unit itself today."""
    tables, day = _tables(unit), today()
    if not _reached(unit, role, tables[:1], day):
        return None
    ahead = (then for then in turning_days(tables, role, day) if then <= last)
    return next((then for then in ahead if not _reached(unit, role, tables, then)), None)


def _tables(unit) -> tuple[Terms, Terms]:
    """Who has which role at the unit, and at the faculty that it is in."""
    above = aq_parent(aq_inner(unit)) if IDepartment.providedBy(unit) else None
    return terms_on(unit), {} if above is None else terms_on(above)


def _reached(place, role: str, tables: Iterable[Terms], day: date) -> set[str]:
    """The persons who hold the role on a day by one of the tables."""
    found = set(
        persons(who for table in tables for who, term in table.get(role, {}).items() if term.holds_on(day))
    )
    # Who waits to be confirmed receives nothing yet.
    confirmed = place.confirmed if ISpeakUpRegistry.providedBy(place) else None
    return found if confirmed is None else found.intersection(confirmed)


def give_and_take(
    unit,
    given: Wanted,
    taken: Mapping[str, Collection[str]],
    reason: str = "",
    confirmed: Collection[str] = (),
) -> list[Change]:
    """Give and take single roles, as :func:`change` does.

    Who else holds them stays, also who got one from somebody else a moment ago.
    """
    take_turn(unit)
    before, wanted = terms_on(unit), dict[str, dict[str, Term]]()
    for role in {*given, *taken}:
        terms = before.get(role, {})
        terms = {**terms, **_terms(given.get(role, ()), terms)}
        wanted[role] = {who: term for who, term in terms.items() if who not in taken.get(role, ())}
    return change(unit, wanted, reason, confirmed)


def _exists(unit, principal: str) -> bool:
    """Is there a user, or a group, of this id?"""
    users = getToolByName(unit, "acl_users")
    return has_account(users, principal) or group_of(users, principal) is not None


def carry_out(made: Iterable[tuple[Any, Sequence[Change]]], reason: str) -> None:
    """Make changes that nothing stands in the way of, by place, in one register; and see to what follows from
    all of them together: who is told of several places gets one mail. An empty ``reason`` is logged as none
    given."""
    actor, at = acting(), now()
    why = {"reason": reason} if reason else {"no_reason": True}
    told = [share(place, changed, actor, why, at) for place, changed in made if changed]
    follow(told, actor, at)


def share(place, made: Sequence[Change], actor: str, why: Mapping[str, Any], at: datetime) -> RoleChange:
    """Make the changes in the place's Sharing, and no more; returns what follows from."""
    # What was due by the days of a role comes before what is done by hand.
    role_days.settle([place], at)
    before = table_of(place)
    role_days.share(place, made, actor, at)
    told = [replace(one_change, principal=person_of(one_change.principal)) for one_change in made]
    return RoleChange(place, told, before, why)
