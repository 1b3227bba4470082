"""Making a file: as its owner, with the rights they have then, beside requests."""

import logging
import threading
from AccessControl import getSecurityManager
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.documents.pdf import ServiceUnavailable
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.reminders import ACTOR
from ntnu.deviations.engine.apart import committed
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.jobs import store
from ntnu.deviations.jobs.file_page import FilePage
from ntnu.deviations.jobs.file_page import page_of
from ntnu.deviations.jobs.holding import held_by
from ntnu.deviations.jobs.store import Held
from ntnu.deviations.jobs.store import Job
from ntnu.deviations.languages import SWITCH
from ntnu.deviations.mail import deliver
from ntnu.deviations.now import now
from ntnu.deviations.persons import account_of
from ntnu.deviations.workers.errors import TooHeavy
from plone import api
from plone.namedfile.file import NamedBlobFile
from zExceptions import NotFound
from zExceptions import Unauthorized
from ZODB.DB import DB
from zope.interface import alsoProvides

log = logging.getLogger(__name__)

#: Seconds between two looks whether the job is still wanted; so often its page learns how far it is.
PAUSE = 2.0
NOT_YOURS, HEAVY, BROKEN = "not_yours", "too_heavy", "broken"
#: What happens to a job after a try: a piece that is committed.
_After = Callable[[], None]


class Stopped(Exception):
    """The process ends, or the job is not wanted any more."""


def make_next(database: DB, path: tuple[str, ...], server: str, leave: threading.Event) -> bool:
    """Make the file that has waited longest in the register at ``path``; False where none waits."""
    with opened(database, path) as register:
        id_ = committed(partial(store.take, register, server))
        if id_ is None:
            return False
        with _kept(database, path, id_, server, leave) as tell:
            after = committed(partial(_try, register, id_, server, tell))
        committed(after)
        return True


@contextmanager
def _kept(database: DB, path, id_: str, server: str, leave: threading.Event) -> Iterator[Callable]:
    """Inside, the lease is renewed. What it gives is to be told how far the work is, and raises Stopped."""
    ended, lost, come = threading.Event(), threading.Event(), [0, 0]

    def keep() -> None:
        while not ended.wait(PAUSE):
            try:
                with opened(database, path) as register:
                    mine = committed(partial(store.hold, register, id_, server, *come))
            except Exception:
                log.exception("The lease of a job could not be renewed.")
                mine = False
            if not mine:
                lost.set()
                return

    def tell(done: int, total: int) -> None:
        come[:] = done, total
        if lost.is_set() or leave.is_set():
            raise Stopped

    keeper = threading.Thread(target=keep, name="job lease", daemon=True)
    keeper.start()
    try:
        yield tell
    finally:
        ended.set()
        keeper.join()


def _try(register, id_: str, server: str, tell: Callable[[int, int], None]) -> _After:
    """Make it; what is to be committed then."""
    job = store.theirs(register, id_, server)
    if job is None:
        return lambda: None
    if job.tries > store.TRIES:
        return partial(_end, register, id_, server, BROKEN)
    try:
        tell(0, 0)
        with _as_owner(register, job) as page:
            page.check()
            made = page.made()
            held = held_by(register, getSecurityManager().getUser(), page.cases)
            tell(1, 1)
            return partial(_finish, register, id_, server, page, page.entry, made, held)
    except Stopped:
        return partial(store.give_back, register, id_, server, failed=False)
    except (Unauthorized, NotAllowed, NotFound):
        return partial(_end, register, id_, server, NOT_YOURS)
    except (TooHeavy, ServiceUnavailable) as error:
        why = HEAVY if getattr(error, "why", "document_too_heavy") == "document_too_heavy" else ""
    except Exception:
        log.exception("A job failed, in try %s of %s.", job.tries, store.TRIES)
        why = ""
    if why or job.tries >= store.TRIES:
        return partial(_end, register, id_, server, why or BROKEN)
    return partial(store.give_back, register, id_, server, failed=True)


@contextmanager
def _as_owner(register, job: Job) -> Iterator[FilePage]:
    """The page that makes the file, for its owner, in their language. Raises NotFound where the page or the
    owner is gone."""
    request, user = register.REQUEST, user_by_id(register, job.owner)
    if user is None:
        if account_of(job.owner) is None:
            raise NotFound(job.owner)
        raise LookupError("No directory finds the owner of a job.")
    alsoProvides(request, IDeviationsLayer)
    request.cookies[SWITCH] = request["LANGUAGE"] = job.language
    with api.env.adopt_user(user=user):
        page = page_of(register, request, job.file, job.asked)
        if page is None:
            raise NotFound(job.file)
        page.in_job = True
        yield page


def _finish(
    register, id_: str, server: str, page: FilePage, entry: BarePlan | None, made: bytes, held: Held
) -> None:
    job = store.theirs(register, id_, server)
    if job is None:
        # Cancelled, or what it tells of was removed meanwhile.
        return
    if entry is not None:
        take_turn(register)
        carry_out(register, entry, now())
    job.made = NamedBlobFile(data=made, contentType=page.content_type, filename=page.filename)
    job.held = held
    _end(register, id_, server)


def _end(register, id_: str, server: str, why: str = "") -> None:
    job = store.theirs(register, id_, server)
    if job is None:
        return
    job.end(why)
    url = public_url(register, "jobs")
    words = {"file": job.title, "outcome": why or "ready", "until": job.until}
    deliver.send([Notice("job_ended", job.owner, words=words, url=url)], None, url, ACTOR, register)
