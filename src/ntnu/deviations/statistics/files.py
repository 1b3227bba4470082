"""``@@statistics-csv`` and ``@@statistics-xlsx``: the figures of the page as a file."""

import io
from datetime import date
from ntnu.deviations.domain import tables
from ntnu.deviations.statistics.asked import AskedFile
from ntnu.deviations.statistics.shown import HEADINGS
from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _File(AskedFile):
    kind = ""

    @property
    def filename(self) -> str:
        return f"statistics-{self.query.period.key}.{self.kind}"

    @property
    def file_title(self) -> str:
        return f"{super().file_title} ({self.kind.upper()})"

    def made(self) -> bytes:
        return self.written([self.t(heading) for heading in HEADINGS])

    def written(self, headings: list[str]) -> bytes:
        raise TypeError(f"{type(self).__name__} writes nothing")


class StatisticsCsv(_File):
    """In UTF-8, with the mark that spreadsheets look for; no cell is read as a formula."""

    kind, content_type = "csv", "text/csv; charset=utf-8"

    def written(self, headings: list[str]) -> bytes:
        rows = [[str(cell) for cell in row] for row in self.shown.rows()]
        return tables.write(headings, rows).encode("utf-8-sig")


class StatisticsXlsx(_File):
    """Days are days, numbers are numbers, and no text is a formula."""

    kind, content_type = "xlsx", XLSX

    def written(self, headings: list[str]) -> bytes:
        out = io.BytesIO()
        with Workbook(out, {"in_memory": True}) as book:
            sheet = book.add_worksheet(self.t(self.page_title)[:31])
            day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, heading, bold)
            for number, row in enumerate(self.shown.rows(), start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif isinstance(cell, int):
                        sheet.write_number(number, column, cell)
                    elif cell:
                        sheet.write_string(number, column, cell)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, number, len(headings) - 1)
            sheet.autofit()
        return out.getvalue()
