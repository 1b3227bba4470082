"""Who has which role at a place, and the page of a unit: for those who decide it; plain facts for others."""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import describe
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.entry_words import entry_words_of
from ntnu.deviations.caselog.reasons import NO_REASON
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import IRoleHistory
from ntnu.deviations.messages import ROLES
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.persons import person_of
from ntnu.deviations.ui.case.people import name_of
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.unit_links import standing
from ntnu.deviations.units.unit_links import UNIT_ENTRIES
from ntnu.deviations.units.unit_links import unit_links
from ntnu.deviations.units.unit_links import UnitLink
from urllib.parse import urlencode
from zope.component import getUtility
from zope.i18nmessageid import Message

ABOUT = {
    roles.RECIPIENT: _(
        "about_recipient", default="Assesses all reports to the unit, and fills in the receipt form."
    ),
    roles.CASE_WORKER: _("about_case_worker", default="Can be assigned cases. The role alone opens no case."),
    roles.LINE_MANAGER: _(
        "about_line_manager",
        default="Is notified of deviations, reads them and takes part in measures. Does not see who"
        " reported.",
    ),
    roles.LOCAL_ADMIN: _("about_local_admin", default="Decides who has which role here. Reads no case."),
}
_ADD = {
    roles.RECIPIENT: _("add_recipient", default="Add a recipient"),
    roles.CASE_WORKER: _("add_case_worker", default="Add a case worker"),
    roles.LINE_MANAGER: _("add_line_manager", default="Add a line manager"),
    roles.LOCAL_ADMIN: _("add_local_admin", default="Add an administrator"),
}


@dataclass(frozen=True)
class Holder:
    """Somebody with a role: who gave it and when; ``inherited``: it is held at the faculty. ``reaches``:
    is there a person behind it? A group may be empty, a user or group deleted."""

    id: str
    name: str
    given_by: str
    since: datetime | None
    inherited: bool
    reaches: bool


@dataclass(frozen=True)
class RolePanel:
    """One role with its holders."""

    role: str
    slug: str
    title: str
    about: str
    add: str
    holders: tuple[Holder, ...]
    may_change: bool

    @property
    def count(self) -> int:
        """Holders behind whom there is somebody."""
        return sum(holder.reaches for holder in self.holders)


class RolesPage(Page):
    """Who has which role at a place, who gave it and when, and what was changed lately."""

    #: Action in the log of the place -> its words.
    changed: Mapping[str, Message] = {}

    def _holders(self, place, role: str, held: Iterable[str], inherited: bool) -> list[Holder]:
        found = [self._holder(place, role, who, inherited) for who in held]
        return sorted(found, key=lambda holder: sort_key(holder.name))

    def _holder(self, place, role: str, who: str, inherited: bool) -> Holder:
        person = person_of(who)
        given_by, since = getUtility(IRoleHistory).given(place, role, person)
        named = name_of(self.context, person), name_of(self.context, given_by)
        return Holder(who, *named, since, inherited, any(True for _person in persons([who])))

    def day(self, moment: datetime) -> str:
        return formats.day_in_year(local_date(moment), self.language, today())

    changes_title = _("unit_changes", default="Latest changes")
    #: Entries of actions, which have their own words.
    acted: frozenset[str] = frozenset()

    @property
    def changes(self) -> list[dict[str, object]]:
        """The latest changes, from the log of the place itself."""
        shown = self.changed.keys() | self.acted
        entries = [entry for entry in caselog.entries(self.context) if entry.action in shown]
        return [self._change(entry) for entry in reversed(entries)]

    def _change(self, entry) -> dict[str, object]:
        role = str(entry.why.get("role", ""))
        words = {
            "name": name_of(self.context, str(entry.why.get("principal", ""))),
            "role": in_sentence(self.t(ROLES.get(role, role))),
        }
        message = self.changed.get(entry.action) or entry_words_of(entry.action).title
        return {
            "title": self.t(type(message)(message, mapping=words)),
            "who": name_of(self.context, entry.actor),
            "reason": self.t(NO_REASON) if entry.why.get("no_reason") else entry.why.get("reason", ""),
            "when": entry.at,
        }


