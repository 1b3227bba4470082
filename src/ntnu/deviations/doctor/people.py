"""Who has which role: nobody should have too many, and none should be missing."""

from datetime import datetime
from itertools import islice
from ntnu.deviations import _
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.global_roles import given_globally
from ntnu.deviations.access.global_roles import made_up
from ntnu.deviations.access.outages import silent
from ntnu.deviations.access.people import without_account
from ntnu.deviations.access.setup import is_in_order
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from ntnu.deviations.domain import roles
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.persons import id_of
from zope.component.hooks import getSite

#: How many user ids one check looks up in the directory, and how many it names.
_LOOKED_UP, _NAMED = 2000, 10


@check(
    _("doctor_global_roles", default="Roles in the whole site"),
    _("doctor_global_roles_fine", default="Nobody has a role for cases in the whole site."),
)
def global_roles(register, at: datetime) -> Problem | None:
    """Does somebody hold a case role in the whole site?"""
    made = made_up(getSite())
    if made:
        text = _(
            "doctor_roles_made_up",
            default="Somebody has made roles with names that only cases use: ${roles}. They open nothing."
            " Remove them in acl_users/portal_role_manager, and find out who made them.",
        )
        return Problem(FAULT, filled(text, roles=", ".join(sorted(made))))
    found = given_globally(getSite())
    if not found:
        return None
    text = _(
        "doctor_global_roles_useless",
        default="${principals} have a role for cases in the whole site, where it gives nothing. Take it away"
        " in Users and groups, and give it at a unit.",
    )
    names = sorted({principal for principals in found.values() for principal in principals})
    return Problem(WARNING, filled(text, principals=", ".join(names)))


@check(_("doctor_plugin", default="Roles on cases"), _("doctor_plugin_fine", default="Plone asks for them."))
def plugin(register, at: datetime) -> Problem | None:
    """Does Plone use the product's roles on cases?"""
    if is_in_order(getSite()):
        return None
    text = _(
        "doctor_plugin_missing",
        default="Plone does not ask for the roles on cases, so that people do not see theirs. Run"
        " ntnu-deviations-accounts with --mend on the server, or install the add-on anew.",
    )
    return Problem(FAULT, text)


@check(
    _("doctor_accounts", default="Accounts"),
    _("doctor_accounts_fine", default="Everybody with a place on a case has one."),
)
def accounts(register, at: datetime) -> Problem | None:
    """Does everybody who is involved in a case have an account?"""
    if down := silent(getSite()["acl_users"]):
        text = _(
            "doctor_accounts_unknown",
            default="Who has an account cannot be said now: ${plugins} does not answer. Retire nobody.",
        )
        return Problem(WARNING, filled(text, plugins=", ".join(down)))
    gone = list(islice(without_account(register, _LOOKED_UP), _NAMED + 1))
    if not gone:
        return None
    text = _(
        "doctor_accounts_gone",
        default="These user ids are on cases and have no account: ${ids}. If the persons are gone for good,"
        " retire the ids with ntnu-deviations-accounts on the server, so that somebody who gets one of"
        " them later does not get the cases too.",
    )
    ids = [id_of(person) for person in gone[:_NAMED]]
    return Problem(WARNING, filled(text, ids=", ".join([*ids, *(["…"] if len(gone) > _NAMED else [])])))


@check(
    _("doctor_recipients", default="Notification recipients"),
    _("doctor_recipients_fine", default="Every faculty has one."),
)
def recipients(register, at: datetime) -> Problem | None:
    """Does every unit in use have somebody who receives its reports?"""
    codes = _without(register, roles.RECIPIENT, IFaculty.providedBy)
    if not codes:
        return None
    text = _(
        "doctor_recipients_missing",
        default="Nobody receives reports to ${units}. Give somebody the role notification recipient there.",
    )
    return Problem(FAULT, filled(text, units=", ".join(codes)))


@check(
    _("doctor_case_workers", default="Case workers"),
    _("doctor_case_workers_fine", default="Every unit has one."),
)
def case_workers(register, at: datetime) -> Problem | None:
    """Does every unit in use have somebody who can be named case worker?"""
    codes = _without(register, roles.CASE_WORKER, lambda unit: True)
    if not codes:
        return None
    text = _(
        "doctor_case_workers_missing",
        default="Nobody can be named case worker at ${units}. A case worker of the faculty counts for its"
        " departments.",
    )
    return Problem(WARNING, filled(text, units=", ".join(codes)))


@check(
    _("doctor_speakup", default="${channel} recipients"),
    _("doctor_speakup_fine", default="Somebody receives notification cases."),
)
def speakup(register, at: datetime) -> Problem | None:
    """Does somebody receive notifications to SpeakUp!?"""
    registry = registry_of(register)
    if registry is None:
        text = _(
            "doctor_speakup_missing",
            default="There is no ${channel} registry, so no serious case can be handed over.",
        )
        return Problem(WARNING, text)
    if recipients_of(registry):
        waiting = len(gainers_of(registry))
        text = _(
            "doctor_speakup_waits",
            default="${number} were given the role ${channel} recipient, and wait for a recipient to"
            " confirm it.",
        )
        return Problem(WARNING, filled(text, number=waiting)) if waiting else None
    text = _(
        "doctor_speakup_nobody",
        default="Nobody receives notification cases. Who runs the server appoints the first ${channel}"
        " recipient with the command ntnu-deviations-appoint.",
    )
    return Problem(FAULT, text)


def _without(register, role: str, counts) -> list[str]:
    world = Directory(register)
    units = (unit for unit in unit_contents(register) if counts(unit) and describe(unit).active)
    return sorted(unit.code for unit in units if not world.holders(uid_of(unit), role))


CHECKS = (plugin, accounts, global_roles, recipients, case_workers, speakup)
