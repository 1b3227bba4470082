"""Fields of other packages in an action: those they add to the part of the case that the action fills in."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from ntnu.deviations.case.schema import asking
from ntnu.deviations.case.schema import stored
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.tags import added_schemas
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import in_order
from ntnu.deviations.case.schema.tags import is_asked
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.case.schema.tags import PART
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from typing import Any
from zope.interface.interface import InterfaceClass
from zope.schema import Field


def added_fields(action: Any) -> dict[str, Field]:
    """The fields by name that other packages add to the part that the action fills in; of the outcome, those
    that the reporter gets in a state that the action leads to."""
    if action.fills is None:
        return {}
    leads_to = {after for _before, after in action.rule.to}
    return {
        name: field
        for name, field in fields_of(action.fills).items()
        if field.interface.queryTaggedValue(PART) is action.fills
        and is_asked(field)
        and (action.fills is not IOutcome or leads_to.intersection(outcomes_of(field)))
    }


def schema_of(action: Any) -> InterfaceClass:
    """The schema of the action, with the fields of other packages that it includes."""
    return _schema_of(action, added_schemas())


@cache
def _schema_of(action: Any, added: tuple[InterfaceClass, ...]) -> InterfaceClass:
    more = added_fields(action)
    return asking(action.schema, in_order(fields_of(action.schema), more)) if more else action.schema


def whole_plan(action: Any, target: Any, data: Mapping[str, Any], moment: Moment) -> BarePlan:
    """The plan of an action on a ``target`` with validated data. Values of added fields are stored where the
    action does not store them itself, and the log names those that change, and for whom a deputy did it."""
    plan = action.plan(target.facts, data, moment)
    if isinstance(plan, Plan):
        plan = with_consequences(plan, moment)
    if moment.absent:
        plan = replace(plan, why={**plan.why, "for": moment.absent})
    given = {name: stored(field, data[name]) for name, field in added_fields(action).items() if name in data}
    changes = {
        name: value
        for name, value in given.items()
        if name not in plan.changes and value != getattr(target.case, name)
    }
    if not changes:
        return plan
    changed = sorted({*plan.why.get("fields", ()), *changes})
    return replace(plan, effects=(*plan.effects, SetFields(**changes)), why={**plan.why, "fields": changed})
