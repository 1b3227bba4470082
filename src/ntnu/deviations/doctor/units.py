"""Problems of the units themselves, and of what is configured for folders."""

from collections import Counter
from datetime import datetime
from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations.access.content_rules import idle_rules
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.messages import ROLES
from ntnu.deviations.now import local_date
from ntnu.deviations.units.folder_roles import left_to_nobody
from zope.globalrequest import getRequest
from zope.i18n import translate

_SOON = timedelta(days=14)


@check(
    _("doctor_out_of_use", default="Units out of use"),
    _("doctor_out_of_use_fine", default="None of them has open cases."),
)
def out_of_use(register, at: datetime) -> Problem | None:
    """Are there open cases at a unit that is no longer in use?"""
    index = index_of(register)
    rows = (index.row(rid) for state in OPEN for rid in index.rids("state", state))
    waiting = Counter(row["unit_uid"] for row in rows)
    found = [
        f"{unit.code} ({waiting[uid_of(unit)]})"
        for unit in unit_contents(register)
        if waiting[uid_of(unit)] and not describe(unit).active
    ]
    if not found:
        return None
    text = _(
        "doctor_out_of_use_found",
        default="Units that are not in use have open cases: ${units}. Have the cases finished or moved, or"
        " put the unit in use again.",
    )
    return Problem(WARNING, filled(text, units=", ".join(sorted(found))))


@check(
    _("doctor_roles_ending", default="Roles that end soon"),
    _("doctor_roles_ending_fine", default="Somebody comes after each of them, or has the role beside them."),
)
def roles_ending(register, at: datetime) -> Problem | None:
    """Is there a role at a unit in use that nobody has any more in two weeks?"""
    last, found = local_date(at) + _SOON, []
    for unit in unit_contents(register):
        for role in roles.FOLDER_ROLES if describe(unit).active else ():
            day = left_to_nobody(unit, role, last)
            if day is not None:
                title = translate(ROLES[role], context=getRequest())
                found.append(f"{unit.code} – {title} ({day - timedelta(days=1)})")
    if not found:
        return None
    text = _(
        "doctor_roles_ending_found",
        default="The last who have a role at a unit have it for two more weeks at most, until the day in"
        " brackets: ${roles}. Give somebody the role from the day after.",
    )
    return Problem(WARNING, filled(text, roles=", ".join(sorted(found))))


@check(
    _("doctor_content_rules", default="Content rules"),
    _("doctor_content_rules_fine", default="None is set up that would reach the register."),
)
def content_rules(register, at: datetime) -> Problem | None:
    """Are there content rules that somebody may expect to run here? None does."""
    found = sorted(
        {f"{rule.title} ({'/'.join(rule.place.getPhysicalPath())})" for rule in idle_rules(register)}
    )
    if not found:
        return None
    text = _(
        "doctor_content_rules_found",
        default="Content rules never run in the register, for they would tell of cases. These would have:"
        " ${rules}. Nothing needs to be done, unless somebody counts on one of them.",
    )
    return Problem(WARNING, filled(text, rules=", ".join(found)))


CHECKS = (out_of_use, roles_ending, content_rules)
