"""What the form of a notification takes, and what must hold of it."""

from collections.abc import Mapping
from ntnu.deviations.case.schema.notification import INotified
from ntnu.deviations.domain.speakup import form_obstacles
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.speakup import bringing
from typing import Any

#: Keys of a body that are read elsewhere.
IGNORED = frozenset({FIELD})


def check(raw: Mapping[str, Any], known: bool, register) -> dict[str, Any]:
    """The validated notification; ``known``: somebody is logged in. Raises InvalidData with every fault."""
    errors, data = [], {}
    try:
        data = validate(INotified, raw, ignore=IGNORED, guarded=False)
    except InvalidData as error:
        errors = list(error.errors)
    named = {error.field for error in errors}
    wrong = as_errors(list(form_obstacles(data or raw, known))) if isinstance(raw, Mapping) else []
    wrong += as_errors(list(bringing.obstacles(register, data)))
    errors += [error for error in wrong if error.field not in named]
    if errors:
        raise InvalidData(errors)
    return data
