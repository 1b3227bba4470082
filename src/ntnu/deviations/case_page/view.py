"""The case page: what it is about, its status, what the reader can do, and by when."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.signals import Waits
from ntnu.deviations.access.waiting import waits_on
from ntnu.deviations.archive.pages.panel import may_send_to_archive
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case_page.reporter import ReportersPage
from ntnu.deviations.case_page.urgent import urgent_link
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain.deadlines import RECEIPT_WORKING_DAYS
from ntnu.deviations.domain.signal import STEPS
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.signal_words import SIGNALS
from ntnu.deviations.ui.case import story
from ntnu.deviations.ui.case.now import AssessBy
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.case.now import now_of
from ntnu.deviations.ui.case.page import CasePage
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.parts.panels import asked_to_agree
from ntnu.deviations.ui.parts.panels import Blocker
from ntnu.deviations.ui.parts.panels import blockers
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Remains(CasePage):
    """What is left of a case that was handed over."""

    index = ViewPageTemplateFile("templates/stub.pt")

    @property
    def page_title(self):
        return self.sight.facts.number


class Anonymised(Remains):
    """What is left of a case whose personal data are deleted."""

    index = ViewPageTemplateFile("templates/anonymised.pt")
    panel_manager = "ntnu.deviations.case.anonymised"


class CaseView(CasePage):
    """One page in four variants: for those who work on the case, for the person who reported it, and for what
    is left of a case that was handed over, or whose personal data are deleted."""

    index = ViewPageTemplateFile("templates/case.pt")

    def __call__(self):
        shape = self._shape
        if shape is None:
            return self.index()
        page = shape(self.context, self.request)
        page.__name__, page.sight = self.__name__, self.sight
        return page()

    @property
    def _shape(self) -> type[CasePage] | None:
        """The class of a variant other than this one."""
        if self.sight.reading.is_stub:
            return Remains
        if self.sight.facts.anonymised:
            return Anonymised
        return ReportersPage if self.sight.reading.is_reporter else None

    # head ---------------------------------------------------------------------------------------

    @property
    def fact_rows(self) -> list[tuple[str, str]]:
        sight = self.sight
        rows = [(_("fact_unit", default="Unit"), self.unit)]
        if sight.reading.may_identity:
            kind = in_sentence(self.t(title_of("reporter_kind", sight.facts.reporter_kind)))
            said = f"{sight.name(sight.facts.reporter)}, {kind}"
            rows.append((_("fact_reporter", default="Reported by"), said))
        if sight.reading.may_casework:
            worker = sight.facts.case_worker
            said = sight.name(worker.person) if worker else self.t(_("fact_none", default="Nobody yet"))
            if worker and worker.person == sight.you:
                said = f"{said} {self.t(_('fact_you', default='(you)'))}"
            rows.append((_("fact_case_worker", default="Case worker"), said))
        return rows

    @property
    def steps(self):
        rows = story.steps(self.sight.facts, self.sight.entries, local_date, self.sight.short)
        return [{**row, "title": STATES[row["state"]]} for row in rows]

    steps_label = _("steps_case_label", default="Where the case stands")

    # what can be done now -----------------------------------------------------------------------

    @cached_property
    def now(self):
        left = (self.sight.facts.due - today()).days
        waiting = {found.action.id: found.obstacles for found in self.sight.available if not found.is_ready}
        url, soon = self.context.absolute_url(), left <= formats.SOON
        untouched = not any(getattr(self.context, name) for name in fields_of(IProcess) if name != "severity")
        return now_of(
            url,
            self.sight.facts,
            self.sight.acts,
            self.sight.you,
            waiting,
            soon,
            untouched,
            self._assess_by,
            urgent_link(self.sight, self.urgent),
        )

    @cached_property
    def urgent(self) -> Waits | None:
        """What waits for the reader first, where the state of the case does not say so already."""
        waits = waits_on(self.context, self.sight.reading.user)
        return waits[0] if waits and waits[0].signal not in STEPS else None

    @property
    def heading(self):
        """The heading of the card."""
        return SIGNALS[self.urgent.signal] if self.urgent else _("now_title", default="What can you do now?")

    @property
    def _assess_by(self) -> AssessBy:
        since = local_date(self.sight.facts.received_since or self.sight.facts.submitted)
        day = calendar().add_working_days(since, RECEIPT_WORKING_DAYS)
        return AssessBy(formats.weekday_date(day, self.language, today()), day < today())

    @cached_property
    def blockers(self) -> list[Blocker]:
        """What prevents closing the case."""
        return blockers(self.sight.target)

    @cached_property
    def asked_to_agree(self) -> list[Link]:
        return asked_to_agree(self.sight)

    @property
    def may_send_to_archive(self) -> bool:
        return may_send_to_archive(self.sight)
