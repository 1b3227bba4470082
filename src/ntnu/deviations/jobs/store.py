"""Jobs as they are kept: on the register, each for its owner alone, in no catalog, search, export or log.

A process takes a job by a lease, and renews it as long as it works: a job whose process has died is taken by
another.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.clock.lease import is_taken
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import one
from ntnu.deviations.now import now
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from uuid import uuid4

#: A file is there for so long; so is one that could not be made, or that nobody came to make.
KEPT = timedelta(hours=24)
#: The most jobs of one person at a time that wait or are being made; the most that are kept.
MOST_OPEN, MOST = 3, 20
#: A process that has died, or hangs, has its job taken from it after this time.
LEASE = timedelta(seconds=30)
#: So often a job is begun before it has failed.
TRIES = 3
WAITING, RUNNING, READY, FAILED = "waiting", "running", "ready", "failed"

#: Parameters as they were asked.
Asked = Mapping[str, str | list[str]]


class TooMany(ActionError):
    """The person has as many jobs as anybody may have."""

    status = 429
    #: Seconds after which one of them may have ended.
    retry_after = 60

    def __init__(self):
        super().__init__(one("too_many_jobs", max=MOST_OPEN))


class Held(Persistent):
    """Whose cases a file tells of: their UIDs, and those of them whose casework its owner read."""

    def __init__(self, seen: Collection[str] = (), handled: Collection[str] = ()):
        self.seen, self.handled = frozenset(seen), frozenset(handled)


class Job(Persistent):
    """A file that is to be made: ``file`` is the page that makes it, ``asked`` its parameters.

    ``owner`` is a person; ``at``, ``ended``: moments (UTC). ``turn``: which process makes it, and until when;
    ``done`` of ``total`` lines are made. ``why``: the word for why it could not be made.
    """

    turn: tuple[str, datetime] | None = None
    tries = 0
    done, total = 0, 0
    ended: datetime | None = None
    why = ""
    made: NamedBlobFile | None = None

    def __init__(self, owner: str, file: str, title: str, language: str, asked: Asked):
        self.id = uuid4().hex
        self.owner, self.file, self.title, self.language = owner, file, title, language
        self.asked = dict(asked)
        self.at = now()
        self.held = Held()

    @property
    def state(self) -> str:
        """One of WAITING, RUNNING, READY, FAILED."""
        if self.ended is not None:
            return READY if self.made is not None else FAILED
        return RUNNING if self.tries and self.turn and self.turn[0] else WAITING

    @property
    def until(self) -> datetime:
        """When it is gone."""
        return (self.ended or self.at) + KEPT

    def end(self, why: str = "") -> None:
        """It is made, or could not be."""
        self.ended, self.why, self.turn = now(), why, None


def start(register, job: Job) -> Job:
    """Keep a new job. Raises TooMany."""
    own = of_person(register, job.owner)
    if len(own) >= MOST or sum(other.ended is None for other in own) >= MOST_OPEN:
        raise TooMany
    if register.stored_jobs is None:
        aq_base(register).stored_jobs = OOBTree()
    register.stored_jobs[job.id] = job
    return job


def of_person(register, person: str) -> list[Job]:
    """The person's jobs, the latest first."""
    found = [job for job in every(register) if job.owner == person and now() < job.until]
    return sorted(found, key=lambda job: job.at, reverse=True)


def find(register, person: str, id_: object) -> Job | None:
    """The person's job with this id."""
    return next((job for job in of_person(register, person) if job.id == id_), None)


def every(register) -> Iterator[Job]:
    """Everybody's jobs."""
    yield from list((register.stored_jobs or {}).values())


def remove(register, id_: str) -> None:
    """The job, and its file, are gone; what is being made of it is thrown away."""
    if id_ in (register.stored_jobs or ()):
        del register.stored_jobs[id_]


def take(register, server: str) -> str | None:
    """Take the job that has waited longest for ``server``; its id. To be committed at once."""
    at = now()
    for job in sorted(every(register), key=lambda job: job.at):
        if job.ended is None and at < job.until and not is_taken(job.turn, server, at, LEASE):
            job.turn, job.tries = (server, at + LEASE), job.tries + 1
            return job.id
    return None


def theirs(register, id_: str, server: str) -> Job | None:
    """The job, where ``server`` has it still."""
    job = (register.stored_jobs or {}).get(id_)
    return job if job is not None and job.turn and job.turn[0] == server else None


def hold(register, id_: str, server: str, done: int, total: int) -> bool:
    """Renew the lease and keep how far it has come; False where the job is no longer this server's."""
    job, at = theirs(register, id_, server), now()
    if job is None:
        return False
    if job.turn[1] < at + LEASE / 2:
        job.turn = (server, at + LEASE)
    if (job.done, job.total) != (done, total):
        job.done, job.total = done, total
    return True


def give_back(register, id_: str, server: str, *, failed: bool) -> None:
    """The job is for another try: at once, or where it ``failed`` when the lease is over."""
    job = theirs(register, id_, server)
    if job is not None:
        job.turn = ("", now() + LEASE) if failed else None
        job.tries -= not failed
