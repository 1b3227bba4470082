"""How the services show redacted texts."""

from ntnu.deviations.access.answers import Answer
from ntnu.deviations.access.answers import text_at
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_fields
from ntnu.deviations.access.redacted import removed_text
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.rest.serializers.values import as_told
from typing import Any
from zope.i18n import translate


def texts_of(case, names, request) -> dict[str, Any]:
    """These attributes of a case by name; a redacted text is replaced by the fact that it was redacted."""
    gone = removed_fields(case)
    return {name: _text(case, name, gone, request) for name in names}


def earlier_texts_of(case, answer: Answer, names, request) -> dict[str, Any]:
    """The same for an earlier answer, by the names the attributes had."""
    gone = removed_fields(case)
    return {name: _text(case, answer.field(name), gone, request) for name in names}


def _text(case, name: str, gone, request) -> Any:
    if name in gone:
        return translate(removal(gone[name], str), context=request)
    return as_told(case_fields().get(name.rpartition(".")[2]), text_at(case, name), request)


def text_of(part, name: str, request) -> str:
    """A text of a part of a case; a redacted one is replaced by the fact that it was redacted."""
    at = removed_text(part, name)
    return translate(removal(at, str), context=request) if at else getattr(part, name)
