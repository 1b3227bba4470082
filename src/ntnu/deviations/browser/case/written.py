"""What a case holds already of the fields of an act, to be filled into its form."""

from ntnu.deviations.access.listing import by_number
from ntnu.deviations.actions import registry


def written(register, case, user, action_id: str) -> dict[str, object]:
    """The values by field name, as far as ``user`` may read them."""
    found = {name: getattr(case, name, None) for name in registry.get(action_id).schema.names()}
    if "related" in found:
        found["related"] = [row.number for row in by_number(register, user, case.related)]
    return found
