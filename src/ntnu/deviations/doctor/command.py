"""``ntnu-deviations-accounts``: accounts that no longer exist, and the plugin that decides who sees a case.

It opens the database itself, as ``ntnu-deviations-verify`` does.
"""

import argparse
import transaction
from collections.abc import Sequence
from ntnu.deviations.access.outages import silent
from ntnu.deviations.access.people import without_account
from ntnu.deviations.access.setup import install_plugin
from ntnu.deviations.access.setup import is_in_order
from ntnu.deviations.caselog.offline import at_registers
from ntnu.deviations.caselog.offline import parser_for
from ntnu.deviations.persons import id_of
from ntnu.deviations.units.accounts import retire
from zope.component.hooks import site

IN_ORDER, NOT_IN_ORDER = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask, and print what needs attention. Returns 0 (all in order), 1 (ids without an
    account, or a plugin that is missing, are left) or 2 (nothing was done)."""
    asked = _parser().parse_args(argv)
    return at_registers(asked, lambda found: _look_after_sites(found, asked))


def _parser() -> argparse.ArgumentParser:
    parser = parser_for(
        "ntnu-deviations-accounts", "List user ids that are on cases and have no account, and retire them."
    )
    parser.add_argument(
        "--retire",
        metavar="ID",
        action="append",
        default=[],
        help="the person who had this user id is gone: who has it from now on is somebody else, also if the"
        " directory has given it out already; may be given several times",
    )
    parser.add_argument("--mend", action="store_true", help="put the plugin for roles on cases in order")
    return parser


def _look_after_sites(found: list[tuple], asked: argparse.Namespace) -> int:
    sites: dict[str, tuple] = {}
    for portal, register in found:
        sites.setdefault(portal.absolute_url_path(), (portal, []))[1].append(register)
    return max([_look_after(portal, there, asked) for portal, there in sites.values()])


def _look_after(portal, there: list, asked: argparse.Namespace) -> int:
    with site(portal):
        for user_id in asked.retire:
            print(f"{user_id}: retired; on cases the person is called {id_of(retire(user_id))} now.")
        if asked.mend:
            install_plugin(portal)
        transaction.commit()
        down = silent(portal["acl_users"])
        if down:
            print(f"{', '.join(down)}: does not answer; who has an account cannot be said now.")
            return NOT_IN_ORDER
        left = sorted({id_of(person) for register in there for person in without_account(register)})
        for id_ in left:
            print(f"{id_}: on cases, without an account.")
        whole = is_in_order(portal)
        if not whole:
            print("The plugin for roles on cases is missing or switched off: --mend puts it in order.")
    return NOT_IN_ORDER if left or not whole else IN_ORDER
