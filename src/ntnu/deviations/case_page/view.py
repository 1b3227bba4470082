"""The case page: what is this, where does it stand, what can I do, and by when."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.archive.pages.panel import CaseArchive
from ntnu.deviations.calendar import is_holiday
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case_documents.pages.panel import CaseDocuments
from ntnu.deviations.case_page.access_panel import CaseAccess
from ntnu.deviations.case_page.reporter import ReporterPage
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain.deadlines import add_working_days
from ntnu.deviations.domain.deadlines import RECEIPT_WORKING_DAYS
from ntnu.deviations.messages import STATES
from ntnu.deviations.messages import THE_REPORTER
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.case import panels
from ntnu.deviations.ui.case import story
from ntnu.deviations.ui.case.now import AssessBy
from ntnu.deviations.ui.case.now import now_of
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.parts.panels import CaseParts
from ntnu.deviations.ui.shell.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

#: So many entries of the log stand on the case page.
LATEST = 5
#: What is found out while a case is processed.
_FOUND = tuple(name for name in fields_of(IProcess) if name != "severity")


class CaseView(CaseAccess, ReporterPage, CaseDocuments, CaseArchive, CaseParts, Page):
    """One page in four shapes: for those who work on the case, for its reporter, and what is left of one
    that was handed over, or whose personal data are deleted."""

    index = ViewPageTemplateFile("templates/case.pt")
    reporter_page = ViewPageTemplateFile("templates/reporter.pt")
    stub_page = ViewPageTemplateFile("templates/stub.pt")
    anonymised_page = ViewPageTemplateFile("templates/anonymised.pt")

    def __call__(self):
        if self.reading.is_stub:
            return self.stub_page()
        if self.facts.anonymised:
            return self.anonymised_page()
        return self.reporter_page() if self.reading.is_reporter else self.index()

    @property
    def nav_item(self):
        if self.own_hearings:
            return "tasks"
        return "mine" if self.reading.is_reporter else "work"

    @property
    def page_title(self):
        number = self.facts.number
        return number if self.reading.is_stub or self.facts.anonymised else f"{number} {self.context.Title()}"

    @property
    def crumbs(self):
        if self.reading.is_reporter:
            return [(_("mine_title", default="My cases"), f"{self.register_url}/@@my-reports")]
        if self.own_hearings:
            return [(_("tasks_title", default="My tasks"), f"{self.register_url}/@@my-tasks")]
        return [(_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist")]

    # the case -----------------------------------------------------------------------------------

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.context)

    @property
    def facts(self):
        return self.reading.facts

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @cached_property
    def entries(self) -> list:
        return caselog.entries(self.context)

    @cached_property
    def you(self) -> str:
        return acting()

    @cached_property
    def words(self) -> panels.Words:
        return panels.Words(self.language, self.t, lambda day: formats.long_date(day, self.language))

    def short(self, day) -> str:
        return formats.short_date(day, self.language, today())

    def day(self, moment) -> str:
        return formats.day_in_year(local_date(moment), self.language, today())

    def name(self, person: str) -> str:
        """The person's name; "the reporter" for who may not know it is she."""
        if person == self.facts.reporter and not self.reading.may_identity:
            return self.t(THE_REPORTER)
        return self.world.person_name(person)

    # head ---------------------------------------------------------------------------------------

    @property
    def unit(self) -> str:
        unit, faculty = self.facts.unit, self.facts.faculty
        own = unit.title(self.language)
        return own if unit.is_faculty else f"{own} ({faculty.code})"

    @property
    def fact_rows(self) -> list[tuple[str, str]]:
        rows = [(_("fact_unit", default="Unit"), self.unit)]
        if self.reading.may_identity:
            kind = in_sentence(self.t(title_of("reporter_kind", self.facts.reporter_kind)))
            said = f"{self.name(self.facts.reporter)}, {kind}"
            rows.append((_("fact_reporter", default="Reported by"), said))
        if self.reading.may_casework:
            worker = self.facts.case_worker
            said = self.name(worker.person) if worker else self.t(_("fact_none", default="Nobody yet"))
            if worker and worker.person == self.you:
                said = f"{said} {self.t(_('fact_you', default='(you)'))}"
            rows.append((_("fact_case_worker", default="Case worker"), said))
        return rows

    @property
    def steps(self):
        rows = story.steps(self.facts, self.entries, local_date, self.short)
        return [{**row, "title": STATES[row["state"]]} for row in rows]

    steps_label = _("steps_case_label", default="Where the case stands")

    @property
    def is_open(self) -> bool:
        return self.facts.closed is None

    @cached_property
    def now(self):
        left = (self.facts.due - today()).days
        waiting = {found.action.id: found.obstacles for found in self.available if not found.is_ready}
        url, soon = self.context.absolute_url(), left <= formats.SOON
        untouched = not any(getattr(self.context, name) for name in _FOUND)
        return now_of(url, self.facts, self.acts, self.you, waiting, soon, untouched, self._assess_by)

    @property
    def _assess_by(self) -> AssessBy:
        since = local_date(self.facts.received_since or self.facts.submitted)
        day = add_working_days(since, RECEIPT_WORKING_DAYS, is_holiday)
        return AssessBy(formats.weekday_date(day, self.language, today()), day < today())

    # panels -------------------------------------------------------------------------------------

    @property
    def reported(self):
        wish = self.facts.department.title(self.language) if self.facts.department else ""
        return panels.reported(self.context, self.words, wish)

    @property
    def receipt(self):
        if not self.reading.may_casework:
            return []
        coworkers = [self.name(coworker.person) for coworker in self.facts.coworkers]
        return panels.receipt(self.context, self.words, coworkers)

    @property
    def process(self):
        return panels.process(self.context, self.words) if self.reading.may_casework else []

    @cached_property
    def related(self) -> list:
        """The related cases that this person may see; of others there is no trace."""
        if not self.reading.may_casework:
            return []
        return by_number(self.register, self.reading.user, self.context.related)

    def url_of(self, row) -> str:
        return f"{self.register_url}/case/{row.number}"

    @property
    def outcome(self):
        return panels.outcome(self.context, self.facts.state, self.words)

    earlier_title = panels.EARLIER

    @cached_property
    def earlier(self) -> list[dict[str, object]]:
        """What the reporter was answered before, the latest first; a preliminary response only to who may
        read what is written to the reporter."""
        all_of_it = self.reading.may_casework or self.reading.is_reporter
        return [
            {
                "id": f"earlier-{answer.number}",
                "title": panels.heading(answer, self.words),
                "rows": panels.earlier(self.context, answer, self.words),
            }
            for answer in reversed(earlier_answers(self.context))
            if (all_of_it or answer.sort == OUTCOME) and panels.earlier(self.context, answer, self.words)
        ]

    @cached_property
    def log(self):
        """The latest of the log; all of it has a page of its own."""
        if not self.reading.sees_log:
            return []
        hidden = "" if self.reading.may_identity else self.facts.reporter
        saying = Saying(self.language, self.t, self.world.principal_name, hidden=hidden)
        return story.log_events(self.entries[-LATEST:], saying)

    @property
    def panel_links(self) -> list[tuple[str, str]]:
        """The panels of this page, for "On this page"."""
        links = [
            ("outcome", _("panel_outcome", default="Outcome"), self.outcome),
            ("earlier", panels.EARLIER, self.earlier),
            ("reported", _("panel_reported", default="What was reported"), True),
            ("receipt", _("panel_receipt", default="Receipt form"), self.receipt),
            ("process", _("panel_process", default="Process form"), self.process),
            ("measures", self.part_titles["measures"], self.shows_measures),
            ("hearings", self.part_titles["hearings"], self.shows_hearings),
            ("messages", self.dialogue_titles["messages"], self.shows_messages),
            ("files", self.dialogue_titles["files"], self.shows_files),
            ("related", _("panel_related", default="Related cases"), self.related),
            ("documents", self.documents_title, self.documents),
            ("archive", self.archive_title, self.shows_archive),
            ("access", _("panel_access", default="Who has access, and why"), self.access),
            ("log", _("panel_log", default="Log"), self.log),
        ]
        return [(id_, title) for id_, title, shown in links if shown]
