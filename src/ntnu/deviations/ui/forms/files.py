"""The field for files: the allowed files are shown before anything is sent."""

from collections.abc import Sequence
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.ui.forms.fields import FieldView

_HINT = _(
    "hint_files",
    default="At most ${most} files of ${megabytes} MB each: ${types}. Take out names and health data first.",
)
_HELP = _(
    "help_files",
    default="A file is kept as it is, and is only ever sent as a download. Only people who may read what it"
    " is attached to can see it.",
)


def rules() -> dict[str, object]:
    """The allowed attachments, from the settings: ``most`` files of ``megabytes``, ``types`` in words, and
    ``accept`` for the browser."""
    endings = sorted(pair[0].lower().lstrip(".") for pair in settings.pairs("attachment_types"))
    return {
        "most": settings.get("attachments_most"),
        "megabytes": settings.get("attachment_megabytes"),
        "types": ", ".join(endings),
        "accept": ",".join(f".{ending}" for ending in endings),
    }


def files_field(optional: bool = True, kept: Sequence[tuple[str, str, int]] = ()) -> FieldView:
    """The field that files are chosen in. It is never filled: a browser does not send files again.

    ``kept`` are the files of the draft: id, name, bytes.
    """
    allowed = rules()
    words = {name: str(allowed[name]) for name in ("most", "megabytes", "types")}
    return FieldView(
        name=FIELD,
        id=FIELD,
        key=FIELD,
        kind="files",
        macro="files",
        label=_("label_attachments", default="Attachments"),
        value=None,
        hint=type(_HINT)(_HINT, mapping=words),
        help=_HELP,
        optional=optional,
        rules={**allowed, "kept": kept},
    )
