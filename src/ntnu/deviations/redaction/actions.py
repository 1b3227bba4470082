"""Redaction: a text or a file that must not be there is removed, and the log records it."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import ExactWords
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.caselog.entry_words import REDACTION
from ntnu.deviations.domain.excerpts import Excerpt
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import Redaction
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import Moment
from zope import schema
from zope.interface import Interface


class IRedact(Interface):
    """Input for redacting."""

    target = schema.TextLine(
        title=_("label_target_of_redaction", default="What should be removed?"),
        description=_(
            "help_target_of_redaction", default="A field of the case, a message, a statement or a file."
        ),
        max_length=100,
    )
    words = ExactWords(
        title=_("label_redact_words", default="Only these words"),
        description=_(
            "help_redact_words",
            default="Exactly as the text has them. It says [redacted] in their place. Leave it empty to"
            " remove the whole text.",
        ),
        required=False,
    )
    occurrence = schema.Int(
        title=_("label_redact_occurrence", default="Which occurrence of the words?"),
        description=_(
            "help_redact_occurrence",
            default="1 for the first, 2 for the second. Leave it empty to remove the words wherever the text"
            " has them.",
        ),
        required=False,
        min=1,
    )
    reason = Reason(_("help_redact_reason", default="Why it must not be there. Do not repeat what it says."))


_NO_PLACE = ("no_such_occurrence", "occurrence")


def _excerpt(data) -> Excerpt | None:
    words = data.get("words")
    return Excerpt(words, data.get("occurrence")) if words else None


class Redact(Action):
    """A text or a file is removed from field, index and blob; the log stores who, when, why and length."""

    id = "redact"
    title = _("action_redact", default="Redact")
    help = _(
        "action_redact_help",
        default="Removes a text or a file for good. Notify the IT department: the database must be packed.",
    )
    button = _("button_redact", default="Redact")
    schema = IRedact
    rule = when((*OPEN, CLOSED, NOT_APPROVED), BOTH)
    log = _("log_redact", default="Text or file redacted")
    log_kind = REDACTION
    done = _(
        "done_redact",
        default="It is removed from ${number}. Notify the IT department now: it is gone for good when"
        " they have packed the database.",
    )
    page = "@@redact-form"
    hints = {"target": "", "words": "", "occurrence": ""}

    def obstacles(self, facts, data, moment: Moment) -> list[Obstacle]:
        length = moment.redactable().get(data["target"])
        if length is None:
            return [Obstacle("unknown_target", "target")]
        if not length:
            return [Obstacle("already_redacted", "target")]
        excerpt = _excerpt(data)
        if excerpt is None:
            return [Obstacle("words_missing", "words")] if data.get("occurrence") else []
        if not (texts := moment.texts_of(data["target"])):
            return [Obstacle("file_has_no_words", "words")]
        if not excerpt.places(texts):
            code, field = (
                ("no_such_words", "words") if not Excerpt(excerpt.words).places(texts) else _NO_PLACE
            )
            return [Obstacle(code, field)]
        return [Obstacle("reason_tells", "reason")] if excerpt.is_in(data["reason"]) else []

    def plan(self, facts, data, moment: Moment) -> Plan:
        target, length = data["target"], moment.redactable()[data["target"]]
        excerpt, title = _excerpt(data), facts.number
        if excerpt is not None:
            texts = moment.texts_of(target)
            length, title = len(excerpt.words) * len(excerpt.places(texts)), excerpt.without(texts)[0]
        after = facts.but(title=title) if target == "field:title" else facts
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(Redaction(target, length, data["reason"], excerpt),),
            why={"target": target, "reason": data["reason"], "length": length},
        )
