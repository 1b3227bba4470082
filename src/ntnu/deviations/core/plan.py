"""A plan: all that one act changes, worked out before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.facts import Unit
from typing import Any


@dataclass(frozen=True)
class Notice:
    """A mail to be written: which template, to whom, with which extra words.

    ``kind`` names the template (see ``core/notices.py``); ``to`` is one user id;
    ``language`` overrides the person's own (the reporter chose one for replies);
    ``words`` are extra template variables (text the actor wrote for the reader); ``unit`` is the
    unit the mail speaks of, when it is not the case's own.
    """

    kind: str
    to: str
    language: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    unit: Unit | None = None


@dataclass(frozen=True)
class Plan:
    """What an act will do.

    ``before`` and ``after`` are the facts; ``changes`` the attributes to store on the case;
    ``transition`` the workflow transition to fire, if any; ``move_to`` the UID of the unit the
    case moves to; ``notices`` the mails; ``why`` what the log keeps besides who and when.
    """

    action: str
    actor: str
    before: Facts
    after: Facts
    changes: Mapping[str, Any] = field(default_factory=dict)
    transition: str | None = None
    move_to: str | None = None
    notices: tuple[Notice, ...] = ()
    why: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PartOfAct:
    """Stands for the plan where a part of a case changes state as a part of a larger act."""

    act: str
