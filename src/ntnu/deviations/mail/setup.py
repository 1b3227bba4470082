"""The sites that have this add-on; and in a demo, their mail settings."""

import os
from collections.abc import Iterator
from ntnu.deviations.institution import names
from ntnu.deviations.mail import catcher
from ntnu.deviations.mail import people
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from typing import Any

PROFILE = "ntnu.deviations:default"


def demo_port() -> int:
    """The port of the demo's catcher; 0 means any free one."""
    return int(os.environ.get("NTNU_DEVIATIONS_MAIL_PORT") or 0)


def sites(context: Any) -> Iterator[Any]:
    """Every Plone site in a folder or the application root, also in folders below it."""
    for item in context.objectValues(("Plone Site", "Folder", "Folder (Ordered)")):
        if IPloneSiteRoot.providedBy(item):
            yield item
        else:
            yield from sites(item)


def own_sites(app: Any) -> list[Any]:
    """The Plone sites that have this add-on."""
    return [portal for portal in sites(app) if _has_addon(portal)]


def _has_addon(portal: Any) -> bool:
    return portal.portal_setup.getLastVersionForProfile(PROFILE) != "unknown"


def configure_demo() -> None:
    """Plone's own settings: the catcher as server, and a sender address nobody reads."""
    records = {}
    if port := demo_port():
        records |= {"plone.smtp_host": catcher.HOST, "plone.smtp_port": port}
    if not api.portal.get_registry_record("plone.email_from_address"):
        sender = names.word("system_long", people.site_language())
        records |= {"plone.email_from_address": "eqs@ntnu.example", "plone.email_from_name": sender}
    for name, value in records.items():
        if api.portal.get_registry_record(name) != value:
            api.portal.set_registry_record(name, value)
