"""``<register>/@@saved-lists``: what was asked of the work list, under a name, for oneself or for a unit."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import units_of_case_worker
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.drafts.saved_lists import SavedList
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.worklist.filters import LABELS
from urllib.parse import urlencode
from zope import schema
from zope.interface import Interface

#: What a list keeps of the address.
_KEPT = ("view", *LABELS, "sort_on", "sort_order")
_LONGEST = 200


#: The fields of the form that saves a list, as the macros of fields use them.
FIELDS = {
    "name": {
        "id": "list-name",
        "label": _("saved_name", default="Name of the list"),
        "help": _("saved_name_help", default="Short words that say what the list is for."),
    },
    "unit": {
        "id": "list-unit",
        "label": _("saved_for", default="For"),
        "help": _(
            "saved_for_help",
            default="Who holds a role at a unit sees its lists, and finds in them the cases they may see.",
        ),
    },
}


class ISavedList(Interface):
    """Input for saving a list: its name, and what is typed of what it asks for."""

    name = schema.TextLine(title=_("saved_name", default="Name of the list"), max_length=80)
    text = schema.TextLine(title=LABELS["text"], max_length=_LONGEST, required=False)
    course = schema.TextLine(title=LABELS["course"], max_length=_LONGEST, required=False)


class SharedWith:
    """The units whose lists a person sees: where they hold a folder role that leads to cases, there or at the
    faculty above."""

    def __init__(self, register):
        user = getSecurityManager().getUser()
        groups = (name.split(":") for name in memberships(register, user))
        held = {parts[1] for parts in groups if parts[0] == "unit"}
        held.update(units_of_case_worker(register, user))
        self.units: list[Unit] = [
            unit for unit in Directory(register).units() if unit.uid in held or unit.faculty_uid in held
        ]

    @property
    def owners(self) -> list[str]:
        """Whose lists the person sees."""
        return [acting(), *(saved_lists.owner_of(unit.uid) for unit in self.units)]


def unit_options(shared: SharedWith, language: str) -> list[tuple[str, str]]:
    """The units that a list can be shared with."""
    return [(unit.uid, f"{unit.code}, {unit.title(language)}") for unit in shared.units]


def way(register, saved: SavedList) -> str:
    """The address of the work list that asks what was saved."""
    asked = [*saved.asked, ("saved", saved.id)]
    return f"{register.absolute_url()}/@@worklist?{urlencode(asked)}"


class SavedLists(FormPage):
    """A list is removed by who sees it: an own one by the person, a unit's by who holds a role there."""

    nav_item = "work"
    page_title = _("saved_title", default="Saved lists")
    drafted = None

    @property
    def crumbs(self):
        return [(_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist")]

    @cached_property
    def shared(self) -> SharedWith:
        return SharedWith(self.register)

    @property
    def lists(self) -> list[dict[str, object]]:
        """The lists that the person sees."""
        units = {unit.uid: unit for unit in self.shared.units}
        return [
            {
                "id": found.id,
                "name": found.name,
                "url": way(self.register, found),
                "unit": units[found.unit].title(self.language) if found.unit else "",
            }
            for found in saved_lists.of(self.register, self.shared.owners)
        ]

    def new_name(self, listed: dict[str, object]) -> str:
        """What the field for another name is called."""
        words = {"name": str(listed["name"])}
        return self.t(_("saved_new_name", default="New name for ${name}", mapping=words))

    @property
    def is_saving(self) -> bool:
        """Was a list to be saved, and something was wrong with it?"""
        return self.asked("save")

    @property
    def here(self) -> str:
        """This page with what is to be saved."""
        return f"{self.register_url}/@@saved-lists?{self.request.get('QUERY_STRING', '')}"

    save_fields = FIELDS

    @property
    def unit_options(self) -> list[tuple[str, str]]:
        """The units that a list can be shared with."""
        return unit_options(self.shared, self.language)

    def post(self):
        take_turn(self.context)
        try:
            if self.asked("save"):
                return self._save()
            found = saved_lists.find(self.register, self.shared.owners, self.request.form.get("list"))
            if found is None:
                raise InvalidData(one("no_saved_list"))
            if self.asked("remove"):
                saved_lists.remove(self.register, found)
                self.say(_("saved_removed", default="The list is no longer saved."))
            elif self.asked("rename"):
                saved_lists.rename(self.register, found, self._name())
                self.say(_("saved_renamed", default="The list has its new name."))
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        return self.go(f"{self.register_url}/@@saved-lists")

    def _save(self):
        unit = self.request.form.get("unit_of_list")
        owner = saved_lists.owner_of(unit) if isinstance(unit, str) and unit else acting()
        if owner not in self.shared.owners:
            raise InvalidData(one("unknown_unit", "unit_of_list"))
        name = self._name()
        try:
            saved = saved_lists.save(self.register, owner, name, self._asked())
        except saved_lists.Full:
            raise InvalidData([FieldError(None, "too_many", "too_many", {"max": saved_lists.MOST})]) from None
        self.say(_("saved_done", default="The list is saved."))
        return self.go(way(self.register, saved))

    def _name(self) -> str:
        form = self.request.form
        return validate(ISavedList, {name: form.get(name) or "" for name in ISavedList})["name"]

    def _asked(self) -> saved_lists.Asked:
        """What the address of this form asks, as far as the work list knows it."""
        form = self.request.form
        found = [(name, form.get(name)) for name in _KEPT]
        columns = form.get("columns")
        found += [("columns:list", one) for one in (columns if isinstance(columns, list) else [])]
        typed = [(name, tidy(value)) for name, value in found if isinstance(value, str)]
        return tuple((name, value) for name, value in typed if value and len(value) <= _LONGEST)
