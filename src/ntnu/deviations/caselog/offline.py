"""Commands that open the database themselves: their arguments, and how they find the registers."""

import argparse
import logging
import sys
import transaction
from collections.abc import Callable
from contextlib import contextmanager
from ntnu.deviations.access.units import registers
from ntnu.deviations.interfaces import IDeviationRegister
from pathlib import Path
from plone.base.interfaces import IPloneSiteRoot
from zc.lockfile import LockError
from ZConfig import ConfigurationError
from zExceptions import NotFound

#: The exit code of every such command when it could do nothing.
NOT_DONE = 2


class CannotDo(Exception):
    """Nothing was done; the text says why, and what to do."""


def parser_for(prog: str, description: str) -> argparse.ArgumentParser:
    """A parser of the arguments of every such command: ``zope_conf`` and ``path``."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    parser.add_argument("zope_conf", help="the server's zope.conf")
    parser.add_argument("path", help="path of the site or of one register in the database: /ntnu")
    return parser


def at_registers(asked: argparse.Namespace, work: Callable[[list[tuple]], int]) -> int:
    """Call ``work`` with the registers asked for (see :func:`registers_at`), and return what it returns:
    the command's exit code. Where that is not possible the reason is printed, and 2 returned."""
    try:
        with application(asked.zope_conf) as app:
            return work(registers_at(app, asked.path))
    except (CannotDo, OSError) as error:
        print(error, file=sys.stderr)
        return NOT_DONE


@contextmanager
def application(zope_conf: str):
    """Zope's root, as the server would open it. The server itself, with its threads, is not started.

    Raises CannotDo where that is not possible.
    """
    if not Path(zope_conf).is_file():
        raise CannotDo(f"There is no file {zope_conf}.")
    # Zope's own message about a held lock would come before ours.
    logging.getLogger("zc.lockfile").setLevel(logging.CRITICAL)
    import Zope2
    from Zope2.Startup.run import configure_wsgi

    try:
        configure_wsgi(zope_conf)
        app = Zope2.app()
    except ConfigurationError as error:
        raise CannotDo(f"{zope_conf} cannot be read: {error}") from error
    except LockError as error:
        raise CannotDo(
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


def registers_at(app, path: str) -> list[tuple]:
    """The registers at or below ``path``, each with its site."""
    try:
        place = app.unrestrictedTraverse(path.strip("/"))
    except (AttributeError, LookupError, NotFound):
        raise CannotDo(f"There is nothing at {path}.") from None
    found = [place] if IDeviationRegister.providedBy(place) else []
    if IPloneSiteRoot.providedBy(place):
        found = registers(place)
    if not found:
        raise CannotDo(f"{path} is neither a register of deviations nor a site with one.")
    return [(next(filter(IPloneSiteRoot.providedBy, register.aq_chain)), register) for register in found]
