"""``@units-export`` and ``@units-import``: units and who holds which role there, as tables."""

from base64 import b64decode
from base64 import b64encode
from ntnu.deviations.domain.unit_tables import COLUMNS
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.validate import confirmed_codes
from ntnu.deviations.engine.validate import named
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.base import errors_json
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import CONFIRMED
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import ERRORS
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.units import exchange
from ntnu.deviations.units import workbooks
from plone.restapi.services import Service
from typing import Any

#: What a body may hold: the type of each, and what it is where it is left out; None: it may not be.
_BODY: dict[str, tuple[type, Any]] = {
    "table": (str, None),
    "csv": (str, ""),
    "xlsx": (str, ""),
    "dry_run": (bool, False),
    "reason": (str, ""),
    "warnings_confirmed": (list, []),
}

#: The forms of a table in a body.
_FORMS = ("csv", "xlsx")


_TABLE = one_of(*COLUMNS)
_CHANGE = shape(
    {
        "kind": TEXT,
        "unit": TEXT,
        "before?": by_name(TEXT),
        "after?": by_name(TEXT),
        **{name: TEXT for name in ("role?", "principal?", "from?", "to?")},
    }
)


@described(
    shape({"@id": ADDRESS, "table": _TABLE, "csv?": TEXT, "xlsx?": {**TEXT, "contentEncoding": "base64"}}),
    asks={"table": _TABLE, "format?": one_of(*_FORMS)},
)
class UnitsExport(Service):
    """``GET <register>/@units-export?table=units|roles&format=csv|xlsx``: what ``@units-import`` takes, XLSX
    in base64."""

    def reply(self) -> dict[str, Any]:
        exchange.check(self.context)
        table, form = self.request.form.get("table"), self.request.form.get("format", "csv")
        _refuse(_unknown_table(table) or ([] if form in _FORMS else [FieldError("format", "unknown_value")]))
        address = f"{self.context.absolute_url()}/@units-export?table={table}"
        if form == "csv":
            return {"@id": address, "table": table, "csv": exchange.take_out(self.context, table)}
        packed = b64encode(exchange.take_out_workbook(self.context, table)).decode()
        return {"@id": f"{address}&format=xlsx", "table": table, "xlsx": packed}


@described(
    shape(
        {
            "table": _TABLE,
            "dry_run": YES,
            "changes": rows(_CHANGE),
            "mails": rows(TEXT),
            "warnings": ERRORS,
        }
    ),
    takes=body(
        {
            "table": _TABLE,
            "csv?": TEXT,
            "xlsx?": {**TEXT, "contentEncoding": "base64"},
            "dry_run?": YES,
            "reason?": TEXT,
            **CONFIRMED,
        }
    ),
)
class UnitsImport(WriteService):
    """``POST <register>/@units-import`` ``{"table": "units", "csv": …, "dry_run": true}``, or ``xlsx`` in
    base64; with ``reason`` and ``warnings_confirmed`` where there is something to say.

    The field of an error is the line and the column: ``3.parent``.
    """

    def write(self) -> dict[str, Any]:
        return self._answer()

    def again(self, made: str) -> dict[str, Any]:
        """What is still to be done: nothing, where nobody has changed it since."""
        return self._answer(once_more=True)

    def _answer(self, once_more: bool = False) -> dict[str, Any]:
        body = self.body()
        # Who may not learns nothing of what the body should hold.
        exchange.check(self.context)
        _refuse(_wrong(body))
        data = {name: body.get(name, default) for name, (_kind, default) in _BODY.items()}
        text = _unpacked(data["xlsx"]) if data["xlsx"] else data["csv"]
        if data["dry_run"] or once_more:
            found = exchange.look(self.context, data["table"], text)
        else:
            found = exchange.bring_in(
                self.context, data["table"], text, data["reason"], confirmed_codes(body)
            )
        return {
            "table": found.table,
            "dry_run": data["dry_run"],
            "changes": [change.told() for change in found.changes],
            "mails": [id_of(person) for person in found.mails],
            "warnings": errors_json(found.warnings, self.request),
        }


def _wrong(body) -> list[FieldError]:
    errors = [FieldError(named(key), "unknown_field") for key in body if key not in _BODY]
    for name, (kind, default) in _BODY.items():
        if body.get(name) is None and default is None:
            errors.append(FieldError(name, "required"))
        elif name in body and not isinstance(body[name], kind):
            errors.append(FieldError(name, "wrong_type"))
    forms = [form for form in _FORMS if form in body]
    if len(forms) > 1:
        errors.append(FieldError("xlsx", "not_accepted"))
    elif not forms:
        errors.append(FieldError("csv", "required"))
    return errors or _unknown_table(body["table"])


def _unpacked(xlsx: str) -> str:
    """The text of a workbook. Raises InvalidData."""
    try:
        text, faults = workbooks.decoded(b64decode(xlsx, validate=True))
    except ValueError:
        raise InvalidData([FieldError("xlsx", "wrong_type")]) from None
    _refuse(as_errors(faults))
    return text


def _unknown_table(table: Any) -> list[FieldError]:
    return [] if isinstance(table, str) and table in COLUMNS else [FieldError("table", "unknown_value")]


def _refuse(errors: list[FieldError]) -> None:
    if errors:
        raise InvalidData(errors)
