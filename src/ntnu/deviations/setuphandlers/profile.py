"""What the default profile makes in a site, as its own files say it."""

from dataclasses import dataclass
from lxml import etree
from typing import Any

DEFAULT = "ntnu.deviations:default"
DEMO = "ntnu.deviations:demo"
LOGIN = "ntnu.deviations:login"
STANDALONE = "ntnu.deviations:standalone"


@dataclass(frozen=True)
class Made:
    """Ids of what the profile makes."""

    types: tuple[str, ...]
    workflows: tuple[str, ...]
    roles: tuple[str, ...]
    configlets: tuple[str, ...]


def made(setup: Any) -> Made:
    """What the default profile makes."""
    read = reader(setup, DEFAULT)
    return Made(
        types=_found(read("types.xml"), "/object/object/@name"),
        workflows=_found(read("workflows.xml"), "/object/object/@name"),
        roles=_found(read("rolemap.xml"), "//roles/role/@name"),
        configlets=_found(read("controlpanel.xml"), "//configlet/@action_id"),
    )


def reader(setup: Any, profile: str) -> Any:
    """A function that reads a file of a profile as XML."""
    context = setup._getImportContext(f"profile-{profile}", should_purge=False)

    def read(name: str) -> Any:
        return etree.fromstring(context.readDataFile(name))

    return read


def is_installed(setup: Any, profile: str) -> bool:
    """Does the site say that the profile was applied?"""
    return setup.getLastVersionForProfile(profile) != "unknown"


def _found(tree: Any, path: str) -> tuple[str, ...]:
    return tuple(map(str, tree.xpath(path)))
