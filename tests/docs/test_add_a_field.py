"""``docs/develop/add-a-field.md`` is done in a copy of the package, and what it promises is looked for."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "add-a-field.md"
#: Where the page's field is put in: what comes after it.
BEFORE = "    occurred = tagged("
#: The package that adds another: its tests look for what the page promises.
EXAMPLE = ROOT / "examples" / "nordlys" / "src" / "nordlys" / "deviations"


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_way_of_another_package_is_that_of_the_example():
    _statement, schema, in_forms = _blocks("python")
    behavior, switch = _blocks("xml")
    for block, name in (
        (schema, "fields.py"),
        (in_forms, "fields.py"),
        (behavior, "configure.zcml"),
        (switch, "profiles/default/types/DeviationReport.xml"),
    ):
        text = (EXAMPLE / name).read_text(encoding="utf-8")
        assert all(part in text for part in block.split("    …\n")), name


def test_one_statement_in_one_schema_is_enough(tmp_path):
    statement, *_schemas = _blocks("python")
    source = tmp_path / "src"
    shutil.copytree(ROOT / "src" / "ntnu", source / "ntnu")
    schema = source / "ntnu" / "deviations" / "case" / "schema" / "reported.py"
    text = schema.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    schema.write_text(text.replace(BEFORE, statement + BEFORE), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["-o", f"pythonpath=. {source}", str(Path(__file__).parent / "added" / "field.py")]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env["PYTHONPATH"] = str(source)
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
