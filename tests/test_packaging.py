"""What installing relies on."""

import re
from importlib.metadata import entry_points
from packaging.markers import Marker
from pathlib import Path
from scripts import versions_cfg

ROOT = Path(__file__).parents[1]


def test_native_namespace():
    # An __init__.py here would hide every other package of the name ntnu.
    assert not (ROOT / "src" / "ntnu" / "__init__.py").exists()


def test_plone_finds_the_package():
    assert "ntnu.deviations" in {
        point.dist.name for point in entry_points(group="z3c.autoinclude.plugin") if point.value == "plone"
    }


def test_the_link_to_the_profiles_leads_to_the_ones_in_the_wheel():
    assert (ROOT / "profiles").resolve() == ROOT / "src" / "ntnu" / "deviations" / "profiles"


def test_every_constraint_is_pinned_for_buildout():
    pinned = versions_cfg.expected().splitlines()
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        pin, _, marker = line.partition(";")
        if marker and not Marker(marker).evaluate():
            # Of another version of Python.
            continue
        name, _, version = pin.strip().partition("==")
        assert f"{name} = {version}" in pinned


def test_the_version_is_the_newest_of_the_changes():
    """Between two versions it is one in development."""
    version = re.search(r'^    version="(.+)",$', (ROOT / "setup.py").read_text(), re.M)[1]
    told = re.findall(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", (ROOT / "CHANGES.md").read_text(), re.M)
    assert version == told[0] or ".dev" in version
