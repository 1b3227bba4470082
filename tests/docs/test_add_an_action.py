"""``docs/develop/add-an-action.md`` is done as another package, and all that it promises is looked for."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "add-an-action.md"


def test_one_class_and_one_registration_are_enough(tmp_path):
    text = PAGE.read_text(encoding="utf-8")
    code, (zcml,) = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("python", "xml"))
    (tmp_path / "telephone.py").write_text("\n".join(code), encoding="utf-8")
    (tmp_path / "telephone.zcml").write_text(zcml, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += [str(Path(__file__).parent / "added" / "action.py")]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env |= {"PYTHONPATH": str(tmp_path), "TELEPHONE": str(tmp_path / "telephone.zcml")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
