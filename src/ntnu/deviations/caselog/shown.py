"""The log for one reader: in words, without names they may not know, and filtered."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.caselog.chain import ERASED
from ntnu.deviations.caselog.entry_words import entry_words_of
from ntnu.deviations.caselog.entry_words import KINDS
from ntnu.deviations.caselog.reasons import Reason
from ntnu.deviations.caselog.reasons import reasons
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.storage import Entry
from ntnu.deviations.domain.speakup import BY_SENDER
from ntnu.deviations.domain.text import comparable
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.messages import THE_REPORTER
from ntnu.deviations.now import local_date

THE_SYSTEM = _("log_the_system", default="the system")
#: An actor whose identity may not be shown.
THE_SENDER = _("log_the_sender", default="the person who sent the notification")

#: The id of an actor without a user id in :class:`Wanted`. No user id begins like this.
_HIDDEN, _SYSTEM, _SENDER = "*reporter", "*system", "*sender"


@dataclass(frozen=True)
class Shown:
    """One entry for one reader.

    ``at`` is None where it cannot be read. ``actor`` is a user id, empty for the system and for a person who
    must not be named; ``actor_title`` is the text for readers in every case, with whom a deputy acted for,
    ``who`` the key that finds all entries of the same actor. ``erased_by`` is the entry that records the
    erasure; None without one.
    """

    seq: int
    at: datetime | None
    actor: str
    actor_title: str
    who: str
    action: str
    kind: str
    title: str
    why: tuple[Reason, ...]
    erased: bool
    erased_by: int | None
    spoilt: bool


@dataclass(frozen=True)
class Wanted:
    """A filter of a log; empty parts filter nothing. Days are the institution's, both included."""

    who: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None
    text: str = ""

    def fits(self, entry: Shown) -> bool:
        """Does the entry match the filter?"""
        day = local_date(entry.at) if entry.at else date.min
        return (
            self.who in ("", entry.who)
            and self.kind in ("", entry.kind)
            and (self.first or day) <= day <= (self.last or day)
            and all(word in _said(entry) for word in comparable(self.text).split())
        )


def show(entries: Iterable[Entry], saying: Saying) -> list[Shown]:
    """The entries in words, in their order."""
    entries = list(entries)
    told = {str(entry.why.get("seq")): entry.seq for entry in entries if entry.action == ERASED}
    return [_shown(entry, saying, told.get(str(entry.seq))) for entry in entries]


def actors(log: Sequence[Shown]) -> list[tuple[str, str]]:
    """The actors of the log, to choose from: the key for :class:`Wanted`, and the name."""
    return sorted({entry.who: entry.actor_title for entry in log}.items(), key=lambda pair: sort_key(pair[1]))


def kinds(log: Sequence[Shown]) -> list[str]:
    """The kinds of actions in the log, to choose from."""
    there = {entry.kind for entry in log}
    return [kind for kind in KINDS if kind in there]


def title_of(actor: str, why: Mapping[str, object], saying: Saying) -> str:
    """The name of a person who did something, with whom they did it for as a deputy."""
    title, absent = saying.name(actor), why.get("for")
    if not absent:
        return title
    words = {"deputy": title, "absent": saying.name(str(absent))}
    return saying.translate(_("log_for", default="${deputy} for ${absent}", mapping=words))


def _shown(entry: Entry, saying: Saying, erased_by: int | None) -> Shown:
    act = entry_words_of(entry.action, saying.notification)
    hidden = bool(saying.hidden) and entry.actor == saying.hidden
    if hidden:
        actor, who, title = "", _HIDDEN, saying.translate(THE_REPORTER)
    elif entry.actor:
        actor, who, title = entry.actor, entry.actor, title_of(entry.actor, entry.why, saying)
    elif saying.notification and entry.action in BY_SENDER:
        actor, who, title = "", _SENDER, saying.translate(THE_SENDER)
    else:
        actor, who, title = "", _SYSTEM, saying.translate(THE_SYSTEM)
    return Shown(
        seq=entry.seq,
        at=None if entry.at.year == 1 else entry.at,
        actor=actor,
        actor_title=title,
        who=who,
        action=entry.action,
        kind=act.kind,
        title=saying.translate(act.title),
        why=tuple(reasons(entry.action, entry.why, saying)),
        erased=entry.erased,
        erased_by=erased_by,
        spoilt=entry.spoilt,
    )


def _said(entry: Shown) -> str:
    return comparable("\n".join((entry.title, *(reason.text for reason in entry.why))))
