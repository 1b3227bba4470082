"""An archivist says that a finished case is not worth archiving, or takes that back."""

from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.exported import mark_of
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.interfaces import IRetainable
from typing import Any
from zope.interface import Interface


class IMark(Interface):
    """Input for marking a case as not worth archiving."""

    reason = LongText(
        title=_("label_not_worth_archiving", default="Why is the case not worth archiving?"),
        description=_(
            "help_not_worth_archiving",
            default="The reason is kept in the log until the personal data are deleted.",
        ),
        max_length=1000,
    )


def mark(case, raw: Mapping[str, Any], person: str, at: datetime) -> None:
    """Mark the case, in its current form, as not worth archiving. Raises NotReady or InvalidData."""
    standing = IRetainable(case).standing()
    if not standing.ended or standing.anonymised:
        raise NotReady(one("anonymised" if standing.anonymised else "mark_not_finished"))
    if any(export.is_under_way for export in standing.exports):
        raise NotReady(one("export_under_way"))
    data = validate(IMark, raw)
    said = SetFields(not_worth_archiving=(person, at, data["reason"], standing.revision))
    plan = BarePlan(action="not_archive", actor=person, effects=(said,), why={"reason": data["reason"]})
    carry_out(case, plan, at)


def take_back(case, person: str, at: datetime) -> None:
    """The case is worth archiving after all. Raises NotReady where it was not marked otherwise."""
    if mark_of(case) is None:
        raise NotReady(one("not_marked"))
    effects = (SetFields(not_worth_archiving=None),)
    carry_out(case, BarePlan(action="do_archive", actor=person, effects=effects), at)
