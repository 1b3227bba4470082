"""The manifest of an export: what was exported, by whom, how much, and what is missing and why."""

from importlib.metadata import version
from ntnu.deviations import _
from ntnu.deviations.caselog.problems import PROBLEMS
from ntnu.deviations.exportimport.register import CASE_GONE
from ntnu.deviations.exportimport.register import FILE_GONE
from ntnu.deviations.exportimport.register import NO_RECIPIENT
from ntnu.deviations.exportimport.register import Taken
from ntnu.deviations.exportimport.register import UNREADABLE
from ntnu.deviations.rest.serializers.values import as_moment
from typing import Any
from zope.i18n import translate

#: Changes when a reader of such files would have to change.
FORMAT = 1
NOT_IMPORTED = _(
    "export_not_imported",
    default="Cases are not imported: an import would go past the rules of the procedure and past the log."
    " To move a register to another server, move its database.",
)
_WHY = {
    NO_RECIPIENT: _(
        "export_no_recipient",
        default="Notification cases are not here: they are for ${channel} recipients alone. To administer the"
        " site does not make anybody one.",
    ),
    CASE_GONE: PROBLEMS["case_gone"],
    UNREADABLE: _("export_unreadable", default="The case cannot be read from the database."),
    FILE_GONE: PROBLEMS["file_missing"],
}
_PACKAGES = ("ntnu.deviations", "Products.CMFPlone", "plone.exportimport", "plone.restapi")


def manifest(who: str, at, request, registers: list[tuple[Any, Taken]]) -> dict[str, Any]:
    """The manifest. ``who``: a user id, or the account of the server; ``at``: when, aware."""
    return {
        "format": FORMAT,
        "made": as_moment(at),
        "made_by": who,
        "language": request.get("LANGUAGE"),
        "versions": {name: version(name) for name in _PACKAGES},
        "notice": translate(NOT_IMPORTED, context=request),
        "registers": [
            {
                "@id": register.absolute_url(),
                "UID": register.UID(),
                "title": register.Title(),
                "counts": dict(sorted(taken.counts.items())),
                "left_out": [
                    {"what": what, "why": why, "name": name, "message": translate(_WHY[why], context=request)}
                    for what, why, name in taken.left_out
                ],
            }
            for register, taken in registers
        ],
    }
