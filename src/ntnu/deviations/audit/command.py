"""``ntnu-deviations-verify``: verify every log of a register from the command line.

It opens the database itself, reads only, and may so run while the server is down.
"""

import argparse
import logging
import sys
import transaction
from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from contextlib import contextmanager
from ntnu.deviations.access.units import registers
from ntnu.deviations.audit.verify import Verdict
from ntnu.deviations.audit.verify import verify_register
from ntnu.deviations.caselog.problems import PROBLEMS
from ntnu.deviations.core.chain import Problem
from ntnu.deviations.interfaces import IDeviationRegister
from pathlib import Path
from plone.base.interfaces import IPloneSiteRoot
from zc.lockfile import LockError
from ZConfig import ConfigurationError
from zExceptions import NotFound
from zope.component.hooks import site

WHOLE, NOT_WHOLE, NOT_VERIFIED = 0, 1, 2


class CannotVerify(Exception):
    """Nothing was done; the text says why, and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print what is wrong, by case number. Returns 0 (all whole), 1 (some are not) or 2 (not verified)."""
    asked = _parser().parse_args(argv)
    try:
        with application(asked.zope_conf) as app:
            return _verify(app, asked)
    except (CannotVerify, OSError) as error:
        print(error, file=sys.stderr)
        return NOT_VERIFIED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ntnu-deviations-verify", description="Verify every log of a register of deviations."
    )
    parser.add_argument("zope_conf", help="the server's zope.conf")
    parser.add_argument("path", help="path of the site or of one register in the database: /ntnu")
    parser.add_argument(
        "--heads", type=Path, help="a signed list to compare with, in place of the latest one"
    )
    parser.add_argument("--notices", action="store_true", help="print notices too, not only their number")
    return parser


@contextmanager
def application(zope_conf: str):
    """Zope's root, as the server would open it. The server itself, with its threads, is not started.

    Raises CannotVerify where that is not possible.
    """
    if not Path(zope_conf).is_file():
        raise CannotVerify(f"There is no file {zope_conf}.")
    # Zope's own account of a lock that is held would come before ours.
    logging.getLogger("zc.lockfile").setLevel(logging.CRITICAL)
    import Zope2
    from Zope2.Startup.run import configure_wsgi

    try:
        configure_wsgi(zope_conf)
        app = Zope2.app()
    except ConfigurationError as error:
        raise CannotVerify(f"{zope_conf} cannot be read: {error}") from error
    except LockError as error:
        raise CannotVerify(
            f"The database is in use ({error}).\nA server runs on it, and a FileStorage is for one process"
            " at a time. Stop the server, or run this on a copy of the database, or verify single cases"
            " by their page or by @case-log/verify. With ZEO or RelStorage it may run beside the server."
        ) from error
    try:
        yield app
    finally:
        transaction.abort()
        app._p_jar.close()
        Zope2.DB.close()


def _verify(app, asked: argparse.Namespace) -> int:
    code = WHOLE
    for portal, register in registers_at(app, asked.path):
        with site(portal):
            verdicts = verify_register(register, asked.heads)
            if _tell("/".join(register.getPhysicalPath()), verdicts, asked.notices):
                code = NOT_WHOLE
    return code


def registers_at(app, path: str) -> list[tuple]:
    """The registers at or below ``path``, each with its site."""
    try:
        place = app.unrestrictedTraverse(path.strip("/"))
    except (AttributeError, LookupError, NotFound):
        raise CannotVerify(f"There is nothing at {path}.") from None
    found = [place] if IDeviationRegister.providedBy(place) else []
    if IPloneSiteRoot.providedBy(place):
        found = registers(place)
    if not found:
        raise CannotVerify(f"{path} is neither a register of deviations nor a site with one.")
    return [(next(filter(IPloneSiteRoot.providedBy, register.aq_chain)), register) for register in found]


def _tell(path: str, verdicts: Iterable[Verdict], with_notices: bool) -> bool:
    """Print one register. Is something wrong?"""
    logs, wrong, notices = 0, 0, Counter()
    compared = None
    for verdict in verdicts:
        logs += bool(verdict.name)
        wrong += not verdict.whole
        compared = compared or verdict.noted_at
        for problem in verdict.problems:
            if problem.notice:
                notices[problem.reason] += 1
            if with_notices or not problem.notice:
                print(_line(verdict, problem))
    for reason, count in () if with_notices else sorted(notices.items()):
        print(f"{path}: notice: {count} × {reason}: {PROBLEMS[reason].default}")
    against = (
        f"compared with the signed list of {compared:%Y-%m-%d %H:%M} UTC" if compared else "not compared"
    )
    print(
        f"{path}: {logs} logs verified, {against}; {'all are whole' if not wrong else 'NOT ALL ARE WHOLE'}."
    )
    return bool(wrong)


def _line(verdict: Verdict, problem: Problem) -> str:
    entry = f", entry {problem.seq}" if problem.seq else ""
    return f"{verdict.name or 'signed list'}{entry}: {problem.reason}: {PROBLEMS[problem.reason].default}"
