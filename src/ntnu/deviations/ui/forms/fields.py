"""One field as the page shows it."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from datetime import datetime
from ntnu.deviations.domain.local_time import parse
from ntnu.deviations.ui.forms.controls import FEW
from ntnu.deviations.ui.forms.form_control import control_of
from ntnu.deviations.ui.forms.options import Group
from ntnu.deviations.ui.forms.options import grouped
from ntnu.deviations.ui.forms.options import Option

#: At most this many letters are shown beside each other on one line.
LINE = 60

#: A list that is narrowed by the answer to another question.
DEPENDS = {"case_worker": "unit", "department": "faculty"}


@dataclass
class FieldView:
    """The values that the field macros need; ``value`` is what the person typed, never a cleaned copy."""

    name: str
    id: str
    key: str
    kind: str
    label: str
    value: object
    hint: str = ""
    help: str = ""
    optional: bool = False
    #: May what was chosen among radios be taken back? A list that opens has a line for it.
    may_be_none: bool = False
    row: bool = False
    #: The macro or the template that shows it, and whether it is several inputs: see ``IFormControl``.
    macro: str = ""
    template: object = None
    is_group: bool = False
    error: str = ""
    warnings: list[Mapping[str, object]] = attribute(default_factory=list)
    max_length: int | None = None
    rows: int = 4
    options: Sequence[Option] = ()
    depends_on: str | None = None
    #: The search text, for a person; None when nothing was searched.
    searched: str | None = None
    #: Are there more matches than are shown?
    more_found: bool = False
    #: The full moment in a field for a moment; empty where it is invalid.
    before: str = ""
    #: Allowed attachments, for a file field: see ``forms.files``.
    rules: Mapping[str, object] = attribute(default_factory=dict)

    def __getitem__(self, name: str):
        """Macros read fields as mappings."""
        return getattr(self, name)

    def get(self, name: str, default=None):
        """The attribute ``name``; macros read fields as mappings."""
        return getattr(self, name, default)

    @property
    def role(self) -> str:
        """The ARIA role of several inputs under one question."""
        return "radiogroup" if self.kind in ("yesno", "radios") else "group"

    @property
    def sent(self) -> list[str]:
        """The value as a browser sends it, for hidden fields."""
        if self.kind == "checkbox":
            return ["yes"] if self.value else []
        return [token for token in self.chosen if token]

    @property
    def words(self) -> list[str]:
        """The titles of the chosen options, to be shown back to the person."""
        titles = {option.value: option.title for option in self.options}
        return [titles.get(token, token) for token in self.chosen]

    @property
    def warning(self) -> Mapping[str, object] | None:
        """The last warning: the field macro shows this one, the control those before it."""
        return self.warnings[-1] if self.warnings else None

    @property
    def invalid(self) -> str | None:
        """The value of ``aria-invalid``; None leaves the attribute out."""
        return "true" if self.error else None

    @property
    def day(self) -> date | None:
        """The typed date, to be shown in words beside the control; None when it is invalid."""
        try:
            return date.fromisoformat(self.value or "")
        except (TypeError, ValueError):
            return None

    @property
    def moment(self) -> datetime | None:
        """The typed moment, to be shown in words; None when it is invalid."""
        return parse(self.before)

    @property
    def is_long(self) -> bool:
        """Radio buttons that are better placed under than beside each other."""
        letters = sum(len(option.title) for option in self.options)
        return len(self.options) > FEW or letters > LINE or any(option.hint for option in self.options)

    @property
    def groups(self) -> list[Group]:
        return grouped(self.options)

    @property
    def length(self) -> int:
        return len(self.value) if isinstance(self.value, str) else 0

    @property
    def is_counted(self) -> bool:
        """Is a character counter useful? Nobody runs out of room in a course code."""
        return bool(self.max_length) and self.max_length >= 100

    @property
    def is_quiet(self) -> bool:
        """A limit so high that a counter is only in the way."""
        return bool(self.max_length) and self.max_length > 1000 and self.length < 0.8 * self.max_length

    @property
    def chosen(self) -> tuple[str, ...]:
        """The tokens that are chosen now."""
        if self.value is None or self.value == "":
            return ()
        if isinstance(self.value, (list, tuple, set, frozenset)):
            return tuple(str(value) for value in self.value)
        if isinstance(self.value, bool):
            return ("yes",) if self.value else ("no",)
        return (str(self.value),)

    @property
    def unknown(self) -> str:
        """A chosen token that is no longer offered: kept in the list so that it is not lost."""
        known = {option.value for option in self.options}
        lost = [token for token in self.chosen if token not in known]
        return lost[0] if lost and self.kind == "select" else ""

    def input_id(self, token: str) -> str:
        """The id of one input of a group; the first has the field's own, for the error link."""
        tokens = [option.value for option in self.options]
        # In a search field, the field's own id is that of the search.
        first = tokens and tokens[0] == token and not self.kind.startswith("find")
        return self.id if first else f"{self.id}-{tokens.index(token)}"


def field_view(field, value, options: Sequence[Option] = (), prefix: str = "", kind: str = "") -> FieldView:
    """The view of one schema field, filled with ``value``; ``kind`` names another control than its own."""
    control = control_of(field, kind).shown_with(tuple(options))
    key = f"{prefix}.{field.__name__}" if prefix else field.__name__
    shown, before = control.filled(value)
    depends = DEPENDS.get(field.__name__, "") if any(option.parent for option in options) else ""
    return FieldView(
        name=field.__name__,
        id=key.replace(".", "-").replace("_", "-"),
        key=key,
        kind=control.kind,
        macro=control.macro,
        template=control.template,
        is_group=control.is_group,
        label=field.title,
        value=shown,
        before=before,
        hint=field.queryTaggedValue("hint") or "",
        help=field.description or "",
        optional=not field.required and control.kind != "checkbox",
        may_be_none=not field.required
        and field.default is None
        and not getattr(field, "stays_if_empty", False),
        row=control.kind == "yesno",
        max_length=getattr(field, "max_length", None),
        rows=field.queryTaggedValue("rows") or 4,
        options=control.answers or tuple(options),
        depends_on=(f"{prefix}.{depends}" if prefix else depends) if depends else None,
    )
