"""The configuration of the server: keys, clock, mail, PDF, the way to the archive."""

from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.access.upkeep import standing
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive.quoting import without_words_of
from ntnu.deviations.caselog import heads
from ntnu.deviations.caselog import keys
from ntnu.deviations.clock.cases import due
from ntnu.deviations.clock.cases import to_nobody
from ntnu.deviations.clock.run import anything_due
from ntnu.deviations.clock.run import is_due_beside_cases
from ntnu.deviations.doctor import instance
from ntnu.deviations.doctor import post
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from ntnu.deviations.documents.pdf import can_print
from ntnu.deviations.domain import type_ids
from ntnu.deviations.now import local_date
from plone import api
from plone.behavior.interfaces import IBehavior
from typing import Any
from zope.component import queryUtility

#: A list of heads is written each day; an older one means that a list is missing.
_HEADS = timedelta(days=2)
#: What was due this long ago should have been done.
_CLOCK = timedelta(days=1)
#: The profile that the site has installed, in some version.
PROFILE = "ntnu.deviations:default"


@check(
    _("doctor_profile", default="Upgrade"),
    _("doctor_profile_fine", default="The site's set-up has the program's version."),
)
def profile(register, at: datetime) -> Problem | None:
    """Has the site been upgraded to the code's version of the profile?"""
    setup = api.portal.get_tool("portal_setup")
    if not setup.listUpgrades(PROFILE) and standing(register) == 0:
        return None
    text = _(
        "doctor_profile_behind",
        default="The site's set-up is older than the program. Take a backup, then upgrade ntnu.deviations"
        " in Plone's settings for add-ons.",
    )
    return Problem(FAULT, text)


@check(
    _("doctor_packages", default="Packages"),
    _("doctor_packages_fine", default="Each field of the cases is known to the server."),
)
def packages(register, at: datetime) -> Problem | None:
    """Does the server have the packages that define fields of this site's cases?"""
    named = api.portal.get_tool("portal_types")[type_ids.REPORT].behaviors
    gone = [name for name in named if queryUtility(IBehavior, name) is None]
    if not gone:
        return None
    text = _(
        "doctor_packages_gone",
        default="Cases have fields of a package that is not on this server: ${names}. What was written there"
        " is kept, and shown to nobody. Install the package again; or take these behaviors off the type"
        " DeviationReport.",
    )
    return Problem(WARNING, filled(text, names=", ".join(gone)))


@check(
    _("doctor_log_key", default="Key of the case log"),
    _("doctor_log_key_fine", default="Entries are sealed with a key."),
)
def log_key(register, at: datetime) -> Problem | None:
    """Are entries of the case log sealed with a key?"""
    if keys.current():
        return None
    text = _(
        "doctor_log_key_missing",
        default="The case log is sealed without a key, so that a change of it in the database would not"
        " be found. Set NTNU_DEVIATIONS_LOG_KEY for every server process.",
    )
    return Problem(FAULT, text)


@check(
    _("doctor_heads", default="Daily list of the logs' ends"),
    _("doctor_heads_fine", default="The latest list is from today or yesterday."),
)
def log_heads(register, at: datetime) -> Problem | None:
    """Is there a list of the logs' heads from yesterday or today?"""
    # A list of a day to come was written while a clock ran ahead: it says nothing of today.
    newest = heads.newest(register, local_date(at))
    if newest is None:
        text = _(
            "doctor_heads_missing",
            default="No list of the logs' ends has been written yet. The clock writes one each day.",
        )
        return Problem(WARNING, text)
    day = date.fromisoformat(newest.stem)
    if local_date(at) - day < _HEADS:
        return None
    text = _(
        "doctor_heads_old",
        default="The latest list of the logs' ends is from ${day}. Does the clock run, and may it write"
        " in the folder?",
    )
    return Problem(FAULT, filled(text, day=day.isoformat()))


@check(_("doctor_clock", default="Clock"), _("doctor_clock_fine", default="All that was due is done."))
def clock(register, at: datetime) -> Problem | None:
    """Has everything due been done, and is there somebody to remind?"""
    late = at - _CLOCK
    if not anything_due(register, late):
        return None
    alone = to_nobody(register, late)
    if alone and len(alone) == len(due(register, late)) and not is_due_beside_cases(register, late):
        text = _(
            "doctor_clock_nobody",
            default="Reminders of ${number} cases reach nobody: no person with an account is notification"
            " recipient at ${units}. Give somebody the role there; the reminders are sent then.",
        )
        units = sorted({facts.unit.code for facts in alone})
        return Problem(FAULT, filled(text, number=len(alone), units=", ".join(units)))
    text = _(
        "doctor_clock_stands",
        default="Something that was due more than a day ago is not done: reminders are late. One server"
        " at least must run the clock (NTNU_DEVIATIONS_CLOCK_INTERVAL). Look for its errors in the log"
        " of the server.",
    )
    return Problem(FAULT, text)


@check(_("doctor_documents", default="PDF"), _("doctor_documents_fine", default="The server can make PDF."))
def documents(register, at: datetime) -> Problem | None:
    """Can PDF be made?"""
    if can_print():
        return None
    text = _(
        "doctor_documents_missing",
        default="The server cannot make PDF, and nothing can be sent to the archive: Pango is missing.",
    )
    return Problem(FAULT, text)


@check(
    _("doctor_archive", default="Archive"),
    _("doctor_archive_fine", default="A way is set up, and the archive has taken all that was sent."),
)
def archive(register, at: datetime) -> Problem | None:
    """Is there a way to the archive, and has it taken all that was sent?"""
    if exporting.transport() is None:
        text = _(
            "doctor_archive_missing",
            default="No way to the archive is set up, so that no case can be sent there. Set"
            " NTNU_DEVIATIONS_ARCHIVE for every server process.",
        )
        return Problem(WARNING, text)
    failed = exporting.failed(register)
    if not failed:
        return None
    text = _(
        "doctor_archive_failed",
        default="The archive has not taken ${number} cases that were sent. Ask an archivist to look in"
        " the panel Archive of: ${cases}.",
    )
    return Problem(FAULT, filled(text, number=len(failed), cases=_with_reasons(failed)))


@check(
    _("doctor_archive_confirms", default="The archive confirms"),
    _("doctor_archive_confirms_fine", default="Nothing waits for long to be confirmed by the archive."),
)
def archive_confirms(register, at: datetime) -> Problem | None:
    """Has the archive confirmed what it has received?"""
    waiting = exporting.unconfirmed(register, at)
    if not waiting:
        return None
    text = _(
        "doctor_archive_unconfirmed",
        default="The archive has taken in ${number} cases and has not confirmed for a week that it keeps"
        " them. Ask the archive, and let an archivist confirm it in the panel Archive of: ${cases}.",
    )
    numbers = sorted(case.number for case in waiting)
    return Problem(WARNING, filled(text, number=len(waiting), cases=", ".join(numbers)))


def _with_reasons(failed: Sequence[Any]) -> str:
    """The numbers, each with the archive's own message, without quotes from the case."""
    found = []
    for case in sorted(failed, key=lambda case: case.number):
        reason = without_words_of(case, exports_of(case)[-1].reason)
        found.append(f"{case.number} ({reason})" if reason else case.number)
    return ", ".join(found)


CHECKS = (
    profile,
    packages,
    log_key,
    log_heads,
    clock,
    instance.instance,
    *post.CHECKS,
    documents,
    archive,
    archive_confirms,
)
