"""What the directories that people come from have to offer, and whether they answer."""

from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.outages import hidden_people
from ntnu.deviations.access.outages import silent
from ntnu.deviations.access.outages import without_search
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from zope.component.hooks import getSite


@check(
    _("doctor_directory", default="Directories of people"),
    _("doctor_directory_fine", default="They answer, and people are found in them."),
)
def directory(register, at: datetime) -> Problem | None:
    """Does every plugin for users answer, and can people be found in it?"""
    users = getSite()["acl_users"]
    if down := silent(users):
        text = _(
            "doctor_directory_down",
            default="A directory does not answer: ${plugins}. It knew accounts a while ago, and knows none of"
            " them now. Nobody loses a role or a case by that, e-mail to its people waits, and so do"
            " reminders.",
        )
        return Problem(FAULT, filled(text, plugins=", ".join(down)))
    if hidden := hidden_people(users):
        text = _(
            "doctor_directory_hidden",
            default="People log in by ${plugins}, which finds nobody by their id. They can report, but nobody"
            " can choose them, and no e-mail reaches them. Activate the plugin for user enumeration too.",
        )
        return Problem(WARNING, filled(text, plugins=", ".join(hidden)))
    if exact := without_search(users):
        text = _(
            "doctor_directory_exact",
            default="Nobody is found by a part of the name in ${plugins}. Whoever chooses a person from there"
            " must write the whole user name or id.",
        )
        return Problem(WARNING, filled(text, plugins=", ".join(exact)))
    return None


CHECKS = (directory,)
