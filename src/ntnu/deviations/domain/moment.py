"""By whom, when and where: what a plan needs beside the facts and the data."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from datetime import datetime
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.facts import Assignment
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.plan import Refused
from typing import Any
from uuid import uuid4


def _new_uid() -> str:
    return uuid4().hex


def _no_texts(target: str) -> Sequence[str]:
    return ()


def _sees_none(number: str) -> bool:
    return False


@dataclass(frozen=True)
class Moment:
    """The actor and the time: ``now`` in UTC, ``today`` the same moment's day at the institution.

    ``roles`` are the actor's on the object of the action; ``part`` is the UID of the measure or hearing
    that it is done on, if any; ``files`` came with the action, checked; ``new_uid`` names new parts;
    ``calendar`` is the institution's; ``settings`` are numbers of days by name; ``redactable`` gives the
    length of each text and file that can be redacted, 0 for what has been, ``texts_of`` the texts of one
    of them; ``sees`` says whether the actor may see a case with this number; ``refused`` are the mails
    that a mail server refused and whose readers may still be notified; ``speakup``: somebody at SpeakUp!
    could receive the case. ``standing_in``: whom the actor stands in for there, with what each has
    handed on; ``absent``: for whom of them the action is done.
    """

    actor: str
    now: datetime
    today: date
    world: World
    roles: frozenset[str] = frozenset()
    part: str | None = None
    files: Sequence[Any] = ()
    new_uid: Callable[[], str] = _new_uid
    calendar: Calendar = Calendar()
    settings: dict[str, int] = field(default_factory=dict)
    redactable: Callable[[], Mapping[str, int]] = dict
    texts_of: Callable[[str], Sequence[str]] = _no_texts
    sees: Callable[[str], bool] = _sees_none
    refused: Callable[[], Sequence[Refused]] = tuple
    speakup: bool = True
    standing_in: Sequence[tuple[str, frozenset[str]]] = ()
    absent: str = ""

    @property
    def person(self) -> str:
        """The person whose role the action is done by."""
        return self.absent or self.actor

    @property
    def ways(self) -> Iterator["Moment"]:
        """The same with the actor's own roles, then as the deputy of each person they stand in for."""
        yield self
        for absent, held in self.standing_in:
            yield replace(self, roles=self.roles | held, absent=absent)

    def assignment(self, person: str) -> Assignment:
        """A personal role on the case for ``person``, given now by the person who does the action."""
        return Assignment(person, self.now, self.actor)
