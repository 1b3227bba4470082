"""The wheel builds from the source archive, installs in an empty environment, and holds every file.

Called with the path of uv.
"""

import subprocess
import sys
from email.parser import HeaderParser
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PACKAGE = Path("ntnu/deviations")

#: Prints where the package is, without importing it: its dependencies are missing.
FIND = (
    "from importlib.util import find_spec; print(find_spec('ntnu.deviations').submodule_search_locations[0])"
)


def expected_files() -> set[str]:
    """What must be in the wheel: every file of the package, and the compiled translations."""
    files = {
        path.relative_to(SOURCE)
        for path in (SOURCE / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".mo"
    }
    files |= {path.with_suffix(".mo") for path in files if path.suffix == ".po"}
    return {path.as_posix() for path in files}


def main(uv: str) -> int:
    """Build, install, compare."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        build = [uv, "build", "--quiet", "--build-constraints", "constraints.txt", "--out-dir", folder, ROOT]
        subprocess.run(build, check=True, cwd=ROOT)
        (wheel,) = folder.glob("*.whl")

        with ZipFile(wheel) as archive:
            names = set(archive.namelist())
            (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
            headers = HeaderParser().parsestr(archive.read(metadata).decode())
        missing = expected_files() - names
        foreign = {name for name in names if not name.startswith((f"{PACKAGE}/", metadata.split("/")[0]))}

        python = folder / "environment" / "bin" / "python"
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, python.parents[1]], check=True)
        install = [uv, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel]
        subprocess.run(install, check=True)
        found = subprocess.run([python, "-I", "-c", FIND], check=True, capture_output=True, text=True)
        installed = Path(found.stdout.strip())
        missing |= {name for name in expected_files() if not (installed.parents[1] / name).is_file()}

    for name in sorted(missing):
        print(f"not in the wheel: {name}")
    for name in sorted(foreign):
        print(f"in the wheel, but none of ours: {name}")
    if not missing and not foreign:
        print(f"Wheel: {headers['Name']} {headers['Version']}, {len(names)} files, complete.")
    return bool(missing or foreign)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
