"""``docs/develop/add-a-panel.md`` is done as another package, and all that it promises is looked for."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "add-a-panel.md"
#: Where each XML of the page stands.
XML = ("daysopen.zcml", "viewlets.xml", "jbot.zcml")


def test_one_class_one_template_and_one_registration_are_enough(tmp_path):
    text = PAGE.read_text(encoding="utf-8")
    (code,), (template,), xml = (
        re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("python", "html", "xml")
    )
    files = dict(zip(XML, xml, strict=True)) | {"daysopen.py": code, "daysopen.pt": template}
    for name, written in files.items():
        (tmp_path / name).write_text(written, encoding="utf-8")
    (tmp_path / "overrides").mkdir()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += [str(Path(__file__).parent / "added" / "panel.py")]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env |= {"PYTHONPATH": str(tmp_path), "DAYSOPEN": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
