"""Turns browser input into the input of an action: the same shape as a JSON body."""

from collections.abc import Iterable
from collections.abc import Mapping
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.ui.forms.form_control import control_of
from ntnu.deviations.ui.forms.form_control import texts
from zope.schema import getFieldsInOrder


def read(
    form: Mapping,
    schema,
    prefix: str = "",
    names: Iterable[str] | None = None,
) -> dict:
    """The raw values of ``schema`` in a submitted form.

    Text is returned as typed (only line ends are normalised). Empty input is None for dates and choices, ""
    for text, [] for lists; an unticked box is False. Fields that do not belong to the schema are not read at
    all.
    """
    raw = {}
    for name, field in getFieldsInOrder(schema):
        if names is None or name in names:
            raw[name] = control_of(field).read(form, f"{prefix}.{name}" if prefix else name)
    return raw


def confirmed(form: Mapping) -> list[str]:
    """The codes of warnings the person has confirmed."""
    return texts(form.get("warnings_confirmed"))


def uploads(form: Mapping, name: str) -> list[Upload]:
    """The files sent under ``name``; an empty file input sends one without a name, which is ignored."""
    sent = form.get(name)
    found = []
    for file in sent if isinstance(sent, (list, tuple)) else [sent]:
        if getattr(file, "filename", ""):
            file.seek(0)
            found.append(Upload(file.filename, file.read()))
    return found
