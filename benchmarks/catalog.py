"""Enters copies in the site's catalog without reading from each of them what is the same in all."""

from plone.indexer.interfaces import IIndexableObject
from Products.CMFPlone.CatalogTool import sortable_title
from typing import Any
from zope.component import getMultiAdapter

_MISSING = object()


class Sheet:
    """What the catalog would read from the model, without what a copy has itself."""

    def __init__(self, site, model):
        self._catalog = site.portal_catalog
        inner = self._catalog._catalog
        wrapped = getMultiAdapter((model, self._catalog), IIndexableObject)
        names = set(inner.names)
        for index in inner.indexes.values():
            names.update(index.getIndexSourceNames())
        read = {name: _value(wrapped, name) for name in names}
        self.values = {name: value for name, value in read.items() if value is not _MISSING}

    def enter(self, content, text: str, allowed: list[str], **own: Any) -> None:
        """Enter ``content``, which is in its place, with its own words, moments and readers."""
        own |= {
            "getId": content.getId(),
            "Title": content.Title(),
            "sortable_title": sortable_title(content)(),
            "SearchableText": text,
            "allowedRolesAndUsers": allowed,
        }
        own |= {name: getattr(content, name)() for name in _MOMENTS}
        self._catalog._increment_counter()
        if self.values["id"]:
            own["id"] = content.getId()
        row = _Row({name: value for name, value in (self.values | own).items() if name in self.values})
        row.getPhysicalPath = content.getPhysicalPath
        self._catalog._catalog.catalogObject(row, "/".join(content.getPhysicalPath()))


_MOMENTS = ("created", "modified", "Date", "CreationDate", "ModificationDate")


class _Row:
    def __init__(self, values: dict[str, Any]):
        self.__dict__ = values


def _value(wrapped, name: str) -> Any:
    value = getattr(wrapped, name, _MISSING)
    return value() if callable(value) and value is not _MISSING else value


def row(site, content) -> dict[str, Any]:
    """Everything the catalog holds of ``content``: indexes and columns."""
    inner = site.portal_catalog._catalog
    rid = inner.uids["/".join(content.getPhysicalPath())]
    columns = dict(zip(inner.names, inner.data[rid], strict=True))
    return {f"index {name}": value for name, value in inner.getIndexDataForRID(rid).items()} | columns
