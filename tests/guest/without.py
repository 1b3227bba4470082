"""A Python environment in which the add-on was never installed, and what a database still says of it."""

import re
import sys
import sysconfig
import venv
from pathlib import Path
from ZODB.FileStorage import FileStorage
from ZODB.serialize import referencesf
from ZODB.utils import load_current
from ZODB.utils import z64

_CLASS = re.compile(rb"c(ntnu\.deviations[\w.]*)\n(\w+)\n")


def environment(folder: Path) -> Path:
    """Make an environment with all that the present one has, but ntnu.deviations; its interpreter."""
    venv.create(folder, symlinks=True)
    here, there = (
        Path(sysconfig.get_path("purelib", "venv", {"base": base})) for base in (sys.prefix, str(folder))
    )
    for entry in here.iterdir():
        if "ntnu" not in entry.name:
            (there / entry.name).symlink_to(entry)
    return folder / "bin" / "python"


def named_classes(database: Path) -> set[str]:
    """Classes and functions of the add-on that stored objects need, as far as the root leads to them."""
    storage = FileStorage(str(database), read_only=True)
    found: set[str] = set()
    seen, wanted = set(), [z64]
    while wanted:
        oid = wanted.pop()
        if oid not in seen:
            seen.add(oid)
            state = load_current(storage, oid)[0]
            found |= {f"{module.decode()}.{name.decode()}" for module, name in _CLASS.findall(state)}
            referencesf(state, wanted)
    storage.close()
    return found
