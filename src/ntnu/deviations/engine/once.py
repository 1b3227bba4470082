"""What was done already is not done again: a form sent twice, and a program that tries again.

The register keeps, for some days, keyed digests of person, place, key and content, and the UID of what
was made. Whoever has the database learns neither who sent something nor what it was. What is
answered the second time is made anew, under the rights of then.
"""

from Acquisition import aq_base
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import keys
from ntnu.deviations.content.sendings import Sendings
from ntnu.deviations.domain import once
from ntnu.deviations.now import now


@dataclass(frozen=True)
class Sending:
    """One sending: who sends, to which place, under which key, and what. ``person`` is empty for
    somebody who is not logged in."""

    person: str
    place: str
    key: str
    content: str

    @property
    def name(self) -> bytes:
        """What it is found by."""
        return self.derived("name")

    @property
    def said(self) -> bytes:
        """What its content is compared by."""
        return once.digest(keys.current(), "content", (self.key, self.content))

    def derived(self, purpose: str) -> bytes:
        """32 bytes that follow from who sends, where and under which key."""
        return once.digest(keys.current(), purpose, (self.person, self.place, self.key))

    def secret(self, purpose: str) -> bytes | None:
        """The same, where only the server can make them: what must be told again and is not stored (a
        receipt code, a pass phrase) is made of these. None where the server has no key."""
        return self.derived(f"secret: {purpose}") if keys.current() else None


@dataclass(frozen=True)
class Done:
    """What came of a sending: the UID of what was made (or acted on), when (UTC), and whether what is
    sent now says the same."""

    made: str
    at: datetime
    same: bool


def make_sendings(register, event) -> None:
    """Subscriber: a new register gets its place for them."""
    if _of(register) is None:
        register.sendings = Sendings()


def done_before(register, sending: Sending) -> Done | None:
    """What came of the same sending earlier; None when there was none, or not lately. Only reads.

    Who is about to act asks once more in the turn (``engine/turns.py``): two at once are one then.
    """
    kept = _of(register)
    found = kept.bucket(sending.name).get(sending.name) if kept is not None else None
    if found is None:
        return None
    said, made, seconds = found
    at = datetime.fromtimestamp(seconds, UTC)
    return Done(made, at, said == sending.said) if now() - at < once.KEPT else None


def remember(register, sending: Sending, made: str) -> None:
    """Keep that it was done; ``made`` is a UID."""
    kept = _of(register)
    if kept is None:
        # A register from before there was such a thing.
        kept = aq_base(register).sendings = Sendings()
    kept.bucket(sending.name)[sending.name] = (sending.said, made, int(now().timestamp()))


def forget_old(register, at: datetime) -> None:
    """Take out what is older than a key is known."""
    kept, oldest = _of(register), int((at - once.KEPT).timestamp())
    for bucket in kept.buckets if kept is not None else ():
        for name in [name for name, (_said, _made, seconds) in bucket.items() if seconds <= oldest]:
            del bucket[name]


def _of(register) -> Sendings | None:
    found = getattr(aq_base(register), "sendings", None)
    # One that was stored before its class stood with the content is begun anew: it holds a week at most.
    return found if isinstance(found, Sendings) else None
