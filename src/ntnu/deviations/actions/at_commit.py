"""What one transaction notes while Plone tells of changes half made, seen to right before it commits."""

import transaction
from collections.abc import Callable
from ntnu.deviations.access.units import registers
from typing import Any
from zope.component.hooks import getSite
from zope.component.hooks import site as site_hook


class AtCommit:
    """One kind of note: a transaction keeps one of it for each site.

    ``make(site, *what)`` makes the note at the first change, ``settle(site, note)`` is called once, with
    that site set, when the request's other work is done.
    """

    def __init__(self, make: Callable[..., Any], settle: Callable[[Any, Any], None]):
        self._make = make
        self._settle = settle

    def note(self, *what: Any) -> Any | None:
        """This transaction's note for the site at hand, made with ``what`` if it has none; None where
        there is no register."""
        site = getSite()
        if site is None or not registers(site):
            return None
        current, path = transaction.get(), site.getPhysicalPath()
        try:
            waits = current.data(self)
        except KeyError:
            waits = {}
            current.set_data(self, waits)
        if path not in waits:
            waits[path] = self._make(site, *what)
            current.addBeforeCommitHook(self._see_to, (site, waits))
        return waits[path]

    def kept(self) -> Any | None:
        """This transaction's note for the site at hand; None where it has none."""
        site = getSite()
        try:
            waits = transaction.get().data(self)
        except KeyError:
            return None
        return None if site is None else waits.get(site.getPhysicalPath())

    def _see_to(self, site, waits: dict) -> None:
        note = waits.pop(site.getPhysicalPath())
        with site_hook(site):
            self._settle(site, note)
