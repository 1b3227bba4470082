"""A plan: everything that one action changes, worked out before anything is written, as effects in order."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.domain.excerpts import Excerpt
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from typing import Any
from typing import ClassVar
from typing import TypeVar


class Effect:
    """One change by a plan: a frozen dataclass, with one handler that is registered for it as an adapter to
    ``IEffectHandler``.

    ``stage``: a plan sorts its effects by it, those of one stage as they were given. The transition is first:
    its guard checks the role by which the person does the action, and later effects may remove that role.
    """

    stage: ClassVar[int] = 50


AnyEffect = TypeVar("AnyEffect", bound=Effect)


@dataclass(frozen=True)
class NewCase(Effect):
    """A case to be created in the unit with this UID; ``attributes`` hold its own UID and its number too."""

    stage = 0
    unit: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True)
class FireTransition(Effect):
    """A workflow transition of the object of the plan. ``guarded``: the workflow checks who does it."""

    stage = 10
    transition: str
    guarded: bool = True


@dataclass(frozen=True)
class PartChange(Effect):
    """The change of one part of the case: attributes to store, a transition to fire.

    ``own``: it is the part the action was done on, so its workflow's guard is checked too.
    """

    stage = 20
    uid: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    transition: str | None = None
    own: bool = False


@dataclass(frozen=True)
class NewPart(Effect):
    """A part to be created: its type, UID and attributes; ``inside`` is the UID of the part it goes into
    (None: the case itself); ``shared``: the reporter reads it too."""

    stage = 20
    kind: str
    uid: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    inside: str | None = None
    shared: bool = False


@dataclass(frozen=True)
class Redaction(Effect):
    """What is to be removed for good: ``field:<name>`` or ``uid:<uid>`` of a part, its length in characters
    (bytes of a file), and why; of the target all, or only an ``excerpt``."""

    stage = 30
    target: str
    length: int
    reason: str
    excerpt: Excerpt | None = None


@dataclass(frozen=True)
class KeepSentence(Effect):
    """How far what is told of the case in "You said, we did" has come, as in ``domain/sentences.py``; empty:
    there is nothing to tell. ``text``, in ``language``: what is to be told from now on. What was published is
    taken back."""

    state: str
    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class SetAside(Effect):
    """Answers to the reporter that are no longer current, and are kept as earlier ones: ``outcome``,
    ``preliminary``; ``state`` is the state they gave the case."""

    stage = 40
    sorts: tuple[str, ...]
    state: str


@dataclass(frozen=True, init=False)
class SetFields(Effect):
    """Attributes to store on the object of the plan."""

    changes: Mapping[str, Any]

    def __init__(self, **changes: Any) -> None:
        object.__setattr__(self, "changes", changes)


@dataclass(frozen=True)
class ShareRoles(Effect):
    """The folder roles that principals have in the Sharing of a place from now on; none: no entry.

    ``days``: by principal and role the days of those that have some, as they are stored (see
    ``access/holders.py``); all others of these principals have none.
    """

    roles: Mapping[str, Collection[str]]
    days: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class HandOver(Effect):
    """The case is handed over to SpeakUp!, with ``told`` beside its own content."""

    stage = 60
    told: Mapping[str, Any]


@dataclass(frozen=True)
class MoveCase(Effect):
    """The case moves to the unit with this UID."""

    stage = 70
    unit: str


@dataclass(frozen=True)
class Notice(Effect):
    """A mail to be written: which template, to whom, with which extra words.

    ``kind`` names the template (see ``domain/notices.py``); ``to`` is one user id; ``language`` overrides the
    person's own (the reporter chose one for replies); ``words`` are extra template variables (text the actor
    wrote for the reader, dates, moments in UTC, tokens, user ids: see ``mail/kinds.py``); ``unit`` is the
    unit the mail names, when it is not the case's own; ``part`` the UID of the measure or hearing it is
    about: the mail links to it, and may go to somebody who sees that part alone; ``url`` is the target of the
    mail's link, when not the object of the plan; ``always``: also to the person who did the action.
    """

    stage = 80
    kind: str
    to: str
    language: str | None = None
    words: Mapping[str, Any] = field(default_factory=dict)
    unit: Unit | None = None
    part: str | None = None
    url: str | None = None
    always: bool = False


@dataclass(frozen=True)
class Refused:
    """A mail about the case that a mail server refused for good, and that is stored.

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
class Resend(Effect):
    """Refused mails that are sent again, also to the person who did the action."""

    stage = 90
    mails: tuple[Refused, ...]


@dataclass(frozen=True, kw_only=True)
class BarePlan:
    """What an action changes where no facts of a case change: the actor (empty: unknown), the action, its
    effects in order, and ``why``, what the log stores besides actor and time."""

    action: str
    actor: str
    effects: tuple[Effect, ...] = ()
    why: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "effects", tuple(sorted(self.effects, key=lambda effect: effect.stage)))

    def each(self, kind: type[AnyEffect]) -> tuple[AnyEffect, ...]:
        """The effects of this kind, in their order."""
        return tuple(effect for effect in self.effects if isinstance(effect, kind))

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.each(Notice)

    @property
    def changes(self) -> Mapping[str, Any]:
        """The attributes to store on what it is done on."""
        return {name: value for effect in self.each(SetFields) for name, value in effect.changes.items()}


@dataclass(frozen=True, kw_only=True)
class Plan(BarePlan):
    """What an action changes on a case: the facts before and after; ``part`` is the UID of the part it is
    done on, or that it creates."""

    before: Facts
    after: Facts
    part: str | None = None


@dataclass(frozen=True)
class PartOfAction:
    """Used as the plan where a part of a case changes state within a larger action."""

    act: str
