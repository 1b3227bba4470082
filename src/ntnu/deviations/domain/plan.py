"""A plan: all that one act changes, worked out before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from typing import Any


@dataclass(frozen=True)
class Notice:
    """A mail to be written: which template, to whom, with which extra words.

    ``kind`` names the template (see ``domain/notices.py``); ``to`` is one user id;
    ``language`` overrides the person's own (the reporter chose one for replies);
    ``words`` are extra template variables (text the actor wrote for the reader, dates, moments in
    UTC, tokens, user ids: see ``mail/kinds.py``); ``unit`` is the
    unit the mail speaks of, when it is not the case's own; ``part`` the UID of the measure or
    hearing it is about: the mail leads there, and may go to who sees that part alone; ``url`` is
    where the mail leads, when not to the case.
    """

    kind: str
    to: str
    language: str | None = None
    words: Mapping[str, Any] = field(default_factory=dict)
    unit: Unit | None = None
    part: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Refused:
    """A mail about the case that a mail server refused for good, and that is kept.

    ``kind`` and ``to`` as in a notice, which is ``notice``; a file that somebody sent has none: ``kind`` is
    ``document``, ``to`` an address, and ``subject``, ``text`` and ``language`` are as they were written.
    """

    kind: str
    to: str
    notice: Notice | None = None
    subject: str = ""
    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class PartChange:
    """What becomes of one part of the case: attributes to store, a transition to fire.

    ``own`` tells that it is the part the act was done on: its workflow's guard is asked too.
    """

    uid: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    transition: str | None = None
    own: bool = False


@dataclass(frozen=True)
class NewPart:
    """A part to be made: its type, UID and attributes; ``inside`` is the UID of the part it goes
    into (None: the case itself); ``shared``: the reporter reads it too."""

    kind: str
    uid: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    inside: str | None = None
    shared: bool = False


@dataclass(frozen=True)
class Redaction:
    """What is to be taken away: ``field:<name>`` or ``uid:<uid>`` of a part, its length in characters
    (bytes of a file), and why."""

    target: str
    length: int
    reason: str


@dataclass(frozen=True)
class Plan:
    """What an act will do.

    ``before`` and ``after`` are the facts; ``changes`` the attributes to store on the case;
    ``transition`` the workflow transition to fire, if any; ``move_to`` the UID of the unit the
    case moves to; ``notices`` the mails; ``why`` what the log keeps besides who and when;
    ``parts`` what becomes of what lives in the case, in order; ``part`` the UID of the one the act
    was done on, or that it made; ``redaction`` what is taken away for good; ``hand_over`` what goes
    with the case to SpeakUp! beside all that is in it (None: it is not handed over); ``sets_aside`` which
    answers to the reporter hold no more and are kept as earlier ones: ``outcome``, ``preliminary``; ``again``
    the refused mails that are sent once more, to who acted too.
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
    parts: tuple[PartChange | NewPart, ...] = ()
    part: str | None = None
    redaction: Redaction | None = None
    hand_over: Mapping[str, Any] | None = None
    sets_aside: tuple[str, ...] = ()
    again: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class PartOfAct:
    """Stands for the plan where a part of a case changes state as a part of a larger act."""

    act: str
