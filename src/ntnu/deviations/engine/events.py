"""Events for other packages: an action has been done."""

from dataclasses import dataclass
from ntnu.deviations.access.confidential import registry_around
from ntnu.deviations.case.interfaces import IActionPerformed
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.interfaces import INotificationCase
from typing import Any
from zope.interface import implementer


@implementer(IActionPerformed)
@dataclass(frozen=True)
class ActionPerformed:
    """See ``IActionPerformed``."""

    subject: Any
    action: str
    plan: BarePlan


def performed(subject: Any, plan: BarePlan) -> ActionPerformed:
    """The event of a plan that has been carried out. For a notification case it says only that something was
    done: a subscriber must not learn who sent one."""
    if INotificationCase.providedBy(subject):
        subject, plan = registry_around(subject), BarePlan(action=plan.action, actor="")
    return ActionPerformed(subject, plan.action, plan)
