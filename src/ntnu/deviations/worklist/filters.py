"""What can be asked of the work list: its filters, with their choices for this person."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.listing import reads_severity
from ntnu.deviations.access.listing import workers_in_sight
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.choices import choices
from ntnu.deviations.domain.periods import period_of
from ntnu.deviations.domain.states import ALL
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.messages import STATES
from ntnu.deviations.persons import id_of
from ntnu.deviations.worklist.lists import CaseList
from zope.i18nmessageid import Message

#: Filters that are typed, with the type of their field; the others are chosen from a list.
TYPED = {"text": "search", "course": "text", "submitted_from": "date", "submitted_to": "date"}
#: Filters that are always in sight; the others open with "More filters".
NEAR = ("text", "unit", "state", "severity", "theme", "received")

_MEASURES: dict[str, Message] = {
    "unfinished": _("filter_measures_unfinished", default="Not carried out yet"),
    "late": _("filter_measures_late", default="Overdue"),
    "finished": _("filter_measures_finished", default="Carried out, not evaluated"),
    "evaluated": _("filter_measures_evaluated", default="Evaluated"),
}
LABELS: dict[str, Message] = {
    "text": _("filter_text", default="Words or case number"),
    "unit": _("column_unit", default="Unit"),
    "state": _("column_state", default="State"),
    "severity": _("filter_severity", default="Severity"),
    "theme": _("column_theme", default="Theme"),
    "received": _("filter_received", default="Received in"),
    "case_worker": _("label_case_worker", default="Case worker"),
    "course": _("label_course_code", default="Course code"),
    "submitted_from": _("filter_submitted_from", default="Reported from"),
    "submitted_to": _("filter_submitted_to", default="Reported to"),
    "measures": _("filter_measures", default="Measures"),
}
_ANY: dict[str, Message] = {
    "unit": _("filter_any_unit", default="All units"),
    "state": _("filter_any_state", default="All"),
    "severity": _("filter_any_severity", default="All"),
    "theme": _("filter_any_theme", default="All"),
    "received": _("filter_any_received", default="At any time"),
    "case_worker": _("filter_any_case_worker", default="All"),
    "measures": _("filter_any_measures", default="With or without"),
}
HELPS: dict[str, Message] = {
    "text": _(
        "filter_text_help",
        default="Searches all text that you may read in the cases, but not files. The beginning or the end"
        " of a word is enough. Of a case number, the last six digits are enough.",
    ),
    "unit": _("filter_unit_help", default="A faculty shows the cases of its departments too."),
    "state": _("filter_state_help", default="How far the case has come."),
    "severity": _(
        "filter_severity_help",
        default="How serious the case worker finds the case. A case that nobody has taken on has none yet.",
    ),
    "theme": _("filter_theme_help", default="What the reporter chose. A case may have several themes."),
    "received": _("filter_received_help", default="The year or month in which it came to the faculty."),
    "case_worker": _(
        "filter_case_worker_help", default="Cases that the person works on, as case worker or co-worker."
    ),
    "course": _("filter_course_help", default="The whole code, for example TDT4990."),
    "submitted_from": _("filter_submitted_from_help", default="Reported on this day or later."),
    "submitted_to": _("filter_submitted_to_help", default="Reported on this day or earlier."),
    "measures": _("filter_measures_help", default="Cases with at least one such measure."),
    "sort_on": _(
        "worklist_sort_help",
        default="In the order of the list itself, cases that are finished come after all others.",
    ),
}


class Filtered(CaseList):
    """A list with filters. What a person may read of no case they cannot ask for either."""

    @cached_property
    def filters(self) -> dict[str, str]:
        """What is asked for, by the names of the filters that are offered."""
        sent = {name: self.request.form.get(name) for name in (*TYPED, *self.lists)}
        found = {name: tidy(value) for name, value in sent.items() if isinstance(value, str)}
        return {name: value for name, value in found.items() if value}

    @cached_property
    def world(self) -> Directory:
        return Directory(self.context)

    @property
    def units(self) -> list[tuple[str, str]]:
        """The units to choose from: those the person's groups name, faculties with their departments."""
        groups = memberships(self.register, self.user)
        own = {name.split(":")[1] for name in groups if name.startswith("unit:")}
        units = list(self.world.units())
        near = [unit for unit in units if unit.uid in own or unit.faculty_uid in own]
        return [(unit.code, f"{unit.code}, {unit.title(self.language)}") for unit in near or units]

    @cached_property
    def workers(self) -> list[tuple[str, str]]:
        """Those who work on cases whose casework the person reads."""
        found = [
            (id_of(who), self.world.person_name(who)) for who in workers_in_sight(self.context, self.user)
        ]
        return sorted(found, key=lambda pair: sort_key(pair[1]))

    @cached_property
    def reads_severity(self) -> bool:
        return reads_severity(self.context, self.user)

    @cached_property
    def lists(self) -> dict[str, list[tuple[str, object]]]:
        """The choices of each filter; what is internal only for those who read some casework."""
        found: dict[str, list[tuple[str, object]]] = {
            "unit": self.units,
            "state": [(state, STATES[state]) for state in ALL],
        }
        if self.reads_severity:
            found["severity"] = choices("severity", self.language)
        found["theme"] = choices("themes", self.language)
        if period := period_of(self.request.form.get("received")):
            # Statistics lead here.
            found["received"] = [(period.key, dates.period(period, self.language))]
        if self.workers:
            found["case_worker"] = self.workers
            found["measures"] = list(_MEASURES.items())
        return found

    def fields(self, near: bool) -> list[dict[str, object]]:
        """The filters in the form the macros of fields use, those in sight or the others."""
        order = [name for name in LABELS if name in TYPED or name in self.lists]
        return [self._field(name) for name in order if (name in NEAR) is near]

    def _field(self, name: str) -> dict[str, object]:
        return {
            "id": name,
            "label": LABELS[name],
            "help": HELPS[name],
            "type": TYPED.get(name),
            "value": self.filters.get(name),
            "any": _ANY.get(name),
            "options": self.lists.get(name, ()),
        }

    @property
    def is_wide(self) -> bool:
        """Is there a filter set that is not in sight at once?"""
        return any(name not in NEAR for name in self.filters)
