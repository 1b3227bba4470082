"""What is asked for by name, and read by pure code too: nothing here comes from Plone or the database."""

from collections.abc import Mapping
from typing import Any
from zope.interface import Interface


class IAction(Interface):
    """An action on a case or on what lives in it: see ``actions/base.py``. Another package registers one as a
    utility, by its id."""


class IActions(Interface):
    """Utility: all actions, as the lower floors ask for them."""

    def on_case() -> Mapping[str, Any]:
        """The actions on a case by id, in the order a person meets them."""

    def on_part(portal_type: str) -> Mapping[str, Any]:
        """The actions on a part of a case with this type."""
