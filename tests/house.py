"""The register in tests: every person can do actions, each with their own rights."""

import transaction
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email import policy
from email.parser import BytesParser
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.delivery.round import Memory
from ntnu.deviations.delivery.round import send_all
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.interfaces import INow
from ntnu.deviations.mail import outbox
from ntnu.deviations.reporting.submit import submit
from ntnu.deviations.units import folder_roles
from plone import api
from Products.CMFCore.indexing import processQueue
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import filled_in
from tests.register import NOT_APPROVE
from tests.register import REPORT
from tests.register import REREGISTER
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.globalrequest import getRequest
from zope.interface import implementer

#: All codes for which a change of folder roles may need a confirmation.
WARNINGS = ("last_recipient", "last_speakup_recipient", "ends_work")


class House:
    """The register in a site, as tests use it: every person can do actions, each with their own rights."""

    def __init__(self, portal):
        self.portal = portal

    @property
    def register(self):
        return self.portal["deviations"]

    def units(self):
        return [unit_content(self.register, uid) for uid in list(self.register.unit_ids)]

    def unit(self, code: str):
        """The faculty or department with this code."""
        return next(unit for unit in self.units() if unit.code == code)

    @contextmanager
    def acting(self, person: str) -> Iterator[None]:
        """Continue as ``person``, as in a separate request of theirs."""
        forget_decisions()
        with api.env.adopt_user(username=person):
            yield
        forget_decisions()

    def user(self, person: str):
        """The user as a new request would find them."""
        forget_decisions()
        return self.portal.acl_users.getUserById(person)

    def may(self, person: str, permission: str, obj) -> bool:
        """Plone's own answer, with the user of a new request."""
        return bool(self.user(person).has_permission(permission, obj))

    def report(self, reporter: str = "kari", files=(), **changes):
        """A new case, reported by ``reporter``."""
        with self.acting(reporter):
            case = submit(self.register, {**REPORT, **changes}, files).case
        self.post()
        return case

    def act(self, context, person: str, action: str, /, files=(), **data):
        """Let ``person`` do an action on a case or a part; returns the case, which may have moved, or the
        part that was changed or created."""
        with self.acting(person):
            made = perform(context, action, filled_in(action, data), files=files).case
        self.post()
        return made

    def case(self, state: str, reporter: str = "kari", approve=APPROVE, **report):
        """A new case, brought into ``state`` by the actions of the procedure."""
        case = self.report(reporter, **report)
        if state == "received":
            return case
        if state == "not_approved":
            return self.act(case, "recipient.ie", "not_approve", **NOT_APPROVE)
        if state == "reregistered":
            return self.act(case, "recipient.ie", "reregister", **REREGISTER)
        case = self.act(case, "recipient.ie", "approve", **approve)
        worker = case.case_worker[0]
        if state in ("in_process", "closed"):
            case = self.act(case, worker, "accept", severity="high")
        if state == "closed":
            case = self.act(case, worker, "close", **CLOSE)
        return case

    def give(self, code: str, role: str, *principals: str) -> None:
        """Give a folder role, as the system administrator."""
        self._change(code, role, lambda held: held | set(principals))

    def take(self, code: str, role: str, *principals: str) -> None:
        """Remove a folder role, as the system administrator."""
        self._change(code, role, lambda held: held - set(principals))

    def make_archivist(self, *principals: str) -> None:
        """Give the register's role Archivist, as the system administrator."""
        with self.acting("eqs"):
            held = folder_roles.held(self.register)["Archivist"]
            folder_roles.change(self.register, {"Archivist": [*held, *principals]})

    def _change(self, code, role, how) -> None:
        unit = self.unit(code)
        with self.acting("eqs"):
            wanted = {role: how(set(folder_roles.held(unit)[role]))}
            folder_roles.change(unit, wanted, "", WARNINGS)

    def group(self, name: str, *members: str) -> None:
        """An ordinary group of the site; members may be groups."""
        with api.env.adopt_roles(["Manager"]):
            if api.group.get(groupname=name) is None:
                api.group.create(groupname=name, title=f"Gruppe {name}")
            for member in members:
                self.portal.portal_groups.addPrincipalToGroup(member, name)
        self.end_of_request()

    def ungroup(self, name: str, *members: str) -> None:
        """Take members out of a group."""
        with api.env.adopt_roles(["Manager"]):
            for member in members:
                self.portal.portal_groups.removePrincipalFromGroup(member, name)
        self.end_of_request()

    def end_of_request(self) -> None:
        """Do now what waits for the commit: an integration test never commits."""
        transaction.get()._callBeforeCommitHooks()
        # Of two pending moves, the catalog would keep the first place.
        processQueue()

    def take_back(self) -> None:
        """Roll back everything since the last commit: a test may begin again."""
        transaction.abort()
        # The answers of indexes are cached by a count that is rolled back too, and would match what comes
        # next.
        getRequest().other.pop("__catalog_cache__", None)
        forget_decisions()
        self.forget_mails()

    def post(self) -> None:
        """Write and send what waits in the outbox, as a sender would; the mail host collects it."""
        send_all(self.register, Memory(0.0, do=lambda piece: piece()))

    def mails(self) -> list:
        """Mails that were sent, oldest first."""
        self.post()
        raw = [
            text if isinstance(text, bytes) else str(text).encode() for text in self.portal.MailHost.messages
        ]
        return [BytesParser(policy=policy.default).parsebytes(text) for text in raw]

    def mailed(self) -> list[tuple[str, str]]:
        """Who was mailed, and the subject, sorted."""
        return sorted((mail["To"].removesuffix("@ntnu.example"), mail["Subject"]) for mail in self.mails())

    def forget_mails(self) -> None:
        refused = dict(outbox.outbox_of(self.register).refused)
        outbox.empty(self.register)
        outbox.outbox_of(self.register).refused.update(refused)
        # In place: a replaced list stays visible to an earlier transaction.
        del self.portal.MailHost.messages[:]


def forget_decisions() -> None:
    """What Zope caches for a request: a test is many requests."""
    request = getRequest()
    if request is None:
        return
    kept = IAnnotations(request)
    for key in [key for key in kept if "checkLocalRolesAllowed" in str(key) or "plone.memoize" in str(key)]:
        del kept[key]


@implementer(INow)
class _FixedNow:
    def __init__(self, moment: datetime):
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@contextmanager
def at(moment: datetime) -> Iterator["_FixedNow"]:
    """Let the server's "now" be ``moment`` (aware); yields the clock, whose ``moment`` may be set."""
    components = getGlobalSiteManager()
    real, fixed = components.getUtility(INow), _FixedNow(moment)
    components.registerUtility(fixed, INow)
    try:
        yield fixed
    finally:
        components.registerUtility(real, INow)
