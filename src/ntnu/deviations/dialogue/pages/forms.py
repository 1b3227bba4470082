"""Forms of the dialogue. The page decides who reads what is written; this is never a preselected choice: a
note and a message to the reporter are two pages."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.dialogue.pages.posts import Post
from ntnu.deviations.dialogue.pages.posts import posts_of
from ntnu.deviations.dialogue.pages.posts import words_for
from ntnu.deviations.ui.case.action_page import ActionPage
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class _Written(ActionPage):
    """A note or a message: the audience is the page's."""

    index = ViewPageTemplateFile("../../ui/case/templates/action.pt")
    offers = ("add_message",)
    audience = ""

    def raw_of(self, action_id: str) -> dict:
        return {**super().raw_of(action_id), "audience": self.audience}

    def _form(self, action_id: str, **more):
        form = super()._form(action_id, without=("audience",), **more)
        form["text"].hint = ""
        return form


class NoteForm(_Written):
    """An internal note."""

    audience = "internal"
    heading = _("write_note_title", default="Write an internal note")
    button = _("write_note_button", default="Save the note")
    help = _(
        "write_note_help",
        default="For those who handle the case. The reporter never sees it, and gets no mail.",
    )
    done = _("done_note", default="The note is saved. The reporter does not see it.")
    note = _("tag_note", default="Internal note. The reporter does not see it.")
    note_icon = "lock"
    note_css = "dv-tag"
    form_css = "dv-internal"


class MessageForm(_Written):
    """A message to the reporter."""

    audience = "reporter"
    heading = _("write_message_title", default="Write to the reporter")
    button = _("write_message_button", default="Send the message")
    help = _(
        "write_message_help",
        default="The reporter is notified by e-mail, and reads the message here. To the reporter it"
        " comes from the unit, without your name.",
    )
    done = _("done_message", default="The message is sent to the reporter.")
    note = _("tag_message", default="To the reporter, who can read this.")
    note_icon = "eye"
    note_css = "dv-tag"


class AnswerForm(ActionPage):
    """The reporter answers one question; mostly from the page of the case, where each has its form."""

    index = ViewPageTemplateFile("../../ui/case/templates/action.pt")
    offers = ("answer",)
    #: The reporter reads messages here, and can delete none.
    may_redact = False

    @cached_property
    def question(self) -> Post | None:
        """The question to answer: the requested one, else the first that waits."""
        facts = whole_facts_of(self.context)
        words = words_for(self.language, self.t, self.world.person_name, facts.reporter)
        questions = [post for post in posts_of(self.context, facts.whole, words) if post.note]
        asked = self.request.form.get("answer.question") or self.request.form.get("question")
        found = (post for post in questions if post.uid == asked)
        return next(found, None) or next((post for post in questions if post.waits), None)

    @property
    def draft_words(self) -> tuple[str, ...]:
        """Each question has a draft of its own."""
        return (self.question.uid,) if self.question else ()

    @property
    def draft_query(self) -> str:
        return f"?question={self.question.uid}" if self.question else ""

    @property
    def answered(self) -> list[Post]:
        return [self.question] if self.question else []

    @property
    def fixed(self) -> dict[str, str]:
        return {"answer.question": self.question.uid} if self.question else {}

    def _form(self, action_id: str, **more):
        return super()._form(action_id, without=("question",), **more)
