"""``@@units-exchange``: the tables of units and roles to take with one, and to bring in again."""

from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.domain import tables
from ntnu.deviations.domain import unit_tables
from ntnu.deviations.domain.unit_tables import RoleLine
from ntnu.deviations.domain.unit_tables import UnitChange
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.messages import by_id
from ntnu.deviations.messages import confirmation
from ntnu.deviations.messages import ROLES
from ntnu.deviations.persons import person_of
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.units import exchange
from ntnu.deviations.units import workbooks
from ntnu.deviations.units.exchange_file import TYPES
from ntnu.deviations.units.overview import Units
from ntnu.deviations.units.term_words import days_of
from urllib.parse import urlencode
from zope.i18nmessageid import Message

#: So many errors are told at once.
MOST_ERRORS = 100
_TITLE = _("exchange_title", default="Units and roles as tables")
_KINDS: dict[str, Message] = by_id(
    "exchange_",
    _("exchange_added", default="New unit"),
    _("exchange_changed", default="Changed"),
    _("exchange_closed", default="Closed"),
    _("exchange_given", default="Role given"),
    _("exchange_taken", default="Role removed"),
)
_TABLES: dict[str, Message] = by_id(
    "exchange_table_",
    _("exchange_table_units", default="Units"),
    _("exchange_table_roles", default="Who has which role"),
)


