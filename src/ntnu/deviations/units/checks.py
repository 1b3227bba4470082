"""What a unit must be like, by whatever way it comes: form, REST, or an import."""

from ntnu.deviations.access.units import register_of
from ntnu.deviations.content.unit import code_holder
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one


def check(unit, event) -> None:
    """Subscriber: a unit is new or changed. Raises InvalidData when its code is another's, or it ends before
    it begins."""
    register = register_of(unit)
    if register is None:
        return
    holder = code_holder(register, unit.code, unit)
    if holder is not None:
        raise InvalidData(one("code_taken", "code", title=holder.title))
    if unit.active_from and unit.active_to and unit.active_to < unit.active_from:
        raise InvalidData(one("ends_before_start", "active_to"))
