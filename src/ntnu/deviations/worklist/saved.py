"""``<register>/@@saved-lists``: what was asked of the work list, under a name, for oneself or for a unit."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.drafts.saved_lists import SavedList
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.worklist import saving
from ntnu.deviations.worklist.saving import SharedWith
from urllib.parse import urlencode

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
            for found in self.shared.lists
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
            found = self.shared.find(self.request.form.get("list"))
            if found is None:
                raise InvalidData(one("no_saved_list"))
            if self.asked("remove"):
                saved_lists.remove(self.register, found)
                self.say(_("saved_removed", default="The list is no longer saved."))
            elif self.asked("rename"):
                saved_lists.rename(self.register, found, saving.name_of(self.request.form))
                self.say(_("saved_renamed", default="The list has its new name."))
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        return self.go(f"{self.register_url}/@@saved-lists")

    def _save(self):
        form = self.request.form
        unit, columns = form.get("unit_of_list"), form.get("columns")
        owner = saved_lists.owner_of(unit) if isinstance(unit, str) and unit else acting()
        asked = [(name, form.get(name)) for name in saving.KEPT]
        asked += [(saving.COLUMNS, one) for one in (columns if isinstance(columns, list) else [])]
        saved = saving.save(self.shared, owner, "unit_of_list", form, asked)
        self.say(_("saved_done", default="The list is saved."))
        return self.go(way(self.register, saved))
