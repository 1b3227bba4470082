"""``ntnu-deviations-instance``: does a database belong to this installation? If not, adopt it.

It opens the database itself, as ``ntnu-deviations-verify`` does.
"""

import argparse
import transaction
from collections.abc import Sequence
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.caselog.offline import at_registers
from ntnu.deviations.caselog.offline import CannotDo
from ntnu.deviations.caselog.offline import parser_for
from ntnu.deviations.clock.instance import INSTANCE
from ntnu.deviations.clock.instance import Standing
from ntnu.deviations.clock.instance import standing
from ntnu.deviations.clock.instance import take_over
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from zope.component.hooks import site

IN_ORDER, NOT_OURS = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Print how this installation relates to each register. Returns 0 (clock and mail work there), 1 (they
    wait) or 2 (nothing could be done)."""
    asked = _parser().parse_args(argv)
    return at_registers(asked, lambda found: max(_look_after(*one, asked.take_over) for one in found))


def _parser() -> argparse.ArgumentParser:
    parser = parser_for(
        "ntnu-deviations-instance",
        "Tell whether a database belongs to this installation, so that it sends mail.",
    )
    parser.add_argument(
        "--take-over",
        action="store_true",
        help=f"the database is this installation's from now on, which {INSTANCE} names: what waits in it is"
        " sent from here",
    )
    return parser


def _look_after(portal, register, take: bool) -> int:
    with site(portal):
        if take:
            try:
                take_over(register)
            except ValueError as error:
                raise CannotDo(str(error)) from error
            transaction.commit()
        found = standing(register)
    print(f"{'/'.join(register.getPhysicalPath())}: {found.value}.")
    return NOT_OURS if found is Standing.FOREIGN else IN_ORDER


@check(
    _("doctor_instance", default="Whose database it is"),
    _("doctor_instance_fine", default="It is this installation's; a copy of it elsewhere sends nothing."),
)
def instance(register, at: datetime) -> Problem | None:
    """Do clock and outbox work here, and would they be off in a copy?"""
    found = standing(register)
    if found is Standing.FOREIGN:
        text = _(
            "doctor_instance_foreign",
            default="This database belongs to another installation, or NTNU_DEVIATIONS_INSTANCE is not set on"
            " this server. No reminders are made, and no mail is sent; nothing is lost. If it is a copy,"
            " leave it so. If it is to send from here, set NTNU_DEVIATIONS_INSTANCE, stop the server, and"
            " run: ntnu-deviations-instance etc/zope.conf ${path} --take-over",
        )
        return Problem(FAULT, filled(text, path="/".join(register.getPhysicalPath())))
    if found is Standing.UNNAMED:
        text = _(
            "doctor_instance_unnamed",
            default="This installation has no name: a copy of its database would send mail to everybody, as"
            " this one does. Set NTNU_DEVIATIONS_INSTANCE for every server process.",
        )
        return Problem(WARNING, text)
    return None
