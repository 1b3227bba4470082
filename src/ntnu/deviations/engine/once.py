"""Nothing is done twice: for a form that is sent twice, and a program that repeats a request.

The register keeps, for some days, keyed digests of person, place, key and content, and the UID of what was
made. The database alone reveals neither who sent something nor what it was. The second answer is made anew,
with the permissions at that time.
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
    """One submission: the sender, the place, the key, and the content. ``person`` is empty for somebody who
    is not logged in."""

    person: str
    place: str
    key: str
    content: str

    @property
    def name(self) -> bytes:
        """The digest it is found by."""
        return self.derived("name")

    @property
    def said(self) -> bytes:
        """The digest that its content is compared by."""
        return once.digest(keys.current(), "content", (self.key, self.content))

    def derived(self, purpose: str) -> bytes:
        """32 bytes derived from sender, place and key."""
        return once.digest(keys.current(), purpose, (self.person, self.place, self.key))

    def secret(self, purpose: str) -> bytes | None:
        """The same, where only the server can make them: secrets that must be shown again and are not stored
        (a receipt code, a pass phrase) are derived from these. None where the server has no key."""
        return self.derived(f"secret: {purpose}") if keys.current() else None


@dataclass(frozen=True)
class Done:
    """The result of a submission: the UID of what was created (or changed), when (UTC), and whether the new
    submission has the same content."""

    made: str
    at: datetime
    same: bool


def make_sendings(register, event) -> None:
    """Subscriber: a new register gets its store of submissions."""
    if _of(register) is None:
        register.sendings = Sendings()


def done_before(register, sending: Sending) -> Done | None:
    """The result of the same submission earlier; None when there was none, or not lately. Only reads.

    Before an action is done this is checked again within the turn (``engine/turns.py``), so that of two
    concurrent submissions only one is carried out.
    """
    kept = _of(register)
    found = kept.bucket(sending.name).get(sending.name) if kept is not None else None
    if found is None:
        return None
    said, made, seconds = found
    at = datetime.fromtimestamp(seconds, UTC)
    return Done(made, at, said == sending.said) if now() - at < once.KEPT else None


def remember(register, sending: Sending, made: str) -> None:
    """Record that it was done; ``made`` is a UID."""
    kept = _of(register)
    if kept is None:
        # A register created before this existed.
        kept = aq_base(register).sendings = Sendings()
    kept.bucket(sending.name)[sending.name] = (sending.said, made, int(now().timestamp()))


def forget_old(register, at: datetime) -> None:
    """Delete entries older than the time a key is remembered."""
    kept, oldest = _of(register), int((at - once.KEPT).timestamp())
    for bucket in kept.buckets if kept is not None else ():
        for name in [name for name, (_said, _made, seconds) in bucket.items() if seconds <= oldest]:
            del bucket[name]


def _of(register) -> Sendings | None:
    found = getattr(aq_base(register), "sendings", None)
    # A store from before its class moved to ``content`` is replaced: it holds a week at most.
    return found if isinstance(found, Sendings) else None
