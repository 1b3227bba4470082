"""Redaction: a text or a file that must not be there is removed, and the log records it."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.caselog.entry_words import REDACTION
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
    reason = Reason(_("help_redact_reason", default="Why it must not be there. Do not repeat what it says."))


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
    hints = {"target": ""}

    def obstacles(self, facts, data, moment: Moment) -> list[Obstacle]:
        length = moment.redactable().get(data["target"])
        if length is None:
            return [Obstacle("unknown_target", "target")]
        return [] if length else [Obstacle("already_redacted", "target")]

    def plan(self, facts, data, moment: Moment) -> Plan:
        target, length = data["target"], moment.redactable()[data["target"]]
        after = facts.but(title=facts.number) if target == "field:title" else facts
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(Redaction(target, length, data["reason"]),),
            why={"target": target, "reason": data["reason"], "length": length},
        )
