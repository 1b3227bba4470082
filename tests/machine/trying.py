"""What somebody fills in: mostly something that will do, now and then something that will not."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import strategies as st
from ntnu.deviations.engine.file_parts import Upload
from tests.machine.model import Case
from tests.machine.model import Part
from tests.machine.model import Register
from tests.register import people
from typing import Any

#: Everybody who may be named in a form: the technician reads all, and would prove nothing.
PERSONS = tuple(person for person in people() if person != "technician")
TEXT = "Sensuren kom seks uker etter eksamen."


def nothing(made: dict[str, list[str]]) -> None:
    """Nothing follows that the model knows of."""


@dataclass
class Try:
    """One action as it is asked for: its data and files, whether they will do, and what then is so.

    ``then`` gets the UIDs of what was made, by kind.
    """

    data: dict[str, Any] = field(default_factory=dict)
    good: bool = True
    then: Callable[[dict[str, list[str]]], None] = nothing
    files: tuple[Upload, ...] = ()


class Filling:
    """Somebody (``actor``) at the form of an action on a case or on a part of it."""

    def __init__(self, draw, register: Register, actor: str, case: Case, part: Part | None):
        self._draw = draw
        self.register = register
        self.actor = actor
        self.case = case
        self.part = part

    @property
    def now(self) -> datetime:
        return self.register.now

    @property
    def today(self) -> date:
        return self.register.today

    def draw(self, strategy):
        return self._draw(strategy)

    def pick(self, among: Sequence):
        """One of these."""
        return self.draw(st.sampled_from(among))

    def often(self) -> bool:
        """True five times of six; shrinks towards True."""
        return self.draw(st.integers(0, 5)) < 5

    def seldom(self) -> bool:
        return not self.often()

    def fitting(self, good: Iterable, every: Sequence = PERSONS):
        """Mostly one that will do, if there is one; else anything."""
        fits = sorted(good)
        return self.pick(fits if fits and self.often() else every)

    def day(self, good: bool = True) -> str:
        """A day to come, or one that has passed."""
        days = self.draw(st.integers(1, 40))
        return (self.today + timedelta(days=days if good else -days)).isoformat()

    def moment(self, good: bool = True) -> datetime:
        """A moment to come, or one that has passed."""
        hours = timedelta(hours=self.draw(st.integers(1, 400)))
        return self.now + hours if good else self.now - hours

    def some_files(self, shared: bool, inside: str | None = None):
        """Perhaps a file, and what it becomes: (files, then)."""
        if self.often():
            return (), nothing
        return (self.file(),), self.file_kept(shared, inside)

    def written(self, state: str, data: dict[str, Any], asks: bool = False) -> Try:
        """A message, perhaps with a file."""
        files, kept = self.some_files(state == "shared", "DeviationMessage")

        def then(made: dict[str, list[str]]) -> None:
            (uid,) = made["DeviationMessage"]
            self.case.parts[uid] = Part(uid, "DeviationMessage", state, asks=asks)
            kept(made)

        return Try(data, True, then, files)

    def file(self) -> Upload:
        return Upload("plan.txt", b"En plan")

    def file_kept(self, shared: bool, inside: str | None = None):
        """The file as a part of the case; ``inside`` names the kind of what was made with it."""
        case = self.case

        def then(made: dict[str, list[str]]) -> None:
            (uid,) = made["DeviationAttachment"]
            place = self.part.uid if inside == "part" else (made[inside][0] if inside else None)
            state = "shared" if shared else "internal"
            case.parts[uid] = Part(uid, "DeviationAttachment", state, place)

        return then
