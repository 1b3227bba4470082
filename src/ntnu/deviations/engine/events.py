"""What other packages hang on: an action has been done."""

from dataclasses import dataclass
from ntnu.deviations.case.interfaces import IActionPerformed
from ntnu.deviations.domain.plan import Plan
from typing import Any
from zope.interface import implementer


@implementer(IActionPerformed)
@dataclass(frozen=True)
class ActionPerformed:
    """See ``IActionPerformed``."""

    case: Any
    action: str
    plan: Plan
