"""``@@statistics-report``: the figures of a year or a month as a report, for a board: charts and tables as a
tagged PDF/A."""

from collections.abc import Iterator
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.documents import model
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.statistics import words
from ntnu.deviations.statistics.asked import AskedFile
from ntnu.deviations.statistics.charts import printed
from ntnu.deviations.statistics.page import StatisticsPage
from ntnu.deviations.statistics.shown import Table

#: A table with more columns of numbers needs a page that lies.
_MOST_COLUMNS = 7
_SORT = _("report_sort", default="Report")
_TITLE = _("report_title", default="Deviations in education and learning environment")
_MAIN = _("statistics_main", default="Main figures")
_SMALL = _("statistics_small", default="Small numbers are hidden")
_COUNTED = _("report_counted", default="How it is counted")
_COUNTED_TEXT = _(
    "report_counted_text",
    default="A case counts as received in the period in which it came to the faculty that has it, sent in or"
    " moved there. It counts under the outcome it had when the period ended: closed, not approved, withdrawn"
    " or re-registered. Answered within the term are those of the closed and not approved cases that ended on"
    " the day of their deadline or earlier; a preliminary response moves the deadline. A median is the number"
    " of days in which half of the cases were done. A case may have several themes. Figures of a period that"
    " is over are stored when it ends, and do not change afterwards.",
)


class StatisticsReport(AskedFile, StatisticsPage):
    """What the page shows, and of a finished year's fixed tables every one."""

    content_type = "application/pdf"

    @property
    def filename(self) -> str:
        return f"report-{self.query.period.key}.pdf"

    @property
    def file_title(self) -> str:
        return f"{self.t(_TITLE)}, {dates.period(self.query.period, self.language)} (PDF)"

    def made(self) -> bytes:
        return to_pdf(self.document(), for_clock=self.in_job)

    def document(self) -> Document:
        """The report, in the reader's language."""
        period = dates.period(self.query.period, self.language)
        title = self.t(_TITLE)
        return Document(
            language=self.language,
            number=period,
            title=title,
            sort=self.t(_SORT),
            facts=tuple(Row(self.t(label), text) for label, text in self._facts()),
            sections=tuple(section for section in self._sections() if not section.is_empty),
            made=now(),
            contents=self.t(_("document_contents", default="Contents")),
            foot=f"{title} · {period}",
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        yield _("report_register", default="Register"), self.context.title
        yield _("report_days", default="Days"), self.lead
        if self.is_fixed:
            yield _("report_of", default="Holds"), self.t(_("report_of_fixed", default="All units"))
        else:
            named = _(
                "report_of_cases",
                default="The cases that ${person} may read",
                mapping={"person": name_of(acting())},
            )
            yield _("report_of", default="Holds"), self.t(named)
        for name, value in self.query.filters:
            yield words.DIMENSIONS[name], self.shown.value(name, value)

    def _sections(self) -> Iterator[Section]:
        if self.is_empty:
            nothing = _("statistics_empty", default="Nothing happened here in this period.")
            yield Section("main", self.t(_MAIN), text=self.t(nothing))
            return
        rows = tuple(
            Row(title, f"{number} – {more}" if more else number) for number, title, more in self.figures
        )
        yield Section("main", self.t(_MAIN), rows)
        for part in self.sections:
            table = part["table"]
            # A drawing in which all is hidden says nothing.
            drawn = any(number for _value, _title, numbers in table.rows for number in numbers[:2])
            chart = printed(part["chart"]) if drawn else ""
            yield Section(part["id"], part["title"], text=part["help"], chart=chart, table=self._table(table))
        figures = self.shown.figures()
        yield Section("all", figures.title, table=self._table(figures))
        for by in self.answer.now.cross if self.is_fixed else (self.query.by,):
            table = self.shown.cross(by)
            yield Section(f"cross-{by}", table.title, table=self._table(table))
        if self.is_fixed:
            yield Section("hidden", self.t(_SMALL), text=self._hidden())
        yield Section("counted", self.t(_COUNTED), text=self.t(_COUNTED_TEXT))

    def _table(self, table: Table) -> model.Table:
        css = "numbers wide" if len(table.columns) > _MOST_COLUMNS else "numbers"
        rows = tuple((title, *map(self.cell, numbers)) for _value, title, numbers in table.rows)
        return model.Table("", (table.title, *table.columns), rows, css)

    def _hidden(self) -> str:
        """How many numbers are hidden, and why."""
        cells = [row[6] for row in self.shown.rows()]
        counted = _(
            "report_hidden",
            default="${hidden} of the ${all} numbers of this report are hidden: those below 5, and those that"
            " would let such a number be worked out from the sums. Cases that resemble a personnel matter are"
            " not counted here.",
            mapping={"hidden": sum(not isinstance(cell, int) for cell in cells), "all": len(cells)},
        )
        return self.t(counted)
