"""What figures, tables and values are called."""

from datetime import date
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain import statistics
from ntnu.deviations.domain.languages import said
from ntnu.deviations.domain.statistics import MONTH
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.messages import STATES
from ntnu.deviations.statistics.source import Answer
from ntnu.deviations.statistics.stored import LISTS
from zope.i18nmessageid import Message

FIGURES: dict[str, Message] = {
    statistics.RECEIVED: STATES["received"],
    **{name: STATES[name] for name in ("closed", "not_approved", "reregistered")},
    statistics.WITHDRAWN: _("figure_withdrawn", default="Withdrawn"),
    statistics.OPEN: _("figure_open", default="Open at the end"),
    statistics.LATE: _("figure_late", default="Open and overdue at the end"),
    statistics.IN_TIME: _("figure_in_time", default="Answered within the term"),
    statistics.PRELIMINARY: _("figure_preliminary", default="Preliminary responses"),
    statistics.REOPENED: _("figure_reopened", default="Reopened"),
    statistics.NOT_SOLVED: _("figure_not_solved", default="Not solved, says the reporter"),
    statistics.MEASURES: _("figure_measures", default="Measures carried out"),
    statistics.MEASURES_IN_TIME: _("figure_measures_in_time", default="Measures carried out in time"),
    statistics.EVALUATED: _("figure_measures_evaluated", default="Measures evaluated"),
    statistics.EFFECTIVE: _("figure_measures_effective", default="Measures that had the effect"),
}
#: Of a share; of how many days something took.
SHARES: dict[str, Message] = {
    statistics.IN_TIME: _("share_in_time", default="Answered within the term, per cent"),
    statistics.MEASURES_IN_TIME: _("share_measures_in_time", default="Measures in time, per cent"),
    statistics.EFFECTIVE: _("share_measures_effective", default="Measures that had the effect, per cent"),
}
DAYS: dict[tuple[str, str], Message] = {
    ("to_receipt", "median"): _("days_to_receipt_median", default="Days to the receipt form, median"),
    ("to_receipt", "percentile_90"): _("days_to_receipt_90", default="Days to the receipt form, 90 per cent"),
    ("to_answer", "median"): _("days_to_answer_median", default="Days to the answer, median"),
    ("to_answer", "percentile_90"): _("days_to_answer_90", default="Days to the answer, 90 per cent"),
}
DIMENSIONS: dict[str, Message] = {
    UNIT: _("column_unit", default="Unit"),
    statistics.THEME: _("column_theme", default="Theme"),
    statistics.CAUSE: _("label_cause_category", default="Kind of cause"),
    statistics.SEVERITY: _("filter_severity", default="Severity"),
    statistics.CAMPUS: _("label_campus", default="Campus"),
    statistics.KIND: _("dimension_reporter_kind", default="Student or staff"),
    MONTH: _("dimension_month", default="Month"),
}
HIDDEN = _("figure_hidden", default="hidden")
NOT_GIVEN = _("value_not_given", default="Not given")


def value_title(answer: Answer, name: str, value: str, language: str) -> Message | str:
    """A value of a dimension. A unit has the name it had then where it is no more."""
    if name == UNIT:
        code, titles, _faculty = answer.units.get(value, (value, (), ""))
        title = said(dict(titles), language)
        return f"{code}, {title}" if title else code
    if not value:
        return NOT_GIVEN
    if name == MONTH:
        return dates.month(date.fromisoformat(f"{value}-01"), language)
    return title_of(LISTS[name], value, language)
