"""Changes of the accounts of people who handle cases: password, e-mail address, groups.

Whoever can change an account can read what its owner reads. So each change is logged where the person has
a role or works on a case, and mailed to the recipients there, whoever made it and by whatever page or
service. Plone tells of it while it is half made: it is seen to when the request's other work is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.global_roles import system_administrators
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.stand_ins import in_force
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.engine.at_commit import AtCommit
from ntnu.deviations.engine.carry_out import mails
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail.former import addresses_before
from ntnu.deviations.mail.people import person as mailed_person
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.units import administrators
from ntnu.deviations.units.role_effects import table_of
from ntnu.deviations.units.role_members import remember
from ntnu.deviations.units.role_memory import Before
from ntnu.deviations.units.role_places import places_of
from ntnu.deviations.units.speakup_roles import PAGE
from typing import Any
from zope.component.hooks import getSite

_NOTES = AtCommit()

PASSWORD, ADDRESS = "password", "email"


@dataclass
class Noted:
    """What one transaction does to accounts: who did it and when, by person; ``before`` is who held which
    role."""

    actor: str
    at: datetime
    before: Before
    changed: dict[str, set[str]] = field(default_factory=dict)
    joined: dict[str, set[str]] = field(default_factory=dict)
    left: dict[str, set[str]] = field(default_factory=dict)

    @property
    def persons(self) -> set[str]:
        """Everybody whose account was changed."""
        return {*self.changed, *self.joined, *self.left}


def on_password(event) -> None:
    """Subscriber: a password was set."""
    _note("changed", event.principal.getId(), PASSWORD)


def on_properties(event) -> None:
    """Subscriber: the properties of a user were set; here the address counts."""
    if "email" in (event.properties or {}):
        _note("changed", event.principal.getId(), ADDRESS)


def on_joined(event) -> None:
    """Subscriber: somebody, or a group, is in a group now."""
    _note("joined", event.principal, event.group_id)


def on_left(event) -> None:
    """Subscriber: somebody, or a group, is no longer in a group."""
    _note("left", event.principal, event.group_id)


def on_global_roles(event) -> None:
    """Subscriber: roles in the whole site are given or taken."""
    _noted()


def _noted() -> Noted | None:
    return _NOTES.note(lambda site: Noted(acting(), now(), remember() or {}), _settle)


def _note(kind: str, principal: str, what: str) -> None:
    noted = _noted()
    for person in set(persons([principal])) if noted is not None else ():
        getattr(noted, kind).setdefault(person, set()).add(what)


def _settle(site, noted: Noted) -> None:
    changing = [person for person, what in noted.changed.items() if ADDRESS in what]
    former = addresses_before(site, changing) if changing else {}
    for person in changing:
        if not former.get(person) or former[person] == mailed_person(person).address:
            noted.changed[person].discard(ADDRESS)
    for register in registers(site):
        told_of_roles = _whose_roles_changed(register, noted.before)
        for person in sorted(noted.persons):
            groups = person not in told_of_roles
            _tell(register, person, noted, groups, former.get(person, ""))
        administrators.tell_changes(register, noted.actor, noted.at)


def _whose_roles_changed(register, before: Before) -> set[str]:
    """Their groups are told of with the roles (``role_members.py``)."""
    found: set[str] = set()
    for place in places_of(register):
        held = before.get(uid_of(place), {})
        now_held = table_of(place, held)
        for role in now_held:
            found |= held.get(role, frozenset()) ^ now_held[role]
    return found


def _tell(register, person: str, noted: Noted, groups: bool, former: str) -> None:
    what = sorted(noted.changed.get(person, ()))
    joined, left = (sorted(table.get(person, ())) if groups else [] for table in (noted.joined, noted.left))
    if not (what or joined or left):
        return
    places = list(_workplaces(register, person))
    admins = system_administrators(getSite())
    if person in admins and register not in places:
        places.append(register)
    if not places:
        return
    world = Directory(register)
    told: dict[str, str] = {}
    for place in places:
        for reader in _readers(place, world, admins):
            told.setdefault(reader, _address(place))
    if not told.keys() - {person, noted.actor}:
        told |= dict.fromkeys(admins, public_url(register))
    words = {
        "who": person,
        "by": noted.actor,
        "what": what,
        "joined": ", ".join(map(world.principal_name, joined)),
        "left": ", ".join(map(world.principal_name, left)),
    }
    notices = [Notice("account_changed", reader, words=dict(words), url=url) for reader, url in told.items()]
    sent = deliver.send(
        sorted(notices, key=lambda one: one.to), None, public_url(register), noted.actor, register
    )
    if ADDRESS in what:
        # To the person too, where they still read; also when they did it, or somebody in their name.
        notice = Notice("address_changed", person, words={"former_address": former})
        sent += deliver.send([notice], None, public_url(register), "", register)
    why = {"person": person, "account": what, "joined": words["joined"], "left": words["left"]}
    for number, place in enumerate(places):
        kept = {key: value for key, value in why.items() if value}
        caselog.append(
            place, noted.actor, "account_changed", kept | (mails(sent) if not number else {}), noted.at
        )


def _workplaces(register, person: str) -> Iterator[Any]:
    """Where the person has a role, works on an open case or stands in for somebody: units, SpeakUp!'s
    registry, the register."""
    found = [
        place
        for place in places_of(register)
        if any(person in holders for holders in table_of(place).values())
    ]
    rows = index_of(register).rows_of("workers", person)
    uids = {row["unit_uid"] for row in rows if row["state"] in OPEN}
    uids |= {one.unit for one in in_force(register) if one.deputy == person}
    uids -= {uid_of(place) for place in found}
    yield from found
    yield from filter(None, (unit_content(register, uid) for uid in sorted(uids)))


def _readers(place, world: Directory, admins: frozenset[str]) -> frozenset[str]:
    if IUnit.providedBy(place):
        return world.holders(uid_of(place), roles.RECIPIENT)
    return recipients_of(place) if ISpeakUpRegistry.providedBy(place) else admins


def _address(place) -> str:
    return public_url(place, PAGE) if ISpeakUpRegistry.providedBy(place) else public_url(place)
