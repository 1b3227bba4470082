"""What a person must mend is no error of the server: the site's error log leaves it out."""

from typing import Any

#: Exceptions that tell a person what to mend.
REFUSALS = (
    "InvalidData",
    "NotAllowed",
    "UnknownAction",
    "NotReady",
    "Stale",
    "PreconditionFailed",
    "TooMany",
    "TooManyPasswords",
)


def expect_refusals(portal: Any) -> None:
    """The error log leaves them out."""
    known = portal.error_log.getProperties()["ignored_exceptions"]
    _set(portal, [*known, *(name for name in REFUSALS if name not in known)])


def forget_refusals(portal: Any) -> None:
    """The error log knows nothing of them any more."""
    known = portal.error_log.getProperties()["ignored_exceptions"]
    _set(portal, [name for name in known if name not in REFUSALS])


def _set(portal: Any, names: list[str]) -> None:
    portal.error_log.setProperties(portal.error_log.keep_entries, True, names)