class UnitPage(RolesPage):
    """Default page of faculties and departments."""

    changed = {
        "role_given": _("unit_role_given", default="${name} became ${role}"),
        "role_taken": _("unit_role_taken", default="${name} is no longer ${role}"),
    }
    acted = UNIT_ENTRIES

    @property
    def page_title(self):
        if self.may_manage:
            return _(
                "unit_roles_title", default="Who has which role at ${code}", mapping={"code": self.unit.code}
            )
        return self.unit.title(self.language)

    @property
    def crumbs(self):
        if not IDepartment.providedBy(self.context):
            return []
        faculty = self.context.aq_parent
        return [(faculty.code, faculty.absolute_url())]

    @cached_property
    def unit(self):
        return describe(self.context)

    @cached_property
    def name(self) -> str:
        return self.unit.title(self.language)

    @cached_property
    def may_manage(self) -> bool:
        return bool(getSecurityManager().checkPermission(folder_roles.PERMISSION, self.context))

    @cached_property
    def actions(self) -> list[UnitLink]:
        """What the person may do with the unit."""
        return unit_links(self.context)

    @property
    def standing(self) -> Message | None:
        """That the unit is closed, or a part of another; None where it is in use."""
        return standing(self.context)

    @cached_property
    def has_cases(self) -> bool:
        """Does this person receive reports here?"""
        mine = roles_on(self.context, getSecurityManager().getUser())
        return bool(mine & {roles.RECIPIENT, roles.LINE_MANAGER})

    # roles --------------------------------------------------------------------------------------

    @property
    def panels(self) -> list[RolePanel]:
        own = folder_roles.held(self.context)
        above = folder_roles.held(self.context.aq_parent) if IDepartment.providedBy(self.context) else {}
        return [
            RolePanel(
                role=role,
                slug=role.lower().replace(" ", "-"),
                title=ROLES[role],
                about=ABOUT[role],
                add=_ADD[role],
                holders=(
                    *self._holders(self.context.aq_parent, role, above.get(role, ()), True),
                    *self._holders(self.context, role, own.get(role, ()), False),
                ),
                may_change=role in folder_roles.changeable(self.context),
            )
            for role in folder_roles.offered(self.context)
            if role in ABOUT
        ]

    def role_form(self, role: str, leaving: str = "") -> str:
        """The address of the form that gives the role, or takes it from ``leaving``."""
        asked = {"role": role, "leaving": leaving} if leaving else {"role": role}
        return f"{self.context.absolute_url()}/@@role-form?{urlencode(asked)}"

    @property
    def cases_url(self) -> str:
        """The work list of this unit's cases."""
        return f"{self.register_url}/@@worklist?{urlencode({'view': 'unit', 'unit': self.unit.code})}"

    @property
    def faculty_code(self) -> str:
        return self.context.aq_parent.code

    @property
    def other_units(self) -> list[tuple[str, str]]:
        """Other units this person decides roles for: those of the faculty, then other faculties."""
        world, allowed = Directory(self.register), getSecurityManager().checkPermission
        near = [unit for unit in world.units() if unit.faculty_uid == self.unit.faculty_uid]
        far = [unit for unit in world.units() if unit.is_faculty and unit not in near]
        places = [(unit, world.content(unit)) for unit in near + far if unit.uid != self.unit.uid]
        return [
            (unit.code, place.absolute_url())
            for unit, place in places
            if allowed(folder_roles.PERMISSION, place)
        ]

    # plain facts --------------------------------------------------------------------------------

    @property
    def departments(self) -> list[tuple[str, str]]:
        world = Directory(self.register)
        units = [] if IDepartment.providedBy(self.context) else world.departments(self.unit)
        places = [(unit, world.content(unit)) for unit in units if unit.active]
        return [(unit.title(self.language), place.absolute_url()) for unit, place in places]
