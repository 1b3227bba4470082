"""``@@deputies``: "Absence and deputy" of one's own in the register; of a unit who stands in for whom
there."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.messages import ROLES
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.units.stand_in_actions import EndStandIn
from ntnu.deviations.units.stand_in_actions import NameStandIn
from ntnu.deviations.units.stand_ins_seen import known
from ntnu.deviations.units.stand_ins_seen import units_of
from ntnu.deviations.units.term_words import days_of


@dataclass(frozen=True)
class Row:
    """One deputy, in words; ``where``: at which unit, and in which role if only in one."""

    uid: str
    absent: str
    deputy: str
    where: str
    days: str
    given_by: str


class DeputiesPage(FormPage):
    """Who stands in for whom, as far as it concerns the person; with a button that ends each, and where to
    name one."""

    drafted = None

    @property
    def page_title(self):
        if not self.is_of_unit:
            return _("deputies_title", default="Absence and deputy")
        return _("deputies_title_unit", default="Deputies at ${code}", mapping={"code": self.context.code})

    @property
    def crumbs(self):
        return [(self.context.code, self.context.absolute_url())] if self.is_of_unit else []

    @property
    def is_of_unit(self) -> bool:
        return IUnit.providedBy(self.context)

    @property
    def url(self) -> str:
        return f"{self.context.absolute_url()}/@@deputies"

    def result_url(self, made: str) -> str:
        return self.url

    def post(self):
        sent = self.request.form.get("stand_in")
        found = next((one for one in self._known if one.uid == sent), None)
        if found is None:
            self.say(_("error_no_such_stand_in"), "warning")
            return self.go(self.url)
        place = unit_content(self.register, found.unit)
        try:
            self.attempt(perform, place, EndStandIn.id, {"stand_in": found.uid})
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        self.say(EndStandIn.done)
        return self.go(self.url)

    @cached_property
    def _known(self):
        here = uid_of(self.context) if self.is_of_unit else ""
        return known(self.register, getSecurityManager().getUser(), here)

    @property
    def rows(self) -> list[Row]:
        """The first day first."""
        world, you = Directory(self.register), acting()
        rows = []
        for one in self._known:
            unit, role = world.unit(one.unit), self.t(ROLES[one.role]) if one.role else ""
            rows.append(
                Row(
                    uid=one.uid,
                    absent=world.person_name(one.absent),
                    deputy=world.person_name(one.deputy),
                    where=", ".join(filter(None, (unit and unit.title(self.language), role))),
                    days=days_of(one.term, self.language, self.t),
                    given_by="" if one.given_by == you else world.person_name(one.given_by),
                )
            )
        return rows

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """The units where the person may name a deputy, and the address of the form."""
        units = [self.context]
        if not self.is_of_unit:
            units = [unit_content(self.register, uid) for uid in units_of(self.register, acting())]
        elif not target_of(self.context).permits(NameStandIn()):
            units = []
        form = f"@@action-form?action={NameStandIn.id}"
        return [(describe(unit).title(self.language), f"{unit.absolute_url()}/{form}") for unit in units]
