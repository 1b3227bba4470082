"""``docs/develop/add-a-language.md`` is done as another package, and all that it promises is looked for."""

import os
import re
import subprocess
import sys
from pathlib import Path
from scripts.compile_mo import compile_folder

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "add-a-language.md"


def test_a_folder_and_a_record_are_enough(tmp_path):
    blocks = re.findall(r"```(po|text|xml)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (po,), (mail,), (zcml, record) = (
        [text for kind, text in blocks if kind == wanted] for wanted in ("po", "text", "xml")
    )
    for name, text in (
        ("locales/se/LC_MESSAGES/ntnu.deviations.po", po),
        ("locales/se/mail/received.txt", mail),
        ("configure.zcml", zcml),
        ("registry.xml", record),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    compile_folder(tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += [str(Path(__file__).parent / "added" / "language.py")]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=ROOT, env=env | {"SAAMI": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
