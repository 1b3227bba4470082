"""The page of a case as its reporter reads it: what waits for her, what was said, what she can do."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.dialogue.pages.panel import CaseDialogue
from ntnu.deviations.dialogue.pages.posts import Post
from ntnu.deviations.domain.deadlines import NOT_SOLVED_DAYS
from ntnu.deviations.engine import registry
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.reporting.pages.gate import channel_url
from ntnu.deviations.ui.case import panels
from ntnu.deviations.ui.case import story
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.forms.files import files_field
from ntnu.deviations.ui.forms.form import Form
from zope.component import getUtility


@dataclass(frozen=True)
class Question:
    """A question that waits for an answer, and the form to answer it in."""

    post: Post
    text: FieldView
    files: FieldView


@dataclass(frozen=True)
class Preliminary:
    """The preliminary response: its text, when it was given, and the law that it is given after."""

    text: str
    given: date
    citation: str


class ReporterPage(CaseDialogue):
    """Mixed into the page of a case."""

    reported_title = _("mine_reported", default="What you reported")
    answer_title = _("mine_answer_title", default="The answer to you")
    messages_title = _("mine_messages", default="Messages between you and the unit")
    preliminary_title = _("mine_preliminary", default="Preliminary response to you")
    files_title = _("mine_files", default="Files from the unit")

    @property
    def where_it_stands(self) -> str:
        """One sentence: whose move it is."""
        message = story.stands(self.facts)
        return self.t(type(message)(message, mapping={"unit": self.facts.unit.title(self.language)}))

    @property
    def story(self):
        """What has happened, oldest first."""
        posts = {post.uid for post in self.posts}
        found = [answer for answer in earlier_answers(self.context) if answer.sort == OUTCOME]
        earlier = {answer.given: f"earlier-{answer.number}" for answer in found}
        return story.reporter_events(self.entries, posts, self.preliminary is not None, earlier)

    @property
    def speakup_url(self) -> str:
        own = getUtility(ISpeakUp).form_url(self.register, self.facts.number if self.is_overdue else "")
        return own or channel_url("grave", self.register)

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.facts.due < today()

    # what waits for her -------------------------------------------------------------------------

    @cached_property
    def questions(self) -> list[Question]:
        """The questions she may answer now, each with a form of its own."""
        if "answer" not in self.acts:
            return []
        return [self._question(post) for post in self.posts if post.waits]

    def _question(self, post: Post) -> Question:
        form = Form(
            registry.get("answer").schema,
            prefix="answer",
            names=("text",),
            translate=self.t,
            more=[files_field()],
        )
        for view in form:
            # There may be several questions on the page.
            view.id = f"{view.id}-{post.uid}"
        return Question(post, *form)

    @property
    def thread(self) -> list[Post]:
        """What has been said; the questions that wait have a place of their own."""
        asked = {question.post.uid for question in self.questions}
        return [post for post in self.posts if post.uid not in asked]

    @property
    def answer_to(self) -> str:
        """Where answers are sent: the case may be moved while she writes."""
        return f"{self.register_url}/case/{self.context.number}/answer-form"

    @property
    def preliminary(self) -> Preliminary | None:
        """The latest preliminary response, as long as the answer is still to come."""
        given = self.facts.preliminary
        if given is None or not self.is_open:
            return None
        text = panels.text_of(self.context, "preliminary_text", self.words)
        return Preliminary(text, given, settings.legal_citation(self.language))

    # what she can do ----------------------------------------------------------------------------

    @property
    def may_add(self) -> bool:
        return "add_information" in self.acts

    @property
    def may_withdraw(self) -> bool:
        return "withdraw" in self.acts

    @property
    def may_say_not_solved(self) -> bool:
        return "not_solved" in self.acts

    @property
    def not_solved_until(self) -> date:
        """The last day on which she may say that it is not solved."""
        return local_date(self.facts.closed + timedelta(days=NOT_SOLVED_DAYS))

    @property
    def said_not_solved(self) -> bool:
        return self.facts.not_solved is not None
