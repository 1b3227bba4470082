"""Pages that answer with a file: at once where it is small, else as a job."""

from AccessControl import getSecurityManager
from collections.abc import Collection
from collections.abc import Mapping
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.jobs import store
from ntnu.deviations.jobs.store import Asked
from ntnu.deviations.jobs.store import Job
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.shell.page import Page
from plone.protect.authenticator import check as check_token
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import Unauthorized
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.interface import Interface

#: A file of more cases than this is made by a job: see docs/jobs.md.
HEAVY = 2000
#: The greatest length of a parameter, and the most there are.
_LONGEST, _MOST = 200, 50
#: Parameters that every form has.
_OF_FORMS = ("_authenticator", "once", "whose")
_REPORT = "ntnu.deviations: Report Deviation"


class IFilePage(Interface):
    """A page that answers with a file: see ``FilePage``."""


@implementer(IFilePage)
class FilePage(Page):
    """Base of such a page."""

    #: The type of the file.
    content_type = ""
    #: Is the file made by a job? ``tell(done, total)`` is called while it is.
    in_job = False

    def tell(self, done: int, total: int) -> None:
        """So many of all lines are made."""

    def check(self) -> Any:
        """Raises Unauthorized, NotAllowed or NotFound where a person gets no such file: asked before it is
        made, and before it is handed out."""
        raise TypeError(f"{type(self).__name__} is for nobody")

    @property
    def filename(self) -> str:
        raise TypeError(f"{type(self).__name__} has no name")

    @property
    def file_title(self) -> str:
        """What the file is called on a page and in a mail."""
        raise TypeError(f"{type(self).__name__} has no title")

    @property
    def cases(self) -> Collection[str]:
        """UIDs of the cases that it tells of: its owner must read all of them, to get it."""
        raise TypeError(f"{type(self).__name__} tells nothing")

    @property
    def weight(self) -> int:
        """The number of cases that it is made from."""
        return len(self.cases)

    @property
    def entry(self) -> BarePlan | None:
        """What the log of the register says of it; None for nothing."""
        return None

    @property
    def settled(self) -> Asked:
        """Parameters that were left to the page, and follow from what the person may do now."""
        return {}

    @property
    def back(self) -> str:
        """The address of the page where it is asked for."""
        return self.register_url

    def made(self) -> bytes:
        raise TypeError(f"{type(self).__name__} makes nothing")

    @cached_property
    def is_heavy(self) -> bool:
        return self.weight > HEAVY

    def __call__(self) -> bytes | str:
        self.check()
        if self.is_heavy:
            return self._by_job()
        made = b"" if self.request.method == "HEAD" else self.made()
        if self.entry is not None:
            take_turn(self.context)
            carry_out(self.context, self.entry, now())
        return send(self.request.response, made, self.content_type, self.filename)

    def _by_job(self) -> str:
        url = self.back
        if self.request.method == "POST":
            check_token(self.request)
            said, kind = (
                _(
                    "job_started",
                    default="The file is large. It is being made, and you get an e-mail when it is ready.",
                ),
                "info",
            )
            try:
                start(self, as_asked(self.request.form))
                url = f"{self.register_url}/jobs"
            except store.TooMany as error:
                said, kind = error.errors[0].message, "error"
        else:
            said, kind = _("job_by_button", default="The file is large: ask for it by the button."), "warning"
        IStatusMessage(self.request).add(self.t(said), type=kind)
        return self.request.response.redirect(url, status=303)


def send(response, made: bytes, content_type: str, name: str) -> bytes:
    """Answer with a file, as a download."""
    headers: Mapping[str, str] = {
        "Content-Type": content_type,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    for header, value in headers.items():
        response.setHeader(header, value)
    return made


def start(page: FilePage, asked: Asked) -> Job:
    """Keep a job that makes the file of the page, for who is logged in. Raises TooMany."""
    # Of many requests at once each counts those before it.
    take_turn(page.context)
    job = Job(acting(), page.__name__, page.file_title, page.language, {**asked, **page.settled})
    return store.start(page.context, job)


def as_asked(form: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """The parameters of a request that a job keeps: texts and lists of texts."""
    found = {name: value for name, value in form.items() if name not in _OF_FORMS and is_asked(value)}
    return dict(list(found.items())[:_MOST])


def is_asked(value: object) -> bool:
    """Can it be the value of a parameter?"""
    values = value if isinstance(value, list) else [value]
    return len(values) <= _MOST and all(isinstance(one, str) and len(one) <= _LONGEST for one in values)


def page_of(register, request, name: object, asked: Asked) -> FilePage | None:
    """The page that makes such a file, asked with these parameters; None where there is none. Raises
    Unauthorized for who may not ask."""
    request.form.clear()
    request.form.update(asked)
    found = queryMultiAdapter((register, request), name=name) if isinstance(name, str) else None
    if not IFilePage.providedBy(found):
        return None
    if not getSecurityManager().checkPermission(_REPORT, register):
        raise Unauthorized(str(name))
    return found
