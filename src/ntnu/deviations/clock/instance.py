"""The installation a database belongs to: only its servers remind and send.

The environment names the installation, and the register stores the name of the one it belongs to. A copy of
the database, opened by an installation with another name or with none, sends nothing.
"""

import enum
import os
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import one

INSTANCE = "NTNU_DEVIATIONS_INSTANCE"
_KEPT = "instance"


class Standing(enum.Enum):
    """How this server relates to a register."""

    OURS = "it belongs to this installation"
    NEW = "it belongs to none yet, and this installation has a name"
    UNNAMED = "neither has a name: every server works on it"
    FOREIGN = "it belongs to another installation, or this one has no name"


class NotOurs(ActionError):
    """The register belongs to another installation: clock and outbox wait."""

    status = 409

    def __init__(self):
        super().__init__(one("not_ours"))


def own_name() -> str:
    """The name of this installation; empty where it has none."""
    return os.environ.get(INSTANCE, "").strip()


def standing(register) -> Standing:
    """How this server relates to the register; only reads."""
    own, kept = own_name(), register.clock.get(_KEPT, "")
    if own == kept:
        return Standing.OURS if own else Standing.UNNAMED
    return Standing.FOREIGN if kept else Standing.NEW


def is_ours(register) -> bool:
    """May this server remind and send here? False for a copy of another installation's database."""
    return standing(register) is not Standing.FOREIGN


def claim(register) -> None:
    """A register that belonged to none belongs to this installation now. To be committed at once."""
    if standing(register) is Standing.NEW:
        register.clock[_KEPT] = own_name()


def take_over(register) -> None:
    """The register belongs to this installation from now on, whichever it belonged to before.

    Raises ValueError where this installation has no name.
    """
    if not own_name():
        raise ValueError(f"{INSTANCE} is not set.")
    register.clock[_KEPT] = own_name()
