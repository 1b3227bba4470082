"""What a plan does with those who stand in for others."""

from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.access import stand_ins
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.handed_on import handed_on
from ntnu.deviations.access.units import register_of
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.domain.preview import STANDS_IN
from ntnu.deviations.domain.stand_ins import HANDED_ON
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.units.role_effects import shield_own_cases


@dataclass(frozen=True)
class KeepStandIn(Effect):
    """Somebody stands in for somebody from now on, or from a day to come."""

    stand_in: StandIn


@dataclass(frozen=True)
class ForgetStandIn(Effect):
    """The one with this UID does so no longer."""

    uid: str


def _foresee(effect, preview, subject, plan):
    new = effect.stand_in
    words = {"deputy": name_of(new.deputy), "absent": name_of(new.absent)}
    told = [
        _(
            "follows_stand_in",
            default="${deputy} gets nothing on a case that one of the two has reported or is kept out of, and"
            " nothing that ${absent} has as the deputy of others.",
            mapping=words,
        )
    ]
    days = (one for one in stand_ins.every(register_of(subject)) if one.absent == new.deputy)
    if any(one.start <= new.end and new.start <= one.end for one in days):
        told.append(
            _(
                "follows_stand_in_away",
                default="${deputy} is away on some of these days, too. Their deputy does not stand in for"
                " ${absent}.",
                mapping=words,
            )
        )
    held = handed_on(register_of(subject), new.unit, new.absent)
    gained = tuple(
        Seen(new.deputy, role, STANDS_IN) for role in HANDED_ON if role in held and new.is_of(role)
    )
    return replace(preview, access_gained=gained, consequences=(*preview.consequences, *told))


@handles(KeepStandIn, foreseen=_foresee)
def keep_stand_in(effect, doing: Doing) -> None:
    """The deputy is kept out of the cases they reported themselves, as with a role."""
    register = register_of(doing.subject)
    stand_ins.keep(register, effect.stand_in)
    shield_own_cases(register, effect.stand_in.deputy)


@handles(ForgetStandIn)
def forget_stand_in(effect, doing: Doing) -> None:
    """Nothing is left of it but the log."""
    stand_ins.forget(register_of(doing.subject), effect.uid)
