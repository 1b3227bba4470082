"""The sentence of a case: written by its case worker, approved or refused by the recipient."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.domain import sentences
from ntnu.deviations.domain.notices import recipients
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import KeepSentence
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.roles import CASE_WORKER
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.mail.kinds import MailKind
from zope.interface import Interface


class IWriteSentence(Interface):
    """Input for writing the sentence."""

    text = LongText(
        title=_("label_sentence", default="You said, we did"),
        description=_(
            "help_sentence",
            default="One sentence on what was reported and what was done. No names, no course, no number and"
            " no date: nobody may see which case it is.",
        ),
        max_length=300,
    )
    language = OneOf(
        "reply_language",
        title=_("label_sentence_language", default="Language of the sentence"),
        description=_("help_sentence_language", default="It is shown in the language in which you write it."),
    )


class IRefuseSentence(Interface):
    """Input for refusing it."""

    reason = Reason(_("help_refuse_sentence", default="The case worker reads it."))


class SentenceWritten(MailKind, id="sentence_written"):
    """A sentence for "You said, we did" waits for approval: recipients."""


class SentenceRefused(MailKind, id="sentence_refused"):
    """The recipient refused the sentence, or took it back: case worker."""

    quoted = {"reason"}


class WriteSentence(Action):
    """The case worker writes what may be told of a closed case, anew as often as they like."""

    id = "write_sentence"
    title = _("action_write_sentence", default="Write the sentence for “You said, we did”")
    help = _(
        "action_write_sentence_help",
        default="The recipient approves it. It is published on the first of a month, without number, date or"
        " course, and only where five cases of the unit could be the one.",
    )
    button = _("button_write_sentence", default="Send for approval")
    schema = IWriteSentence
    rule = when((CLOSED,), (CASE_WORKER,))
    log = _("log_write_sentence", default="Sentence for “You said, we did” written")
    done = _("done_write_sentence", default="The sentence of ${number} waits for the recipient.")

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        return super().readiness(facts, moment) or sentences.obstacles(facts)

    def obstacles(self, facts, data, moment: Moment) -> list[Obstacle]:
        return [Obstacle("sentence_tells", "text")] if sentences.leads_to_case(data["text"]) else []

    def plan(self, facts, data, moment: Moment) -> Plan:
        told = (Notice("sentence_written", person) for person in recipients(facts, moment.world))
        return self.planned(
            facts,
            moment,
            after=facts.but(sentence=sentences.WRITTEN),
            effects=(KeepSentence(sentences.WRITTEN, data["text"], data["language"]), *told),
        )


class ApproveSentence(Action):
    """The recipient approves it."""

    id = "approve_sentence"
    title = _("action_approve_sentence", default="Approve the sentence for “You said, we did”")
    help = _(
        "action_approve_sentence_help", default="It is published on the first of next month at the earliest."
    )
    button = _("button_approve_sentence", default="Approve the sentence")
    schema = INothing
    rule = when((CLOSED,), (RECIPIENT,))
    log = _("log_approve_sentence", default="Sentence for “You said, we did” approved")
    done = _("done_approve_sentence", default="The sentence of ${number} is approved.")
    page = "@@approve-sentence-form"

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        return super().readiness(facts, moment) or sentences.obstacles(facts, sentences.WRITTEN)

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(sentence=sentences.APPROVED)
        return self.planned(facts, moment, after=after, effects=(KeepSentence(sentences.APPROVED),))


class RefuseSentence(Action):
    """The recipient refuses it, also one that is published."""

    id = "refuse_sentence"
    title = _("action_refuse_sentence", default="Refuse the sentence for “You said, we did”")
    help = _(
        "action_refuse_sentence_help", default="It is not published; one that is published is taken back."
    )
    button = _("button_refuse_sentence", default="Refuse the sentence")
    schema = IRefuseSentence
    rule = when((CLOSED,), (RECIPIENT,))
    log = _("log_refuse_sentence", default="Sentence for “You said, we did” refused")
    done = _("done_refuse_sentence", default="The sentence of ${number} is refused.")
    page = "@@refuse-sentence-form"

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        there = (sentences.WRITTEN, sentences.APPROVED, sentences.PUBLISHED)
        return super().readiness(facts, moment) or sentences.obstacles(facts, *there)

    def plan(self, facts, data, moment: Moment) -> Plan:
        worker = facts.case_worker
        words = {"reason": data["reason"]}
        return self.planned(
            facts,
            moment,
            after=facts.but(sentence=sentences.REFUSED),
            effects=(
                KeepSentence(sentences.REFUSED),
                *([Notice("sentence_refused", worker.person, words=words)] if worker else []),
            ),
            why={"reason": data["reason"]},
        )
