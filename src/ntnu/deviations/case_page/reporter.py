"""The page of a case for the person who reported it."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.dialogue.pages.panel import posts
from ntnu.deviations.dialogue.pages.posts import Post
from ntnu.deviations.documents.rows import text_of
from ntnu.deviations.domain.deadlines import NOT_SOLVED_DAYS
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.engine import registry
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.now import local_date
from ntnu.deviations.reporting.pages.gate import channel_url
from ntnu.deviations.ui.case import story
from ntnu.deviations.ui.case.files import added_files
from ntnu.deviations.ui.case.page import CasePage
from ntnu.deviations.ui.case.panels import Outcome
from ntnu.deviations.ui.case.panels import outcome
from ntnu.deviations.ui.case.panels import Reported
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.forms.files import files_field
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.shell.panel import ListPanel
from ntnu.deviations.ui.shell.panel import Panel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getUtility


@dataclass(frozen=True)
class Question:
    """A question that waits for an answer, and the form to answer it in."""

    post: Post
    text: FieldView
    files: FieldView


@dataclass(frozen=True)
class PreliminaryResponse:
    """The preliminary response: its text, when it was given, and the law behind it."""

    text: str
    given: date
    citation: str


def questions(sight: CaseSight) -> list[Question]:
    """The questions the reporter may answer now, each with a form of its own."""
    if "answer" not in sight.acts:
        return []
    return [_question(post, sight) for post in sight.once(posts) if post.waits]


def _question(post: Post, sight: CaseSight) -> Question:
    form = Form(
        registry.get("answer").asks,
        prefix="answer",
        names=("text",),
        translate=sight.t,
        more=[files_field()],
    )
    for view in form:
        # There may be several questions on the page.
        view.id = f"{view.id}-{post.uid}"
    return Question(post, *form)


def preliminary(sight: CaseSight) -> PreliminaryResponse | None:
    """The latest preliminary response, as long as the final answer is missing."""
    given = sight.facts.preliminary
    if given is None or not sight.is_open:
        return None
    text = text_of(sight.context, "preliminary_text", sight.words)
    return PreliminaryResponse(text, given, settings.legal_citation(sight.language))


class Questions(ListPanel):
    """What waits for the reporter."""

    index = ViewPageTemplateFile("../dialogue/pages/templates/questions.pt")
    find = staticmethod(questions)
    # Required by the macros of forms. An answer with errors is shown by @@answer-form.
    has_errors = False

    @property
    def answer_to(self) -> str:
        """The address answers are sent to: the case may be moved while the reporter writes."""
        return f"{self.sight.register_url}/case/{self.context.number}/answer-form"


class Preliminary(ListPanel):
    """The preliminary response."""

    index = ViewPageTemplateFile("../dialogue/pages/templates/preliminary.pt")
    find = staticmethod(preliminary)
    title = _("mine_preliminary", default="Preliminary response to you")
    is_counted = False


class Answer(Outcome):
    """The answer, and what the reporter can do if the matter is not solved."""

    index = ViewPageTemplateFile("../dialogue/pages/templates/answer.pt")
    title = _("mine_answer_title", default="The answer to you")

    @property
    def may_say_not_solved(self) -> bool:
        return "not_solved" in self.sight.acts

    @property
    def said_not_solved(self) -> bool:
        return self.sight.facts.not_solved is not None

    @property
    def was_not_approved(self) -> bool:
        return self.sight.facts.state == NOT_APPROVED

    @property
    def not_solved_until(self) -> date:
        """The last day on which the reporter may say that it is not solved."""
        return local_date(self.sight.facts.closed + timedelta(days=NOT_SOLVED_DAYS))


def thread(sight: CaseSight) -> list[Post]:
    """What has been said; the questions that wait have a place of their own."""
    asked = {question.post.uid for question in sight.once(questions)}
    return [post for post in sight.once(posts) if post.uid not in asked]


class Thread(ListPanel):
    """What has been said, and files from the unit."""

    index = ViewPageTemplateFile("../dialogue/pages/templates/thread.pt")
    find = staticmethod(thread)
    title = _("mine_messages", default="Messages between you and the unit")
    may_redact = False

    @property
    def available(self) -> bool:
        return bool(self.rows or self.files)

    @property
    def files(self) -> list:
        return self.sight.once(added_files)


class Story(Panel):
    """What has happened, oldest first."""

    index = ViewPageTemplateFile("../dialogue/pages/templates/story.pt")
    title = _("mine_story", default="What has happened")
    available = True

    @property
    def events(self) -> list[story.Event]:
        sight = self.sight
        there = {post.uid for post in sight.once(posts)}
        found = [answer for answer in earlier_answers(self.context) if answer.sort == OUTCOME]
        earlier = {answer.given: f"earlier-{answer.number}" for answer in found}
        return story.reporter_events(sight.entries, there, sight.once(preliminary) is not None, earlier)

    @property
    def is_answered(self) -> bool:
        return bool(self.sight.once(outcome))


class OwnReport(Reported):
    """The report."""

    title = _("mine_reported", default="What you reported")


class ReportersPage(CasePage):
    """What waits for the person who reported the case, what was said, what they can do."""

    index = ViewPageTemplateFile("../dialogue/pages/templates/reporter.pt")
    panel_manager = "ntnu.deviations.case.reporter"

    @property
    def where_it_stands(self) -> str:
        """One sentence: whose move it is."""
        facts = self.sight.facts
        message = story.stands(facts)
        return self.t(type(message)(message, mapping={"unit": facts.unit.title(self.language)}))

    @property
    def speakup_url(self) -> str:
        number = self.sight.facts.number if self.sight.is_overdue else ""
        own = getUtility(ISpeakUp).form_url(self.register, number)
        return own or channel_url("grave", self.register)

    @property
    def may_add(self) -> bool:
        return "add_information" in self.sight.acts

    @property
    def may_withdraw(self) -> bool:
        return "withdraw" in self.sight.acts
