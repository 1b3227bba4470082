"""``@@units-table``: a table of units or roles as a file."""

from ntnu.deviations.domain import unit_tables
from ntnu.deviations.units import exchange
from ntnu.deviations.units import workbooks
from Products.Five.browser import BrowserView
from zExceptions import NotFound

#: The forms of a file, with the type of each.
TYPES = {"xlsx": workbooks.TYPE, "csv": "text/csv; charset=utf-8"}


class UnitsTable(BrowserView):
    """``@@units-table?table=units|roles&format=csv|xlsx``: the table as a file."""

    def __call__(self) -> bytes:
        table, form = self.request.form.get("table"), self.request.form.get("format", "csv")
        if not isinstance(table, str) or table not in unit_tables.COLUMNS or form not in tuple(TYPES):
            raise NotFound(self.request.get("URL"))
        for name, value in {
            "Content-Type": TYPES[form],
            "Content-Disposition": f'attachment; filename="{table}.{form}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        }.items():
            self.request.response.setHeader(name, value)
        if form == "xlsx":
            return exchange.take_out_workbook(self.context, table)
        # Spreadsheets take a file without this mark for one of another encoding.
        return exchange.take_out(self.context, table).encode("utf-8-sig")
