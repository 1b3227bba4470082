"""Role ids of the procedure, and which of them open cases."""

from collections.abc import Iterable
from functools import lru_cache

REPORTER = "Reporter"
RECIPIENT = "Notification Recipient"
CASE_WORKER = "Case Worker"
LINE_MANAGER = "Line Manager"
HEARING_PARTICIPANT = "Hearing Participant"
MEASURE_RESPONSIBLE = "Measure Responsible"
LOCAL_ADMIN = "Local EQS Administrator"
SYSTEM_ADMIN = "EQS System Administrator"
SPEAKUP_RECIPIENT = "SpeakUp Recipient"
ARCHIVIST = "Archivist"
QUALITY_READER = "Quality Reader"

#: Folder roles that a local EQS administrator gives on a faculty or department.
FOLDER_ROLES = (RECIPIENT, CASE_WORKER, LINE_MANAGER)

#: Folder roles that only the system administrator gives.
SYSTEM_GIVEN_ROLES = (LOCAL_ADMIN,)

#: Roles that the system administrator gives on the register.
REGISTER_ROLES = (ARCHIVIST, QUALITY_READER)

#: Folder roles that lead to reading cases: nobody gives one of them to themselves.
CASE_READING_ROLES = frozenset({RECIPIENT, CASE_WORKER, LINE_MANAGER, ARCHIVIST, SPEAKUP_RECIPIENT})

#: Folder roles whose holders see the unit's cases through a group.
GROUP_ROLES = (RECIPIENT, LINE_MANAGER)

ALL = (
    REPORTER,
    RECIPIENT,
    CASE_WORKER,
    LINE_MANAGER,
    HEARING_PARTICIPANT,
    MEASURE_RESPONSIBLE,
    LOCAL_ADMIN,
    SYSTEM_ADMIN,
    SPEAKUP_RECIPIENT,
    ARCHIVIST,
    QUALITY_READER,
)

#: The prefix of role names in the permission maps of cases, of what lives in them, of units and of
#: notification cases. No site can give such a role: only the product's own plugin does
#: (``access/plugin.py``), so that a role given elsewhere, or in the whole site, gives nothing there.
PREFIX = "Deviations: "


def sealed(role: str) -> str:
    """The role's name in a permission map."""
    return f"{PREFIX}{role}"


def unsealed(names: Iterable[str]) -> frozenset[str]:
    """The roles that get something in a permission map: the product's, and Manager for technical access."""
    return _unsealed(tuple(names))


@lru_cache(maxsize=1000)
def _unsealed(names: tuple[str, ...]) -> frozenset[str]:
    found = {name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)}
    return frozenset(found | {"Manager"}.intersection(names))
