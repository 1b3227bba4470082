"""The page of a unit: who has which role there, for those who decide it; plain facts for others."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import describe
from ntnu.deviations.domain import roles
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.messages import ROLES
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.roles_page import Holder
from ntnu.deviations.units.roles_page import RolesPage
from ntnu.deviations.units.unit_links import standing
from ntnu.deviations.units.unit_links import UNIT_ENTRIES
from ntnu.deviations.units.unit_links import unit_links
from ntnu.deviations.units.unit_links import UnitLink
from urllib.parse import urlencode
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
        """Holders behind whom there is somebody, now."""
        return sum(holder.reaches and not holder.ahead for holder in self.holders)


class UnitPage(RolesPage):
    """Default page of faculties and departments."""

    changed = {
        "role_given": _("unit_role_given", default="${name} became ${role}"),
        "role_taken": _("unit_role_taken", default="${name} is no longer ${role}"),
        "role_begun": _("unit_role_given", default="${name} became ${role}"),
        "role_ended": _("unit_role_taken", default="${name} is no longer ${role}"),
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

    def role_form(self, role: str, **whose: str) -> str:
        """The address of the form that gives the role, takes it from who is ``leaving``, or gives it other
        days for who is ``staying``."""
        asked = {"role": role, **whose}
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
