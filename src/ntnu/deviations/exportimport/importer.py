"""plone.exportimport's importer, without this product's content: an import would bypass the engine and the
log."""

import posixpath
from collections.abc import Callable
from ntnu.deviations import _
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import register_paths
from ntnu.deviations.exportimport import folder
from ntnu.deviations.exportimport.manifest import NOT_IMPORTED
from pathlib import Path
from plone import api
from plone.exportimport import importers
from plone.exportimport.importers.base import BaseImporter
from plone.exportimport.importers.content import ContentImporter as StockContent
from plone.exportimport.interfaces import INamedImporter
from plone.exportimport.utils.content import metadata_setters
from plone.exportimport.utils.content.core import object_from_uid_or_path
from typing import Any
from urllib.parse import unquote
from zope.component import getAdapter
from zope.i18n import translate
from zope.interface import implementer

NAME = "ntnu.deviations.importer.registers"
_NOTHING = _("import_nothing", default="There are no files of a deviation register.")
_LEFT_OUT = _(
    "import_left_out",
    default="${count} objects were not imported: registers, units and cases, and what is in them, are made"
    " in the system alone.",
)
_PACKAGE = "ntnu.deviations."


class Importer(importers.Importer):
    """Reports first what is not going to be imported."""

    def all_importers(self) -> importers.ImporterMapping:
        ours = getAdapter(self.site, INamedImporter, name=NAME)
        return {NAME: ours, **super().all_importers()}


@implementer(INamedImporter)
class RegistersImporter(BaseImporter):
    """Imports nothing, and says so."""

    name = folder.NAME

    def import_data(
        self,
        base_path: Path,
        data_hooks: list[Callable] | None = None,
        pre_deserialize_hooks: list[Callable] | None = None,
        obj_hooks: list[Callable] | None = None,
    ) -> str:
        """The messages about the folder."""
        there = (base_path / folder.NAME).exists()
        return translate(NOT_IMPORTED if there else _NOTHING, context=self.request)


@implementer(INamedImporter)
class ContentImporter(StockContent):
    """Content without this product's types, with nothing at or below a register, and no roles there."""

    def do_import(self) -> str:
        count = self._leave_out()
        said = super().do_import()
        if not count:
            return said
        message = _(_LEFT_OUT, default=_LEFT_OUT.default, mapping={"count": count})
        return f"{said}. {translate(message, context=self.request)}"

    def _leave_out(self) -> int:
        """Remove this product's content from what is to be imported; how many objects were removed."""
        kept, gone = [], set()
        for name in self.metadata._data_files_:
            data = self._read(self.base_path / name)
            if self._is_ours(data):
                gone.add(data.get("UID"))
            else:
                kept.append(name)
        count = len(self.metadata._data_files_) - len(kept)
        self.metadata._data_files_[:] = kept
        for setter in metadata_setters():
            table = getattr(self.metadata, setter.name)
            for uid in [uid for uid in table if uid in gone or self._is_in_register(uid)]:
                del table[uid]
        return count

    def _is_ours(self, data: dict[str, Any]) -> bool:
        type_ = api.portal.get_tool("portal_types").get(data["@type"])
        if getattr(type_, "klass", "").startswith(_PACKAGE):
            return True
        site = "/".join(self.site.getPhysicalPath())
        path = posixpath.normpath(unquote(data["@id"]))
        below = path.removeprefix(site).strip("/").split("/")
        return any(tuple(below[: len(ids)]) == ids for ids in register_paths(self.site))

    def _is_in_register(self, uid: str) -> bool:
        content = object_from_uid_or_path(uid, "")
        return content is not None and register_of(content) is not None
