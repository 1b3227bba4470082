"""What the forms of actions on measures contain before anything is typed."""

from ntnu.deviations.case.interfaces import IProposal
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.persons import id_of
from zope.component import adapter
from zope.interface import implementer


@implementer(IProposal)
@adapter(IMeasure)
def measure(measure) -> dict[str, object]:
    """The values of the measure."""
    return {
        "title": measure.title,
        "description": measure.description,
        "kind": measure.kind,
        "responsible": id_of(measure.given[0]) if measure.given else None,
        "due": measure.due.isoformat() if measure.due else None,
    }


@implementer(IProposal)
@adapter(IMeasure)
def evaluation(measure) -> dict[str, object]:
    """What the person responsible for the measure has proposed."""
    if not measure.proposed:
        return {}
    _person, _at, result, effect = measure.proposed
    return {"result": result, "effect": effect}
