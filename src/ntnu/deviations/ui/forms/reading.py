"""From what the browser sent to what an action reads: the same shape as a JSON body."""

import re
from collections.abc import Iterable
from collections.abc import Mapping
from ntnu.deviations.domain.local_time import understood
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.ui.forms.fields import kind_of
from zope.schema import getFieldsInOrder

#: After the name of a moment: the one the field was filled with.
BEFORE = ".before"

_SEPARATORS = re.compile(r"[,;\s]+")
_YES_NO = {"yes": True, "no": False}


def read(
    form: Mapping,
    schema,
    prefix: str = "",
    names: Iterable[str] | None = None,
    kinds: Mapping[str, str] | None = None,
) -> dict:
    """The raw values of ``schema`` in a submitted form.

    Text comes back as typed (only line ends are made one kind). What was left empty is None for
    dates and choices, "" for text, [] for lists; an unticked box is False. Fields that do not
    belong to the schema are not read at all.
    """
    raw = {}
    for name, field in getFieldsInOrder(schema):
        if names is None or name in names:
            sent = form.get(f"{prefix}.{name}" if prefix else name)
            raw[name] = _value(field, sent, (kinds or {}).get(name))
            if isinstance(raw[name], str) and kind_of(field, ()) == "moment":
                raw[name] = understood(raw[name], form.get(f"{prefix}.{name}{BEFORE}".lstrip(".")))
    return raw


def confirmed(form: Mapping) -> list[str]:
    """The codes of warnings the person has confirmed."""
    return texts(form.get("warnings_confirmed"))


def texts(sent) -> list[str]:
    """What was sent under one name, as a list of non-empty strings."""
    if sent is None:
        return []
    values = sent if isinstance(sent, (list, tuple)) else [sent]
    return [value for value in values if isinstance(value, str) and value]


def uploads(form: Mapping, name: str) -> list[Upload]:
    """The files sent under ``name``; an empty file input sends one without a name, which is none."""
    sent = form.get(name)
    found = []
    for file in sent if isinstance(sent, (list, tuple)) else [sent]:
        if getattr(file, "filename", ""):
            file.seek(0)
            found.append(Upload(file.filename, file.read()))
    return found


def _value(field, sent, kind=None):
    kind = kind or kind_of(field, ())
    if kind in ("checkboxes", "find_some"):
        return texts(sent)
    if kind == "list":
        # Boxes to tick may stand beside the field, under the same name.
        return _SEPARATORS.sub(" ", " ".join(texts(sent))).split()
    if isinstance(sent, (list, tuple)):
        sent = next((value for value in sent if isinstance(value, str)), None)
    if kind == "checkbox":
        return bool(sent)
    if kind == "yesno":
        return _YES_NO.get(sent)
    if not isinstance(sent, str):
        sent = ""
    if kind in ("textarea", "text"):
        return sent.replace("\r\n", "\n").replace("\r", "\n")
    return sent.strip() or None
