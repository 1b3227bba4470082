"""Who has which role at a place, who gave it and when, and what was changed lately."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.holders import term_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.entry_words import entry_words_of
from ntnu.deviations.caselog.told_values import NO_REASON
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.interfaces import IRoleHistory
from ntnu.deviations.messages import ROLES
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.persons import person_of
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.units.term_words import days_of
from zope.component import getUtility
from zope.i18nmessageid import Message

_GIVEN_WITH_DAYS = _("unit_role_given_days", default="${name}: ${role}, ${days}")
#: In place of who did it.
_BY_ITSELF = _("unit_role_by_itself", default="By itself, as planned")


@dataclass(frozen=True)
class Holder:
    """Somebody with a role: who gave it and since when it is held; ``inherited``: it is held at the faculty.
    ``reaches``: is there a person behind it? A group may be empty, a user or group deleted. ``days`` are its
    days in words, ``ahead``: it has not begun."""

    id: str
    name: str
    given_by: str
    since: datetime | None
    inherited: bool
    reaches: bool
    days: str = ""
    ahead: bool = False


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
        named = name_of(person), name_of(given_by)
        term, reaches = term_of(place, who, role), any(True for _person in persons([who]))
        days = days_of(term, self.language, self.t)
        return Holder(who, *named, since, inherited, reaches, days, term.is_ahead(today()))

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
            "name": name_of(str(entry.why.get("principal", ""))),
            "role": in_sentence(self.t(ROLES.get(role, role))),
        }
        message = self.changed.get(entry.action) or entry_words_of(entry.action).title
        if entry.action == "role_given" and (days := self._days(entry.why)):
            message, words["days"] = _GIVEN_WITH_DAYS, days
        by_itself = entry.action in ("role_begun", "role_ended")
        return {
            "title": self.t(type(message)(message, mapping=words)),
            "who": self.t(_BY_ITSELF) if by_itself else name_of(entry.actor),
            "reason": self.t(NO_REASON) if entry.why.get("no_reason") else entry.why.get("reason", ""),
            "when": entry.at,
        }

    def _days(self, why: Mapping[str, str]) -> str:
        first, last = (date.fromisoformat(why[name]) if name in why else None for name in ("from", "to"))
        return days_of(Term(first, last), self.language, self.t)
