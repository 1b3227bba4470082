"""From a deviation to a notification case, and back: everything moves, nothing is copied.

What stays in the deviation is its number, its unit, its dates, its state, and who reported it, since the
reporter may see that much of it.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.answers import add_ending
from ntnu.deviations.access.answers import without_texts
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_of
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema.tags import handed_over
from ntnu.deviations.case.schema.tags import STAYS
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.content.speakup import Handed
from ntnu.deviations.domain import numbers
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import HandOver
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.drafts import store
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.engine.previewing import previewed_mail
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.mail import outbox
from ntnu.deviations.speakup.effects import plan_of_new
from typing import Any
from zope.component import getUtility

#: What a deviation keeps of its attributes beside its fields. All others are deleted, including attributes
#: added later.
_KEPT = frozenset(
    {
        *("id", "portal_type", "creation_date", "modification_date", "workflow_history"),
        *("number", "reporter", "submitted", "due", "closed", "first_closed", "received_since", "arrived"),
        *("sent", "handed_over", "withdrawn", "redactions", "revision_shown", "assessed"),
        # Those who may not see the case must not see the stub.
        *("recused", "reporter_excluded", "deputies", "hearing_access"),
    }
)

#: Placeholder for the number of a notification case, which is drawn when the case is handed over.
_NUMBER_TO_COME = f"{numbers.OF_NOTIFICATIONS}-…"
#: Reasons in a deviation's log that contain no text by a person.
_HARMLESS = frozenset({"mails", "unit", "attachments", "text_length"})


def _foresee_hand_over(effect, preview, case, plan):
    facts, register = plan.before, register_of(case)
    receiving = sorted(getUtility(ISpeakUp).receivers(register, {facts.reporter, *facts.recused}))
    gained = [Seen(who, roles.SPEAKUP_RECIPIENT, "folder_role") for who in receiving]
    words, url = {"number": _NUMBER_TO_COME}, public_url(register)
    told = [Notice("speakup_new", who, words=words) for who in receiving if who != plan.actor]
    return replace(
        preview,
        access_gained=(*preview.access_gained, *gained),
        mails=(*preview.mails, *(previewed_mail(notice, None, url) for notice in told)),
    )


@handles(HandOver, foreseen=_foresee_hand_over)
def hand_over(effect, doing: Doing) -> None:
    """It becomes a notification case."""
    case, plan, register = doing.subject, doing.plan, register_of(doing.subject)
    handed = Handed(uid_of(case), _written(case), _told(case), dict(effect.told))
    attributes = {
        "deviation": case.number,
        "recused": tuple(case.recused),
        "reporter": case.reporter,
        "reporter_kind": case.reporter_kind,
        "reply_language": case.reply_language,
        "what": case.what_happened,
        "when": case.occurred.isoformat() if case.occurred else "",
        "where": ", ".join(filter(None, (unit_of(case).title, case.place))),
        "handed": handed,
    }
    for id_ in list(case.objectIds()):
        handed.parts[id_] = aq_base(case._getOb(id_))
        case._delOb(id_)
    for name in handed.fields:
        delattr(case, name)
    # Figures of past months need the earlier endings of the case, and not the texts.
    case.earlier_answers = without_texts(handed.fields.get("earlier_answers", ()))
    case.title = case.number
    caselog.erase_texts(case, plan.actor, plan.action, doing.at, lambda why: why.keys() <= _HARMLESS)
    registry, number = registry_of(register), case.number
    made = plan_of_new(registry, plan.action, plan.actor, attributes, doing.at, deviation=number)
    carry_out(registry, made, doing.at)
    # Queued mails are about a deviation that no longer exists.
    outbox.forget(register, uid_of(case))
    # Drafts about it may repeat what was removed.
    store.forget_case(register, uid_of(case))


def _written(case) -> dict[str, Any]:
    """The data of the case that move with it, by attribute."""
    case._p_activate()
    own = vars(aq_base(case))
    kept = _KEPT.union(name for name, field in case_fields().items() if handed_over(field) == STAYS)
    return {name: own[name] for name in own if name not in kept and not name.startswith("_")}


def _told(case) -> tuple[tuple[datetime, str, str, Mapping[str, Any]], ...]:
    return tuple((e.at, e.actor, e.action, dict(e.why)) for e in caselog.entries(case))


@dataclass(frozen=True)
class TakeBack(Effect):
    """Everything that was handed over is put back into the deviation, whose state was ``ended`` meanwhile."""

    stage = 40
    handed: Handed
    ended: str


@handles(TakeBack)
def take_back(effect, doing: Doing) -> None:
    """It is removed from the notification case."""
    case, handed, ended_at = doing.subject, effect.handed, doing.subject.closed
    for name, value in handed.fields.items():
        setattr(case, name, value)
    for id_ in list(handed.parts):
        case._setOb(id_, handed.parts.pop(id_))
    if "earlier_answers" not in handed.fields:
        case.earlier_answers = ()
    if ended_at is not None:
        add_ending(case, effect.ended, ended_at, doing.at)
