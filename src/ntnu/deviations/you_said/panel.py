"""What may be told of a case, on its page; and the forms that judge it."""

from ntnu.deviations import _
from ntnu.deviations.domain import sentences
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.shell.panel import Details
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18nmessageid import Message

TITLE = _("you_said_title", default="You said, we did")
STATES: dict[str, Message] = {
    sentences.WRITTEN: _("sentence_written", default="Waits for the recipient"),
    sentences.APPROVED: _(
        "sentence_approved",
        default="Approved. It is published on the first of a month, when the unit has enough cases.",
    ),
    sentences.REFUSED: _("sentence_refused", default="Refused by the recipient"),
    sentences.PUBLISHED: _("sentence_published", default="Published"),
}
_SENTENCE = _("sentence_text", default="Sentence")
_STATE = _("column_state", default="State")


def sentence(sight: CaseSight) -> list[tuple[Message, str]]:
    """The sentence and how far it is, for those who read the casework."""
    if not sight.reading.may_casework or not sight.context.sentence:
        return []
    text, _language, state, *_rest = sight.context.sentence
    return [(_SENTENCE, text), (_STATE, sight.t(STATES[state]))]


class Sentence(Details):
    """The panel."""

    find = staticmethod(sentence)
    title = TITLE
    is_internal = True


class ApproveSentenceForm(ActionPage):
    """``@@approve-sentence-form``, with the sentence above it."""

    index = ViewPageTemplateFile("../ui/case/templates/action.pt")
    offers: tuple[str, ...] = ("approve_sentence",)

    @property
    def note(self) -> str:
        return self.context.sentence[0] if self.context.sentence else ""


class RefuseSentenceForm(ApproveSentenceForm):
    """``@@refuse-sentence-form``, in the same way."""

    offers = ("refuse_sentence",)
