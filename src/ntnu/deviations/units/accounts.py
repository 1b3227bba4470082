"""Accounts that are gone: who gets the user id after them is another person.

Plone keeps folder roles, and the groups' list of members, by user id, and takes out what it finds
only where whoever deletes asks for it: here everything of ours goes with the account.
"""

from ntnu.deviations import persons
from ntnu.deviations.access import calendar_keys
from ntnu.deviations.access import wishes
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.holders import Named
from ntnu.deviations.access.holders import shared_roles
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.outages import forget_account
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import registers
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import ShareRoles
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.engine.carry_out import change
from ntnu.deviations.now import now
from ntnu.deviations.units.role_members import remember
from ntnu.deviations.units.role_places import places_in
from Products.CMFCore.utils import getToolByName
from zope.component.hooks import getSite


def on_deleted(event) -> None:
    """Subscriber: a user was deleted."""
    principal = event.principal
    retire(principal if isinstance(principal, str) else principal.getId())


def on_created(event) -> None:
    """Subscriber: a new account with an id that is known from an earlier one, of whose end nobody told
    (it was deleted past Plone, or in a directory that is no more)."""
    user_id = event.principal.getId()
    if is_known(user_id):
        retire(user_id)


def retire(user_id: str) -> str:
    """The account of this id is gone for good; returns the person whose it was.

    The person stays on cases, in logs and lists, and nobody acts as them any more. Folder roles and
    places in the site's own groups end, and what follows from that (log, mail, assignments) is done
    with the transaction's commit.
    """
    site = getSite()
    if site is None or not registers(site):
        return persons.person_of(user_id)
    remember(user_id)
    for place in places_in(site):
        if user_id in shared_roles(place):
            change(place, BarePlan(action="roles", actor="", effects=(ShareRoles({user_id: ()}),)), now())
    users = getToolByName(site, "acl_users")
    _leave(users, user_id)
    forget_account(users, user_id)
    for register in registers(site):
        person = persons.person_of(user_id)
        saved_lists.forget(register, person)
        wishes.forget(register, person)
        calendar_keys.revoke(register, person)
    return persons.retire(user_id)


def is_known(user_id: str) -> bool:
    """Does the account of this id have a place on a case, a folder role or a group, in a site with a
    register?"""
    site = getSite()
    if site is None or not registers(site):
        return False
    person = persons.person_of(user_id)
    return (
        any(_has_a_place(register, person) for register in registers(site))
        or any(user_id in shared_roles(place) for place in places_in(site))
        or bool(_groups_of(getToolByName(site, "acl_users"), user_id))
    )


def _has_a_place(register, person: str) -> bool:
    index, registry = index_of(register), registry_of(register)
    return (
        any(index.rids(name, person) for name in ("reporter", "workers", "waits_for"))
        or person in register.hearing_members
        or person in register.measure_people
        or (registry is not None and person in registry.reporters)
        or any(person in (one.absent, one.deputy) for one in every(register))
        or person in wishes.everybody(register)
        or calendar_keys.since(register, person) is not None
    )


def _leave(users, user_id: str) -> None:
    """Out of the ordinary groups that are kept in the site, and out of our roles in the whole site."""
    for group in _groups_of(users, user_id):
        users.source_groups.removePrincipalFromGroup(user_id, group)
    given = users._getOb("portal_role_manager", None)
    for role in given._principal_roles.get(user_id, ()) if given is not None else ():
        if role in roles.ALL:
            given.removeRoleFromPrincipal(role, user_id)


def _groups_of(users, user_id: str) -> tuple[str, ...]:
    source = users._getOb("source_groups", None)
    return source.getGroupsForPrincipal(Named(user_id)) if source is not None else ()
