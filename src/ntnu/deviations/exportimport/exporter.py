"""plone.exportimport's exporter, with content that is in no catalog, and without what is not for
everybody."""

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
from ntnu.deviations.rest.described import described
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
    """This exporter comes first: where a later one fails, the log already records the export."""

    def all_exporters(self) -> exporters.ExporterMapping:
        ours = getAdapter(self.site, INamedExporter, name=NAME)
        return {NAME: ours, **super().all_exporters()}


class ObjectsExporter(StockObjects):
    """Content of the catalog. A register and its units are written with everybody's roles: for a Manager
    alone."""

    def get_objects(self, query: dict[str, Any], errors: list[Any]) -> Generator:
        whole = is_manager() or is_command()
        for content in super().get_objects(query, errors):
            if whole or register_of(content) is None:
                yield content


@implementer(INamedExporter)
class RegistersExporter(BaseExporter):
    """Every register of the site, limited by the permissions of the person who is logged in: see
    ``register.py``.

    Each register's log records who did it. Raises FileExistsError where there are such files already.
    """

    name = "deviations"

    def dump(self) -> list[Path]:
        """Write the files; returns their paths."""
        found = registers(self.site)
        if not found:
            return []
        if not self.request.get("LANGUAGE"):
            # Without traversal to the site this is not known yet.
            setLanguageBinding(self.request)
        if not is_command():
            return self._dump(found)
        with _as_manager():
            written = self._dump(found)
        if self.get_option("zopeconf"):
            # The command does not commit, since it only reads otherwise. A script has its own transaction.
            transaction.commit()
        return written

    def _dump(self, found: list[Any]) -> list[Path]:
        folder, at = new_folder(self.base_path, self.site.absolute_url()), now()
        taken = [(register, Taking(register, self.request, folder)()) for register in found]
        account = "" if acting() else getpass.getuser()
        # Like plone.restapi's own services that write: the origin of the request was checked before.
        alsoProvides(self.request, IDisableCSRFProtection)
        for register, what in taken:
            why: dict[str, Any] = {"server_account": account} if account else {}
            if is_manager():
                # For others the number would reveal how many cases they have reported.
                why["cases"] = what.counts["cases"]
            carry_out(register, BarePlan(action=ACT, actor=acting(), why=why), at)
        # Written last: where it is missing, the export did not finish.
        who = f"server:{account}" if account else id_of(acting())
        folder.write(MANIFEST, manifest(who, at, self.request, taken))
        return folder.written


@described({"type": "object"}, takes={"type": "object"})
class Export(ExportService):
    """``POST <site>/@export``: this product's class, so the product's rules for services apply.

    With a log-in cookie it works only from a page of the site itself, no cache stores the answer, and the
    database's record of it names nobody.
    """


def is_manager() -> bool:
    """Is the person who is logged in a Manager of the site?"""
    return "Manager" in getSecurityManager().getUser().getRoles()


def is_command() -> bool:
    """Does plone.exportimport's command run, or a script, as Zope's own user? No request does."""
    return aq_base(getSecurityManager().getUser()) is system


@contextmanager
def _as_manager() -> Iterator[None]:
    """What the command intends: it gives the role in a context that only Zope's own check uses."""
    before = getSecurityManager()
    newSecurityManager(None, UnrestrictedUser(system.getUserName(), "", ["Manager"], []))
    try:
        yield
    finally:
        setSecurityManager(before)
