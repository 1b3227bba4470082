"""A form: the fields of a schema, the input, and its faults."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.domain.local_time import is_left_out
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.messages import by_id
from ntnu.deviations.messages import confirmation
from ntnu.deviations.now import zone
from ntnu.deviations.ui.forms.fields import field_view
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.forms.options import Option
from typing import Protocol
from zope.schema import getFieldsInOrder

#: Short words for a warning's heading; the field's message is the fallback.
_WARNINGS = by_id(
    "warning_",
    _("warning_telephone_number", default="The text may contain a telephone number"),
    _("warning_email_address", default="The text may contain an e-mail address"),
    _("warning_listed_word", default="The text may contain sensitive personal data"),
)
_FILE_WARNINGS = by_id(
    "warning_file_",
    _("warning_file_telephone_number", default="The name of a file may contain a telephone number"),
    _("warning_file_email_address", default="The name of a file may contain an e-mail address"),
    _("warning_file_listed_word", default="The name of a file may contain sensitive personal data"),
)
_FILE_ADVICE = _(
    "warning_file_advice",
    default="Give the file another name, and choose it again. If it is something else, you can confirm that.",
)
_WARNING_ADVICE = _(
    "warning_advice",
    default="Take it out, so that nobody can be recognised. If it is something else, you can confirm that.",
)


class Fault(Protocol):
    """A fault: the field's name (or None for the action as a whole) and words for it.

    A ``confirmable`` fault disappears when the person confirms its ``code``; ``kind`` names it.
    """

    field: str | None
    code: str
    kind: str
    message: str
    confirmable: bool


@dataclass(frozen=True)
class Line:
    """One line of the error summary: the link, and what is wrong there."""

    href: str
    text: str


class Form:
    """The fields of ``schema`` filled with ``values``, with ``faults`` at the fields they name.

    ``options`` gives the choices of a schema field; ``prefix`` keeps fields of two schemas on one page apart;
    ``names`` picks and orders fields; ``kinds`` says how to show a field where its type alone is not enough;
    ``hints`` who reads what is written there; ``more`` are fields that are not in the schema (files).
    """

    def __init__(
        self,
        schema,
        values: Mapping[str, object] | None = None,
        *,
        faults: Iterable[Fault] = (),
        options: Callable[[object], Sequence[Option]] | None = None,
        prefix: str = "",
        names: Sequence[str] | None = None,
        kinds: Mapping[str, str] | None = None,
        hints: Mapping[str, str] | None = None,
        translate: Callable[[object], str] = str,
        without: Iterable[str] = (),
        more: Iterable[FieldView] = (),
    ):
        self.translate = translate
        self.faults = tuple(_as_said_here(fault, (values or {}).get(fault.field)) for fault in faults)
        known = dict(getFieldsInOrder(schema))
        self.names = [name for name in (names or known) if name in known and name not in set(without)]
        values = values or {}
        self.fields = {
            name: field_view(
                known[name],
                values.get(name),
                options(known[name]) if options else (),
                prefix,
                (kinds or {}).get(name, ""),
            )
            for name in self.names
        }
        for view in more:
            self.names.append(view.name)
            self.fields[view.name] = view
        for view in self.fields.values():
            # Radio buttons with a preselected one have no empty option.
            view.optional = view.optional and not (
                view.kind == "radios" and view.chosen and not view.may_be_none
            )
            view.hint = (hints or {}).get(view.name, view.hint)
            self._mark(view)

    def __iter__(self) -> Iterator[FieldView]:
        return iter(self.fields.values())

    def __getitem__(self, name: str) -> FieldView:
        return self.fields[name]

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def pick(self, *names: str) -> list[FieldView]:
        """These fields, in this order; those the schema lacks are skipped."""
        return [self.fields[name] for name in names if name in self.fields]

    def rest(self, *names: str) -> list[FieldView]:
        """All fields except these."""
        return [view for name, view in self.fields.items() if name not in names]

    def summary(self, whole: str = "#form") -> list[Line]:
        """The faults, each with a link to its field; ``whole`` for those that belong to no field here."""
        places = {name: number for number, name in enumerate(self.names)}
        in_order = sorted(self.faults, key=lambda fault: places.get(fault.field or "", len(places)))
        return [self._line(fault, whole) for fault in in_order]

    def _line(self, fault: Fault, whole: str) -> Line:
        view = self.fields.get(fault.field or "")
        text = self.translate(_heading(fault, view is not None and view.kind == "files"))
        if view is None:
            return Line(whole, text)
        label = self.translate(view.label)
        return Line(f"#{view.id}", f"{label} {text}" if label.endswith("?") else f"{label}: {text}")

    def _mark(self, view: FieldView) -> None:
        for fault in self.faults:
            if fault.field == view.name:
                if fault.confirmable:
                    view.warnings.append(self._warning(fault, view.kind == "files"))
                elif not view.error:
                    view.error = fault.message

    def _warning(self, fault: Fault, of_file: bool) -> dict[str, object]:
        return {
            "title": _heading(fault, of_file),
            "text": _FILE_ADVICE if of_file else _WARNING_ADVICE,
            "code": fault.code,
            "confirm": confirmation(fault.kind),
            "confirmed": False,
        }


def _as_said_here(fault: Fault, value: object) -> Fault:
    """Fields for a moment: it is typed in two parts, and without an offset."""
    if fault.code != "not_a_moment":
        return fault
    kind = "no_such_time" if is_left_out(value, zone()) else "moment_parts"
    return FieldError(fault.field, fault.code, kind)


def _heading(fault: Fault, of_file: bool):
    words = _FILE_WARNINGS if of_file else _WARNINGS
    return words.get(fault.kind, fault.message) if fault.confirmable else fault.message
