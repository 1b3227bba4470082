"""From a deviation to a notification case, and back: everything moves, nothing is copied.

What stays in the deviation is its number, its unit, its dates, its state, and who reported it, since
she may see that much of it.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from datetime import datetime
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
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.speakup.making import enter
from ntnu.deviations.speakup.making import make_case
from ntnu.deviations.speakup.making import tell_recipients
from typing import Any

#: What a deviation keeps of its attributes beside its fields. All others go, also those nobody has thought
#: of yet.
_KEPT = frozenset(
    {
        *("id", "portal_type", "creation_date", "modification_date", "workflow_history"),
        *("number", "reporter", "submitted", "due", "closed", "first_closed", "received_since", "arrived"),
        *("sent", "handed_over", "withdrawn", "redactions", "revision_shown"),
        # Who may not see it must not see the stub.
        *("recused", "reporter_excluded", "deputies", "hearing_access"),
    }
)

#: Reasons in a deviation's log that hold nobody's words.
_HARMLESS = frozenset({"mails", "unit", "attachments", "text_length"})


def hand_over(case, plan: Plan, at: datetime):
    """Make a notification case of the deviation; returns it."""
    handed = Handed(uid_of(case), _written(case), _told(case), dict(plan.hand_over))
    made = make_case(
        registry_of(register_of(case)),
        {
            "deviation": case.number,
            "recused": tuple(case.recused),
            "reporter": case.reporter,
            "reporter_kind": case.reporter_kind,
            "reply_language": case.reply_language,
            "what": case.what_happened,
            "when": case.occurred.isoformat() if case.occurred else "",
            "where": ", ".join(filter(None, (unit_of(case).title, case.place))),
            "handed": handed,
        },
        at,
    )
    for id_ in list(case.objectIds()):
        handed.parts[id_] = aq_base(case._getOb(id_))
        case._delOb(id_)
    for name in handed.fields:
        delattr(case, name)
    # Figures of past months ask when the case had ended before, and not what was said.
    case.earlier_answers = without_texts(handed.fields.get("earlier_answers", ()))
    case.title = case.number
    caselog.erase_texts(case, plan.actor, plan.action, at, lambda why: why.keys() <= _HARMLESS)
    mails = tell_recipients(made, "speakup_new", plan.actor)
    enter(made, plan.actor, "reregister", {"deviation": case.number}, mails, at)
    return made


def _written(case) -> dict[str, Any]:
    """All that was written in the case, by attribute."""
    case._p_activate()
    own = vars(aq_base(case))
    kept = _KEPT.union(name for name, field in case_fields().items() if handed_over(field) == STAYS)
    return {name: own[name] for name in own if name not in kept and not name.startswith("_")}


def _told(case) -> tuple[tuple[datetime, str, str, Mapping[str, Any]], ...]:
    return tuple((e.at, e.actor, e.action, dict(e.why)) for e in caselog.entries(case))


def take_back(case, handed: Handed) -> None:
    """Put everything into the deviation again, and take it out of the notification case."""
    for name, value in handed.fields.items():
        setattr(case, name, value)
    for id_ in list(handed.parts):
        part = handed.parts.pop(id_)
        case._setOb(id_, part)
