"""``ntnu-deviations-appoint``: make somebody the first SpeakUp! recipient, where nobody is one.

A recipient is confirmed by another; where none is left nobody can, and who runs the server says who it is
to be. It is logged in the registry and mailed to the person and the system administrators.
"""

import argparse
import sys
import transaction
from collections.abc import Sequence
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog.offline import at_registers
from ntnu.deviations.caselog.offline import NOT_DONE
from ntnu.deviations.caselog.offline import parser_for
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.units.speakup_roles import appoint
from zope.component.hooks import site
from zope.i18n import translate

DONE = 0


def main(argv: Sequence[str] | None = None) -> int:
    """Returns 0 when the person is appointed, 2 when not; what is wrong is printed."""
    asked = _parser().parse_args(argv)
    return at_registers(asked, lambda found: _appoint(found, asked))


def _parser() -> argparse.ArgumentParser:
    parser = parser_for("ntnu-deviations-appoint", __doc__.split("\n", 1)[1])
    parser.add_argument("person", help="the user id of who is to receive notification cases")
    return parser


def _appoint(found: list[tuple], asked: argparse.Namespace) -> int:
    for portal, register in found:
        with site(portal):
            registry = registry_of(register)
            if registry is None:
                continue
            try:
                appoint(registry, asked.person)
            except ActionError as error:
                print(*(translate(one.message) for one in error.errors), sep="\n", file=sys.stderr)
                return NOT_DONE
            transaction.commit()
            print(
                f"{asked.person} now receives notification cases at {'/'.join(registry.getPhysicalPath())}."
            )
            return DONE
    print(f"There is no registry of notification cases at {asked.path}.", file=sys.stderr)
    return NOT_DONE
