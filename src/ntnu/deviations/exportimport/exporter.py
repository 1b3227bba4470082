"""plone.exportimport's exporter, with what is in no catalog, and without what is not for everybody."""

import getpass
import transaction
from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from AccessControl.users import UnrestrictedUser
from Acquisition import aq_base
from collections.abc import Generator
from collections.abc import Iterator
from contextlib import contextmanager
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.exportimport.folder import MANIFEST
from ntnu.deviations.exportimport.folder import new_folder
from ntnu.deviations.exportimport.manifest import manifest
from ntnu.deviations.exportimport.register import Taking
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from pathlib import Path
from plone.exportimport import exporters
from plone.exportimport.exporters.base import BaseExporter
from plone.exportimport.exporters.content import ObjectsExporter as StockObjects
from plone.exportimport.interfaces import INamedExporter
from plone.exportimport.services import ExportService
from plone.i18n.utility import setLanguageBinding
from plone.protect.interfaces import IDisableCSRFProtection
from typing import Any
from zope.component import getAdapter
from zope.interface import alsoProvides
from zope.interface import implementer

NAME = "ntnu.deviations.exporter.registers"
ACT = "export_register"


class Exporter(exporters.Exporter):
    """Ours comes first: where a later one fails, the log already tells of what was taken out."""

    def all_exporters(self) -> exporters.ExporterMapping:
        ours = getAdapter(self.site, INamedExporter, name=NAME)
        return {NAME: ours, **super().all_exporters()}


class ObjectsExporter(StockObjects):
    """What the catalog has. Of a register and its units that is written with everybody's roles on them: for
    a Manager alone."""

    def get_objects(self, query: dict[str, Any], errors: list[Any]) -> Generator:
        whole = is_manager() or is_command()
        for content in super().get_objects(query, errors):
            if whole or register_of(content) is None:
                yield content


@implementer(INamedExporter)
class RegistersExporter(BaseExporter):
    """Every register of the site, by the rights of who is logged in: see ``register.py``.

    Each register's log tells who did it. Raises FileExistsError where there are such files already.
    """

    name = "deviations"

    def dump(self) -> list[Path]:
        """Write the files; returns their paths."""
        found = registers(self.site)
        if not found:
            return []
        if not self.request.get("LANGUAGE"):
            # No walk to the site has found out.
            setLanguageBinding(self.request)
        if not is_command():
            return self._dump(found)
        with _as_manager():
            written = self._dump(found)
        if self.get_option("zopeconf"):
            # The command makes no commit: it only reads otherwise. A script has a transaction of its own.
            transaction.commit()
        return written

    def _dump(self, found: list[Any]) -> list[Path]:
        folder, at = new_folder(self.base_path, self.site.absolute_url()), now()
        taken = [(register, Taking(register, self.request, folder)()) for register in found]
        account = "" if acting() else getpass.getuser()
        # As plone.restapi's own services that write do: where the request comes from was asked at the doors.
        alsoProvides(self.request, IDisableCSRFProtection)
        for register, what in taken:
            why: dict[str, Any] = {"server_account": account} if account else {}
            if is_manager():
                # For others the number would tell how many cases they have reported.
                why["cases"] = what.counts["cases"]
            carry_out(register, BarePlan(action=ACT, actor=acting(), why=why), at)
        # Last: where there is none, the export did not come to its end.
        who = f"server:{account}" if account else id_of(acting())
        folder.write(MANIFEST, manifest(who, at, self.request, taken))
        return folder.written


class Export(ExportService):
    """``POST <site>/@export``: being of ours, it is behind our doors.

    With a log-in cookie it is for a page of the site itself alone, no cache keeps the answer, and the
    database's note of it names nobody.
    """


def is_manager() -> bool:
    """Is the person at the keyboard a Manager of the site?"""
    return "Manager" in getSecurityManager().getUser().getRoles()


def is_command() -> bool:
    """Is it plone.exportimport's command that runs, or a script, as Zope's own user? No request does."""
    return aq_base(getSecurityManager().getUser()) is system


@contextmanager
def _as_manager() -> Iterator[None]:
    """What the command means to be: it gives the role to a context that nobody but Zope's own check asks."""
    before = getSecurityManager()
    newSecurityManager(None, UnrestrictedUser(system.getUserName(), "", ["Manager"], []))
    try:
        yield
    finally:
        setSecurityManager(before)
