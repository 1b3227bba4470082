"""Searching for persons in a form: chosen persons stay, found ones are offered beside them."""

from collections.abc import Collection
from collections.abc import Mapping
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.persons import person_named
from ntnu.deviations.ui.case import people
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.forms.options import Option

#: The button that searches; its value is the field's key.
BUTTON = "search"
#: The prefix of the name under which the search text is sent, followed by the field's key.
TEXT = "find"


class Finder:
    """Fills the search fields of a form (kinds ``find`` and ``find_some``).

    ``sent`` is what the browser sent; ``barred`` are persons who are never offered.
    """

    def __init__(self, context, sent: Mapping, barred: Collection[str] = ()):
        self.context = context
        self.sent = sent
        self.barred = frozenset(barred)

    def fill(self, view: FieldView) -> None:
        """Offer the chosen persons, and then those found by the search text."""
        if not view.kind.startswith("find"):
            return
        typed = self.sent.get(f"{TEXT}.{view.key}")
        text = typed.strip() if isinstance(typed, str) else ""
        groups = view.kind == "find_some"
        found = [match for match in people.find(self.context, text) if groups or not match.is_group]
        offered = [match for match in found if match.id not in self.barred and match.id not in view.chosen]
        view.searched = text or None
        view.more_found = len(found) > people.MOST
        view.options = (
            *(self._option(principal) for principal in view.chosen),
            *(Option(match.id, match.name, hint=match.id) for match in offered[: people.MOST]),
        )

    def _option(self, principal: str) -> Option:
        return Option(principal, name_of(person_named(principal)), hint=principal)
