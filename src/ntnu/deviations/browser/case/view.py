"""The case page: what is this, where does it stand, what can I do, and by when."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.reading import roles_with
from ntnu.deviations.access.reading import VIEW_REPORTER
from ntnu.deviations.actions.perform import available
from ntnu.deviations.browser.case import panels
from ntnu.deviations.browser.case import story
from ntnu.deviations.browser.case.now import now_of
from ntnu.deviations.browser.case.phrases import in_sentence
from ntnu.deviations.browser.case.ways_in import ways_in
from ntnu.deviations.browser.macros import format as formats
from ntnu.deviations.browser.report.gate import channel_url
from ntnu.deviations.browser.shell.page import Page
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.choices import title_of
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.messages import STATES
from ntnu.deviations.messages import THE_REPORTER
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class CaseView(Page):
    """One page in three shapes: for those who work on the case, for its reporter, and a stub."""

    index = ViewPageTemplateFile("templates/case.pt")
    reporter_page = ViewPageTemplateFile("templates/reporter.pt")
    stub_page = ViewPageTemplateFile("templates/stub.pt")

    def __call__(self):
        if self.reading.is_stub:
            return self.stub_page()
        return self.reporter_page() if self.reading.is_reporter else self.index()

    @property
    def nav_item(self):
        return "mine" if self.reading.is_reporter else "work"

    @property
    def page_title(self):
        number = self.facts.number
        return number if self.reading.is_stub else f"{number} {self.context.Title()}"

    @property
    def crumbs(self):
        if self.reading.is_reporter:
            return [(_("mine_title", default="My cases"), f"{self.register_url}/@@my-reports")]
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
        return getSecurityManager().getUser().getId() or ""

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
        acts = [found.action.id for found in available(self.context)]
        return now_of(self.context.absolute_url(), self.facts, acts, self.you)

    # panels -------------------------------------------------------------------------------------

    @property
    def reported(self):
        wish = self.facts.department.title(self.language) if self.facts.department else ""
        return panels.reported(self.context, self.words, wish)

    @cached_property
    def attachments(self) -> list:
        """The files this person may open."""
        allowed = getSecurityManager().checkPermission
        files = [item for item in self.context.objectValues() if IAttachment.providedBy(item)]
        return [item for item in files if allowed("View", item)]

    @property
    def receipt(self):
        if not self.reading.may_casework:
            return []
        coworkers = [self.name(coworker.person) for coworker in self.facts.coworkers]
        return panels.receipt(self.context, self.words, coworkers)

    @property
    def process(self):
        return panels.process(self.context, self.words) if self.reading.may_casework else []

    @property
    def outcome(self):
        return panels.outcome(self.context, self.facts.state, self.words)

    @property
    def access(self):
        if not self.reading.sees_access:
            return []
        rows = access_list(self.context, with_reporter=self.reading.may_identity)
        naming = roles_with(self.context, VIEW_REPORTER)
        return ways_in(rows, self.you, naming, self.name, self.day, self.t)

    @property
    def log(self):
        return story.log_events(self.entries, self.name) if self.reading.sees_log else []

    @property
    def panel_links(self) -> list[tuple[str, str]]:
        """The panels of this page, for "On this page"."""
        links = [
            ("outcome", _("panel_outcome", default="Outcome"), self.outcome),
            ("reported", _("panel_reported", default="What was reported"), True),
            ("receipt", _("panel_receipt", default="Receipt form"), self.receipt),
            ("process", _("panel_process", default="Process form"), self.process),
            ("access", _("panel_access", default="Who has access, and why"), self.access),
            ("log", _("panel_log", default="Log"), self.log),
        ]
        return [(id_, title) for id_, title, shown in links if shown]

    access_columns = (
        {"title": _("access_who", default="Who")},
        {"title": _("access_role", default="Role")},
        {"title": _("access_why", default="Why")},
    )

    # the reporter's page ------------------------------------------------------------------------

    reported_title = _("mine_reported", default="What you reported")
    answer_title = _("mine_answer_title", default="The answer to you")

    @property
    def where_it_stands(self) -> str:
        message = story.STANDS[self.facts.state]
        return self.t(type(message)(message, mapping={"unit": self.facts.unit.title(self.language)}))

    @property
    def story(self):
        return story.reporter_events(self.entries)

    @property
    def speakup_url(self) -> str:
        return channel_url("grave")

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.facts.due < today()
