"""Each file of tests is of one kind, and `make test-…` finds it by that."""

import json
import pytest
import subprocess
import sys
from tests.source import modules
from tests.source import ROOT
from tests.source import TESTS

KINDS = {"unit", "integration", "http", "browser", "faults"}

#: Collects everything, including the crawl, in a separate process, and prints the kinds of each file.
CODE = """
import collections, json, pytest, sys
found = collections.defaultdict(set)
class Listener:
    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        for item in items:
            kinds = [mark.name for mark in item.iter_markers() if mark.name in sys.argv[1:]]
            found[str(item.path.relative_to(config.rootpath))].add(" ".join(kinds))
done = pytest.main(["--collect-only", "-qq", "-o", "norecursedirs=.*"], plugins=[Listener()])
print()
print(json.dumps({path: sorted(kinds) for path, kinds in found.items()}))
sys.exit(done)
"""


@pytest.fixture(scope="module")
def kinds():
    done = subprocess.run(
        [sys.executable, "-c", CODE, *sorted(KINDS)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_each_file_is_of_one_kind(kinds):
    there = {str(path.relative_to(ROOT)) for path in modules(TESTS) if path.name.startswith("test_")}
    assert there ^ kinds.keys() == set()
    assert {path: found for path, found in kinds.items() if len(found) != 1 or found[0] not in KINDS} == {}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("domain/test_plans.py", "unit"),
        ("case/test_schema.py", "unit"),
        ("workflow/test_matrix.py", "integration"),
        ("test_words.py", "integration"),
        ("rest/test_acts.py", "http"),
        ("upgrades/test_upgrade.py", "http"),
        ("http/test_main_job.py", "http"),
        # Some of its tests need a server, and some don't.
        ("test_server.py", "http"),
        ("browser/test_main_job.py", "browser"),
        ("crawl/test_every_page.py", "browser"),
        ("faults/test_mail_down.py", "faults"),
    ],
)
def test_kinds(kinds, path, kind):
    assert kinds[f"tests/{path}"] == [kind]
