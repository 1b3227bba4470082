"""What the form of an action contains before anything is typed."""

from ntnu.deviations.access.listing import by_number
from ntnu.deviations.case.interfaces import IProposal
from ntnu.deviations.engine import registry
from zope.component import queryAdapter


def written(register, case, user, action_id: str) -> dict[str, object]:
    """The stored values of the case, by the name of the field, as far as ``user`` may read them."""
    found = {name: getattr(case, name, None) for name in registry.get(action_id).asks.names()}
    if "related" in found:
        found["related"] = [row.number for row in by_number(register, user, case.related)]
    return found


def proposed(context, action_id: str) -> dict[str, object]:
    """What is proposed for an action, by the name of the field: see ``IProposal``."""
    return dict(queryAdapter(context, IProposal, action_id, default={}))
