"""The panel "Who has access, and why": every way in, where it can be ended, and who is kept out."""

from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.explain import AccessRow
from ntnu.deviations.access.explain import kept_out
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import roles_with
from ntnu.deviations.access.reading import VIEW_REPORTER
from ntnu.deviations.actions.perform import available
from ntnu.deviations.browser.case.now import Link
from ntnu.deviations.browser.case.ways_in import Saying
from ntnu.deviations.browser.case.ways_in import WayIn
from ntnu.deviations.browser.case.ways_in import ways_in
from ntnu.deviations.browser.macros import format as formats
from ntnu.deviations.core.grants import places
from ntnu.deviations.now import today
from urllib.parse import quote

_END = _("access_end", default="End access")
_OTHER_WORKER = _("access_other_worker", default="Change case worker")
_OTHER_RESPONSIBLE = _("access_other_responsible", default="Give the measure to another")

#: Cause of an access -> the act on the case that ends it, and the words of the link.
_ON_CASE = {"coworker": ("remove_coworker", _END), "assigned": ("reassign", _OTHER_WORKER)}
#: The same for acts on the hearing or measure that the access is by.
_ON_PART = {"hearing": ("remove_participant", _END), "measure": ("change", _OTHER_RESPONSIBLE)}


@dataclass(frozen=True)
class Barred:
    """Somebody who is kept out: her name, and since when and by whom in words."""

    name: str
    why: str


class CaseAccess:
    """Mixed into the page of a case, which knows what the person may read and do."""

    @cached_property
    def access(self) -> list[WayIn]:
        """Every way in, for who may know."""
        if not self.reading.sees_access:
            return []
        rows = access_list(self.context, with_reporter=self.reading.may_identity)
        saying = Saying(
            you=self.you,
            naming=roles_with(self.context, VIEW_REPORTER),
            # Not as elsewhere "the reporter": who gives a role gives it as somebody, and who reported
            # would be known by the roles she has given.
            name=self.world.person_name,
            day=self.day,
            moment=lambda moment: formats.weekday_moment(moment, self.language, today()),
            translate=self.t,
        )
        return ways_in(rows, saying, {row: end for row in rows if (end := self._end(row)) is not None})

    def _end(self, row: AccessRow) -> Link | None:
        person = quote(row.principal)
        act, words = _ON_CASE.get(row.cause, ("", ""))
        if act in self.acts:
            return Link(words, f"{self.context.absolute_url()}/@@action-form?action={act}&person={person}")
        act, words = _ON_PART.get(row.cause, ("", ""))
        if act and act in self._acts_on(row.part):
            return Link(words, f"{self._part_urls[row.part]}/@@action-form?action={act}&person={person}")
        return None

    def _acts_on(self, uid: str) -> list[str]:
        known = self._part_acts
        if uid not in known:
            part = find_part(self.context, uid)
            known[uid] = [found.action.id for found in available(part) if found.is_ready]
            self._part_urls[uid] = part.absolute_url()
        return known[uid]

    @cached_property
    def _part_acts(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _part_urls(self) -> dict[str, str]:
        return {}

    @property
    def can_end_any(self) -> bool:
        """Is there a row with something to do?"""
        return any(way.end for way in self.access)

    @property
    def barred(self) -> list[Barred]:
        """Who is kept out, for who reads the log."""
        if not (self.reading.sees_access and self.reading.sees_log):
            return []
        return [Barred(row.name, self._barred_why(row)) for row in kept_out(self.context, self.entries)]

    def _barred_why(self, row) -> str:
        if row.since is None:
            return ""
        words = {"by": self.world.person_name(row.by), "since": self.day(row.since)}
        return self.t(_("barred_why", default="Kept out by ${by}, ${since}", mapping=words))

    @property
    def role_places(self) -> list[Link]:
        """The pages of the units whose folder roles reach the case."""
        return [
            Link(unit.title(self.language), self.world.content(unit).absolute_url())
            for unit in places(self.facts)
        ]

    @property
    def access_columns(self) -> list[dict[str, object]]:
        columns = [
            {"title": _("access_who", default="Who")},
            {"title": _("access_role", default="Role")},
            {"title": _("access_why", default="Why")},
        ]
        return [*columns, {"title": _END}] if self.can_end_any else columns
