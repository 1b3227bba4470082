"""``@@retention``: which personal data would be deleted now, what is deleted with them, and the button for
it."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.domain import retention as rules
from ntnu.deviations.domain.retention import Line as Case
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IRetention
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.messages import RETENTION
from ntnu.deviations.messages import RETENTION_RULES
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.retention import run as retention
from ntnu.deviations.ui.batches import Batches
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.macros import format as formats
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized
from zope.i18nmessageid import Message

#: What prevents the button from doing anything: code -> status.
_WRONG = {"retention_not_confirmed": 400, "retention_changed": 409, "retention_nothing": 409}
READY, ALL = "ready", "all"


class RetentionPage(Batches, FormPage):
    """For the archivist of a register, and for SpeakUp! recipients at their registry."""

    size = 50

    index = ViewPageTemplateFile("templates/retention.pt")
    page_title = _("retention_title", default="Delete personal data")

    def __call__(self):
        user = getSecurityManager().getUser()
        if not IRetention(self.context).may_act(user):
            raise Unauthorized("Personal data are deleted by archivists")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        return super().__call__()

    @property
    def is_confidential(self) -> bool:
        """Is it about the cases of SpeakUp!?"""
        return ISpeakUpRegistry.providedBy(self.context)

    @property
    def nav_item(self):
        return "speakup" if self.is_confidential else "retention"

    @property
    def crumbs(self):
        if not self.is_confidential:
            return []
        return [(_("speakup_list_title", default="Notification cases"), self.context.absolute_url())]

    @property
    def url(self) -> str:
        return f"{self.context.absolute_url()}/@@retention"

    @cached_property
    def plan(self) -> retention.DryRun:
        return retention.plan(self.context, getSecurityManager().getUser(), now())

    def post(self):
        if self.request.form.get("confirm") != "1":
            return self.go(f"{self.url}?wrong=retention_not_confirmed")
        try:
            done = self.attempt(self._act)
        except NotReady as error:
            return self.go(f"{self.url}?wrong={error.errors[0].code}")
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        self.say(_done(len(done.numbers), len(done.left.ready)))
        return self.go(self.url)

    def take_up(self) -> None:
        """Nothing is typed here, and nothing stored: the address shows what was wrong when the button was
        last pressed."""
        wrong = self.request.form.get("wrong")
        if wrong in _WRONG:
            self.refuse(one(wrong, "confirm" if wrong == "retention_not_confirmed" else None), _WRONG[wrong])

    def result_url(self, made: str) -> str:
        return self.url

    def _act(self) -> retention.Done:
        digest = str(self.request.form.get("digest", ""))
        return retention.act(self.context, getSecurityManager().getUser(), digest, now())

    @property
    def errors(self) -> list[Line]:
        """The faults, each a link to the box to tick or to the list."""
        return [Line(f"#{fault.field or 'list'}", self.t(fault.message)) for fault in self.faults]

    @property
    def is_unconfirmed(self) -> bool:
        return any(fault.field == "confirm" for fault in self.faults)

    # what is shown ------------------------------------------------------------------------------

    @property
    def ready(self) -> int:
        return len(self.plan.ready)

    @property
    def at_once(self) -> int:
        """How many cases are anonymised when the button is pressed."""
        return min(self.ready, rules.MOST)

    @property
    def show(self) -> str:
        """``ready`` or ``all``."""
        asked = self.request.form.get("show")
        return asked if asked in (READY, ALL) else (READY if self.ready else ALL)

    @property
    def tabs(self) -> list[dict[str, object]]:
        titles = {
            READY: (_("retention_tab_ready", default="Ready"), self.ready),
            ALL: (_("retention_tab_all", default="All finished cases"), len(self.plan.lines)),
        }
        return [
            {"title": title, "count": count, "url": f"{self.url}?show={id_}", "current": id_ == self.show}
            for id_, (title, count) in titles.items()
        ]

    @cached_property
    def lines(self) -> list[Case]:
        """The cases of the chosen list, the first to be anonymised first."""
        return list(self.plan.ready if self.show == READY else self.plan.lines)

    @property
    def batch(self) -> list[Case]:
        return self.lines[self.start : self.start + self.size]

    @property
    def columns(self) -> list[dict[str, str]]:
        titles = [
            _("retention_column_case", default="Case"),
            *([] if self.is_confidential else [_("retention_column_unit", default="Unit")]),
            _("retention_column_closed", default="Closed"),
            _("retention_column_due", default="Old enough from"),
            _("retention_column_why", default="Now"),
        ]
        return [{"title": self.t(title)} for title in titles]

    def case_url(self, line: Case) -> str:
        return retention.address_of(self.context, line)

    def day(self, day) -> str:
        return formats.short_date(day, self.language, today()) if day else "–"

    def why(self, line: Case) -> Message:
        """Why its personal data can go, or why not."""
        return RETENTION_RULES[line.by] if line.is_ready else RETENTION[line.why]

    def link(self, *, b_start: int) -> str:
        return f"{self.url}?show={self.show}&b_start={b_start}"

    @property
    def total(self) -> int:
        return len(self.lines)


def _done(count: int, left: int) -> Message:
    words = {"count": str(count), "left": str(left)}
    if left:
        return _(
            "retention_done_more",
            default="The personal data are deleted. Number of cases: ${count}. Still ready: ${left}.",
            mapping=words,
        )
    return _(
        "retention_done",
        default="The personal data are deleted. Number of cases: ${count}.",
        mapping=words,
    )
