"""Folder roles as groups: a PAS plugin that tells, at each request, which virtual groups a user is in.

A case grants its roles to the group "who has the role at the unit". Who that is stands in the
unit's Sharing alone, so a change of members acts at once, on pages, REST and search together, and
touches no case.
"""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access.hearing_members import hearing_groups
from ntnu.deviations.access.hearing_members import is_hearing_group
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.access.holders import PLUGIN_ID
from ntnu.deviations.access.holders import register_holders
from ntnu.deviations.access.holders import with_groups_around
from ntnu.deviations.access.own import unshielded_units
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.core import roles
from ntnu.deviations.core.grants import register_group
from ntnu.deviations.core.grants import unit_group
from ntnu.deviations.messages import ROLES
from ntnu.deviations.persons import person_of
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PlonePAS.plugins.group import PloneGroup
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.i18n import translate
from zope.interface import implementer

_PREFIXES = ("unit:", "register:")
_EVERYBODY = "AuthenticatedUsers"


@implementer(IGroupsPlugin, IGroupIntrospection)
class UnitGroups(BasePlugin):
    """Virtual groups of units and registers. It enumerates nothing and sets no property."""

    meta_type = "Deviation unit groups"
    security = ClassSecurityInfo()

    def __init__(self, id=PLUGIN_ID, title="Folder roles of deviation units"):
        self._setId(id)
        self.title = title

    def _site(self):
        # aq_inner at each step: under portal_groups the outer chain leads elsewhere.
        return aq_parent(aq_inner(aq_parent(aq_inner(self))))

    @security.private
    def getGroupsForPrincipal(self, principal, request=None):
        """Ids of the virtual groups the user is in.

        A group is in none: recursive groups ask for groups too, and a person excluded by name
        would come back in through an ordinary group.
        """
        # aq_base: what knows no such question would pass it on to the whole site.
        is_group = getattr(aq_base(principal), "isGroup", None)
        if is_group is None or is_group():
            return ()
        user = principal.getId()
        mine = self._as_herself(user, principal.getGroups())
        found = []
        person = person_of(user)
        for register in registers(self._site()):
            found += _unit_groups(register, person, mine)
            found += _register_groups(register, person, mine)
            found += hearing_groups(register, person)
        return tuple(found)

    def _as_herself(self, user, groups) -> set[str]:
        """The user's id, and those of her ordinary groups that hold her by name.

        Not those she is in because everybody who is logged in is: a role given to such a group
        would open every case to everybody. This plugin is the last of its kind, so her ordinary
        groups are known by now.
        """
        users = aq_parent(aq_inner(self))
        wide = with_groups_around(users, {_EVERYBODY})
        named = {user, *groups} - wide
        return named if len(wide) == 1 else with_groups_around(users, named)

    # IGroupIntrospection: Plone's own pages ask for every group id a user has.

    @security.private
    def getGroupById(self, group_id, default=None):
        if is_hearing_group(group_id):
            # Of no case and no hearing: who looks at a user's groups may not know of either.
            title = translate(ROLES[roles.HEARING_PARTICIPANT], target_language="nb")
            return self._group(group_id, title)
        parts = _parts(group_id)
        if parts is None:
            return default
        place, role = self._place(parts), parts[2]
        if place is None:
            return default
        title = f"{translate(ROLES.get(role, role), target_language='nb')}, {place.title}"
        return self._group(group_id, title)

    def _group(self, group_id, title):
        group = PloneGroup(group_id, title)
        # Plone's pages ask for it as a property.
        group.addPropertysheet(PLUGIN_ID, {"title": title})
        group = group.__of__(self)
        group._addRoles(())
        return group.__of__(aq_parent(aq_inner(self)))

    @security.private
    def getGroups(self):
        return []

    @security.private
    def getGroupIds(self):
        return []

    @security.private
    def getGroupMembers(self, group_id):
        parts = _parts(group_id)
        if parts is None:
            return ()
        place = self._place(parts)
        if place is None or tells_of_a_case(group_id):
            return ()
        holders = register_holders if parts[0] == "register" else direct_holders
        return tuple(sorted(holders(place, parts[2])))

    def _place(self, parts):
        for register in registers(self._site()):
            if parts[0] == "register" and uid_of(register) == parts[1]:
                return register
            if parts[0] == "unit" and unit_content(register, parts[1]) is not None:
                return unit_content(register, parts[1])
        return None


def _parts(group_id):
    if not isinstance(group_id, str) or not group_id.startswith(_PREFIXES):
        return None
    parts = group_id.split(":")
    return parts if len(parts) in (3, 4) else None


def tells_of_a_case(group_id: str) -> bool:
    """Is the group there because of a case: of who takes part in its hearing, or less those who are
    kept out of it? Who looks at the groups of somebody else, or at the members of a group, may not
    know of the case."""
    return is_hearing_group(group_id) or group_id.count(":") == 3


def _held(place, mine: set[str]) -> set[str]:
    """The roles these principals hold on ``place`` itself."""
    stored = getattr(aq_base(place), "__ac_local_roles__", None) or {}
    if callable(stored):
        stored = stored()
    if mine.isdisjoint(stored):
        return set()
    return {role for principal in mine.intersection(stored) for role in stored[principal]}


def _unit_groups(register, user: str, mine: set[str]) -> list[str]:
    held = [
        (uid, role)
        for uid, unit in bare_units(register)
        if (there := _held(unit, mine))
        for role in sorted(there.intersection(roles.GROUP_ROLES))
    ]
    if not held:
        return []
    # Fail closed: somebody who has reported a case at a unit, and is not yet excluded from it by
    # name, is in none of that unit's groups. Giving her the role excludes her, so this holds only
    # for roles given behind our back, in an outside group, until the case is indexed anew.
    closed = unshielded_units(register, user)
    held = [(uid, role) for uid, role in held if uid not in closed]
    found = [unit_group(uid, role) for uid, role in held]
    for key, (units, persons) in register.exclusions.items():
        if user not in persons:
            found += [unit_group(uid, role, key) for uid, role in held if uid in units]
    return found


def _register_groups(register, user: str, mine: set[str]) -> list[str]:
    if roles.ARCHIVIST not in _held(register, mine):
        return []
    uid = uid_of(register)
    # Fail closed, as above.
    found = [] if unshielded_units(register, user) else [register_group(uid, roles.ARCHIVIST)]
    found += [
        register_group(uid, roles.ARCHIVIST, key)
        for key, (_units, persons) in register.exclusions.items()
        if user not in persons
    ]
    return found


InitializeClass(UnitGroups)
