"""Settings are changed, of one register or of the site: each register's log tells who changed what.

No setting is a secret: those that are, are variables of the server's environment.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from ntnu.deviations import own_settings
from ntnu.deviations import settings
from ntnu.deviations.choices import LISTS
from ntnu.deviations.choices import with_former
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import PREFIX
from typing import Any

#: The settings that a register may have of its own.
OWN = tuple(name for name in IDeviationSettings if name not in settings.OF_THE_SITE)


def change_own(register: Any, values: Mapping[str, Any]) -> None:
    """Set values, by name, that the present register has of its own; None, or the site's value: it goes by
    the site's from now on. Choices that are gone are kept for cases that have them."""
    before = {name: settings.get(name) for name in values}
    after = {name: of_site(name) if value is None else value for name, value in values.items()}
    for name in after.keys() & LISTS.values():
        former = with_former(name, before[name] or [], after[name] or [])
        own_settings.set_own(register, {settings.FORMER: former})
    own = {name: None if (after[name] or None) == (of_site(name) or None) else after[name] for name in after}
    own_settings.set_own(register, {f"{PREFIX}.{name}": value for name, value in own.items()})
    for name in after:
        tell([register], "settings_changed", f"{PREFIX}.{name}", before[name], after[name])


def of_site(name: str) -> Any:
    """The site's value of a setting."""
    return settings.of_site(IDeviationSettings[name], PREFIX)


def tell(registers: Iterable[Any], action: str, record: str, before: Any, after: Any) -> None:
    """Log that a setting (the name of its record) had another value until now; of lists the lines that went
    and that came."""
    if (before or None) == (after or None):
        return
    if isinstance(before, list) or isinstance(after, list):
        were, are = before or [], after or []
        before, after = [one for one in were if one not in are], [one for one in are if one not in were]
    why = {"setting": record, "before": before, "after": after}
    for register in registers:
        carry_out(register, BarePlan(action=action, actor=acting(), effects=(), why=why), now())
