"""Make versions.cfg, buildout's pins, from constraints.txt and scripts/buildout.txt."""

from packaging.requirements import Requirement
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("constraints.txt", "scripts/buildout.txt")
TARGET = ROOT / "versions.cfg"

#: Buildout looks up its own packages by these names, and not by the normalised ones.
OWN_NAMES = {"zc-buildout": "zc.buildout", "zc-recipe-egg": "zc.recipe.egg"}

#: Of two pins of one package, the one for this machine is used.
MACHINE = {
    "python_version": "3.11",
    "python_full_version": "3.11.0",
    "sys_platform": "linux",
    "os_name": "posix",
}

HEADER = """\
# Made by `make lock` from constraints.txt and scripts/buildout.txt: do not edit.
[versions]
"""


def expected() -> str:
    """The expected content of versions.cfg."""
    pins = {}
    for source in SOURCES:
        for line in (ROOT / source).read_text(encoding="utf-8").splitlines():
            pin = Requirement(line)
            # Buildout ignores markers; a pin of a package that is not installed does no harm.
            if pin.name not in pins or pin.marker is None or pin.marker.evaluate(MACHINE):
                pins[pin.name] = str(pin.specifier).removeprefix("==")
    lines = sorted(f"{OWN_NAMES.get(name, name)} = {version}\n" for name, version in pins.items())
    return HEADER + "".join(lines)


if __name__ == "__main__":
    TARGET.write_text(expected(), encoding="utf-8")
