"""A note of one transaction, made while Plone reports changes that are not complete yet, and handled just
before commit."""

import transaction
from collections.abc import Callable
from ntnu.deviations.access.units import registers
from typing import Any
from zope.component.hooks import getSite
from zope.component.hooks import site as site_hook


class AtCommit:
    """One kind of note: a transaction has one of it for each site."""

    def note(self, make: Callable[[Any], Any], settle: Callable[[Any, Any], None]) -> Any | None:
        """This transaction's note for the current site; None where there is no register.

        At the first change ``make(site)`` creates it. ``settle(site, note)`` is called once, with that site
        set, when the request's other work is done.
        """
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
            waits[path] = make(site)
            current.addBeforeCommitHook(self._see_to, (site, waits, settle))
        return waits[path]

    def kept(self) -> Any | None:
        """This transaction's note for the current site; None where it has none, or no longer has one."""
        site = getSite()
        try:
            waits = transaction.get().data(self)
        except KeyError:
            return None
        return None if site is None else waits.get(site.getPhysicalPath())

    def _see_to(self, site, waits: dict, settle: Callable[[Any, Any], None]) -> None:
        note = waits.pop(site.getPhysicalPath())
        with site_hook(site):
            settle(site, note)