class UnitsExchange(FormPage):
    """A table is looked over before it is brought in; what is wrong can be put right in the page."""

    nav_item = "units"
    page_title = _TITLE
    #: What the table would change; None while nothing was looked over, or something is wrong.
    foreseen: exchange.Foreseen | None = None

    @property
    def crumbs(self):
        return [(Units.page_title, f"{self.register_url}/@@units")]

    @property
    def url(self) -> str:
        return f"{self.register_url}/@@units-exchange"

    def result_url(self, made: str) -> str:
        return self.url

    def post(self):
        try:
            if self.asked("send") and not self.is_new_file:
                done = self.attempt(self._bring_in)
                self.say(self._done(len(done.changes)))
                return self.go(self.url)
            self.foreseen = exchange.look(self.context, self.table, self.text)
        except NotReady as error:
            self.refuse(error.errors, error.status)
            self.foreseen = exchange.look(self.context, self.table, self.text)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            if all(fault.confirmable or fault.field == "reason" for fault in error.errors):
                self.foreseen = exchange.look(self.context, self.table, self.text)
        return None

    def _bring_in(self) -> exchange.Foreseen:
        looked = str(self.request.form.get("digest", ""))
        return exchange.bring_in(self.context, self.table, self.text, self.reason, self.confirmed, looked)

    def _done(self, count: int) -> Message:
        return _("exchange_done", default="Done. Number of changes: ${count}.", mapping={"count": str(count)})

    # what was sent ------------------------------------------------------------------------------

    @property
    def table(self) -> str:
        """Which table it is."""
        asked = self.request.form.get("table")
        return asked if asked in unit_tables.COLUMNS else unit_tables.UNITS

    @property
    def reason(self) -> str:
        asked = self.request.form.get("reason")
        return asked if isinstance(asked, str) else ""

    @property
    def is_new_file(self) -> bool:
        """Did a file come along?"""
        return bool(getattr(self.request.form.get("file"), "filename", ""))

    @cached_property
    def text(self) -> str:
        """The table: that of the file, else what stands in the page. Raises InvalidData for what is none."""
        if not self.is_new_file:
            return self._sent_text
        file = self.request.form["file"]
        file.seek(0)
        found, faults = workbooks.decoded(file.read(tables.MOST_BYTES + 1))
        if faults:
            raise InvalidData(as_errors(faults))
        return found

    @property
    def _sent_text(self) -> str:
        asked = self.request.form.get("csv")
        return asked if isinstance(asked, str) else ""

    @property
    def shown_text(self) -> str:
        """The table as the page shows it."""
        try:
            return self.text
        except InvalidData:
            return self._sent_text

    # what is shown ------------------------------------------------------------------------------

    @property
    def choices(self) -> list[dict[str, object]]:
        """The tables there are."""
        return [
            {
                "id": table,
                "title": self.t(title),
                "files": [
                    (f"{self.t(title)} ({form.upper()})", f"{self.register_url}/@@units-table?{query}")
                    for form in TYPES
                    for query in (urlencode({"table": table, "format": form}),)
                ],
                "columns": ", ".join(unit_tables.COLUMNS[table]),
                "chosen": table == self.table,
            }
            for table, title in _TABLES.items()
        ]

    @property
    def errors(self) -> list[Line]:
        """What is wrong, by line; beyond so many only how many more."""
        found = [Line(f"#{self._place(fault)}", self._said(fault)) for fault in self.faults[:MOST_ERRORS]]
        more = len(self.faults) - MOST_ERRORS
        if more > 0:
            text = _("exchange_more", default="And ${count} more.", mapping={"count": str(more)})
            found.append(Line("#csv", self.t(text)))
        return found

    def _place(self, fault: FieldError) -> str:
        if fault.confirmable:
            return f"confirm-{fault.code}"
        return "reason" if fault.field == "reason" else "csv" if self.shown_text else "file"

    def _said(self, fault: FieldError) -> str:
        number, _dot, column = (fault.field or "").partition(".")
        text = self.t(fault.message)
        if not number.isdigit():
            return text
        words = {"line": number, "column": column, "text": text}
        if not column:
            return self.t(_("exchange_line", default="Line ${line}: ${text}", mapping=words))
        return self.t(_("exchange_cell", default="Line ${line}, ${column}: ${text}", mapping=words))

    @property
    def rows(self) -> list[tuple[str, str, list[str]]]:
        """Of each change what it is, the unit, and in words what becomes of it."""
        return [
            (self.t(_KINDS[change.kind]), change.unit, self._words(change))
            for change in self.foreseen.changes
        ]

    def _words(self, change: UnitChange | RoleLine) -> list[str]:
        if isinstance(change, RoleLine):
            name = self._world.principal_name(person_of(change.principal))
            days = days_of(change.term, self.language, self.t)
            said = [f"{self.t(ROLES[change.role])}: {name} ({change.principal})", days]
            return [", ".join(filter(None, said))]
        empty = "–"
        return [
            f"{column}: {after}"
            if change.before is None
            else f"{column}: {before or empty} → {after or empty}"
            for column, (before, after) in change.differs.items()
        ]

    @property
    def columns(self) -> list[dict[str, str]]:
        titles = (
            _("exchange_column_kind", default="What"),
            _("fact_unit", default="Unit"),
            _("exchange_column_change", default="Change"),
        )
        return [{"title": self.t(title)} for title in titles]

    @property
    def mailed(self) -> str:
        """Who gets mail."""
        return ", ".join(map(self._world.principal_name, self.foreseen.mails))

    @cached_property
    def _world(self) -> Directory:
        return Directory(self.context)

    @property
    def to_confirm(self) -> list[tuple[str, Sequence[str], Message, bool]]:
        """Of each kind of warning its code, its lines, the words of its box, and whether that was ticked."""
        found: dict[str, list[FieldError]] = {}
        of_reason = [fault for fault in self.faults if fault.confirmable and fault.field == "reason"]
        for warning in (*self.foreseen.warnings, *of_reason):
            found.setdefault(warning.code, []).append(warning)
        return [
            (code, [*map(self._said, asked)], confirmation(asked[0].kind), code in self.confirmed)
            for code, asked in found.items()
        ]

    @property
    def confirmed_before(self) -> list[str]:
        asked = {code for code, *_words in self.to_confirm} if self.foreseen else set()
        return [code for code in super().confirmed_before if code not in asked]
