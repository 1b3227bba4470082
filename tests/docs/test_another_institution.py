"""``docs/develop/another-institution.md`` is done as another package, and nothing names NTNU any more."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "another-institution.md"


def test_a_profile_is_enough(tmp_path):
    text = PAGE.read_text(encoding="utf-8")
    metadata, registry = re.findall(r"```xml\n(.*?)```", text, re.DOTALL)
    (zcml,) = re.findall(r"```zcml\n(.*?)```", text, re.DOTALL)
    profile = tmp_path / "fjord" / "profiles" / "default"
    profile.mkdir(parents=True)
    for path, content in (
        (profile / "metadata.xml", metadata),
        (profile / "registry.xml", registry),
        (tmp_path / "fjord" / "configure.zcml", zcml),
        (tmp_path / "fjord" / "__init__.py", ""),
    ):
        path.write_text(content, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += [str(Path(__file__).parent / "added" / "institution.py")]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=ROOT, env={**env, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
