"""Saving what is asked of the work list: whose lists a person sees, and what may be kept."""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Mapping
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import units_of_case_worker
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.drafts.saved_lists import SavedList
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.persons import acting
from ntnu.deviations.worklist.filters import LABELS
from typing import Any
from zope import schema
from zope.interface import Interface

#: What a list keeps of the address.
KEPT = ("view", *LABELS, "sort_on", "sort_order")
COLUMNS = "columns:list"
#: The longest value of it, in characters.
LONGEST = 200


class ISavedList(Interface):
    """Input for saving a list: its name, and what is typed of what it asks for."""

    name = schema.TextLine(title=_("saved_name", default="Name of the list"), max_length=80)
    text = schema.TextLine(title=LABELS["text"], max_length=LONGEST, required=False)
    course = schema.TextLine(title=LABELS["course"], max_length=LONGEST, required=False)


class SharedWith:
    """The units whose lists a person sees: where they hold a folder role that leads to cases, there or at the
    faculty above."""

    def __init__(self, register):
        user = getSecurityManager().getUser()
        groups = (name.split(":") for name in memberships(register, user))
        held = {parts[1] for parts in groups if parts[0] == "unit"}
        held.update(units_of_case_worker(register, user))
        self.register = register
        self.units: list[Unit] = [
            unit for unit in Directory(register).units() if unit.uid in held or unit.faculty_uid in held
        ]

    @property
    def owners(self) -> list[str]:
        """Whose lists the person sees."""
        return [acting(), *(saved_lists.owner_of(unit.uid) for unit in self.units)]

    @property
    def lists(self) -> list[SavedList]:
        """The lists that the person sees, by name."""
        return saved_lists.of(self.register, self.owners)

    def find(self, id_: object) -> SavedList | None:
        """One of them."""
        return saved_lists.find(self.register, self.owners, id_)


def name_of(typed: Mapping[str, Any]) -> str:
    """The name that is given to a list, and what is typed beside it is looked at, too. Raises InvalidData."""
    return validate(ISavedList, {name: typed.get(name) or "" for name in ISavedList})["name"]


def save(
    shared: SharedWith, owner: str, field: str, typed: Mapping[str, Any], asked: Iterable[tuple[str, Any]]
) -> SavedList:
    """Save a list for ``owner``, oneself or a unit that ``field`` of the input names. ``typed`` has its name;
    ``asked`` are names and values of an address, of which the work list keeps what it knows. Raises
    InvalidData."""
    take_turn(shared.register)
    if owner not in shared.owners:
        raise InvalidData(one("unknown_unit", field))
    name = name_of(typed)
    found = [(key, tidy(value)) for key, value in asked if isinstance(value, str)]
    kept = tuple((key, value) for key, value in found if value and len(value) <= LONGEST)
    try:
        return saved_lists.save(shared.register, owner, name, kept)
    except saved_lists.Full:
        raise InvalidData([FieldError(None, "too_many", "too_many", {"max": saved_lists.MOST})]) from None
