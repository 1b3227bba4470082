"""The panel "Who has access, and why": every way in, where it can be ended, and who is kept out."""

from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.explain import kept_out
from ntnu.deviations.access.reading import roles_with
from ntnu.deviations.access.reading import VIEW_REPORTER
from ntnu.deviations.case_page.ways_in import Saying
from ntnu.deviations.case_page.ways_in import WayIn
from ntnu.deviations.case_page.ways_in import ways_in
from ntnu.deviations.domain.grants import places
from ntnu.deviations.engine.ending import Ending
from ntnu.deviations.engine.ending import endings
from ntnu.deviations.now import today
from ntnu.deviations.persons import id_of
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.panel import ListPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import quote

_END = _("access_end", default="End access")
#: Actions that end an access by giving the task to another person.
_TO_ANOTHER = {
    "reassign": _("access_other_worker", default="Change case worker"),
    "change": _("access_other_responsible", default="Give the measure to another"),
}


@dataclass(frozen=True)
class Barred:
    """Somebody who is kept out: the name, and since when and by whom in words."""

    name: str
    why: str


def ways(sight: CaseSight) -> list[WayIn]:
    """Every way in, for those who may know."""
    if not sight.reading.sees_access:
        return []
    rows = access_list(sight.context, with_reporter=sight.reading.may_identity)
    saying = Saying(
        you=sight.you,
        naming=roles_with(sight.context, VIEW_REPORTER),
        # Not called "the reporter" as elsewhere: a person gives a role under their name, so a reporter could
        # be recognised by the roles they have given.
        name=sight.world.person_name,
        day=sight.day,
        moment=lambda moment: formats.weekday_moment(moment, sight.language, today()),
        translate=sight.t,
    )
    ends = endings(sight.context, rows).items()
    return ways_in(rows, saying, {row: _link(ending, row.principal) for row, ending in ends})


class Access(ListPanel):
    """Who has access, and who is kept out."""

    index = ViewPageTemplateFile("../ui/case/templates/access.pt")
    find = staticmethod(ways)
    title = _("panel_access", default="Who has access, and why")

    @property
    def can_end_any(self) -> bool:
        """Is there a row with an action?"""
        return any(way.end for way in self.rows)

    @property
    def barred(self) -> list[Barred]:
        """Who is kept out, for those who read the log."""
        if not self.sight.reading.sees_log:
            return []
        return [Barred(row.name, self._barred_why(row)) for row in kept_out(self.context, self.sight.entries)]

    def _barred_why(self, row) -> str:
        if row.since is None:
            return ""
        words = {"by": self.sight.world.person_name(row.by), "since": self.sight.day(row.since)}
        return self.sight.t(_("barred_why", default="Kept out by ${by}, ${since}", mapping=words))

    @property
    def role_places(self) -> list[Link]:
        """The pages of the units whose folder roles reach the case."""
        return [
            Link(unit.title(self.sight.language), self.sight.world.content(unit).absolute_url())
            for unit in places(self.sight.facts)
        ]

    @property
    def table(self) -> dict[str, object]:
        """The columns."""
        columns = [
            {"title": _("access_who", default="Who")},
            {"title": _("access_role", default="Role")},
            {"title": _("access_why", default="Why")},
        ]
        return {"css": "is-plain", "columns": [*columns, {"title": _END}] if self.can_end_any else columns}


def _link(ending: Ending, person: str) -> Link:
    form = f"{ending.place.absolute_url()}/@@action-form"
    return Link(
        _TO_ANOTHER.get(ending.action, _END), f"{form}?action={ending.action}&person={quote(id_of(person))}"
    )
