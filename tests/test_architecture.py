"""House rules that no single module can ensure by itself: floors, sizes, names, smells."""

import ast
import pytest
import re
import subprocess
import sys
from pathlib import Path
from tests.floors import FLOOR
from tests.floors import SIDEWAYS
from tests.kinds import FOLDERS
from tests.source import calls
from tests.source import imported
from tests.source import modules
from tests.source import named
from tests.source import PACKAGE
from tests.source import part
from tests.source import part_of
from tests.source import ROOT
from tests.source import TESTS
from tests.source import tree

#: Longer than 250 lines, and why.
LONG = {
    "src/ntnu/deviations/settings.py": "a table of fields: one for each setting there is",
    "src/ntnu/deviations/messages.py": "a table of words: one line for each error there is",
}
#: May commit, and why.
COMMITS = {
    "src/ntnu/deviations/demo/bootstrap.py": "runs once at the start, outside every request",
    "src/ntnu/deviations/mail/startup.py": "runs once at the start, outside every request",
    "src/ntnu/deviations/clock/apart.py": "aborts, never commits",
    "src/ntnu/deviations/engine/apart.py": "in a thread of its own, outside every request",
    "src/ntnu/deviations/worklist/bulk.py": "begins anew to see what was done, never commits",
    "src/ntnu/deviations/exportimport/exporter.py": "plone.exportimport's command, outside every request",
    "src/ntnu/deviations/speakup/appoint.py": "a command, outside every request",
    "src/ntnu/deviations/caselog/offline.py": "aborts, never commits",
    "src/ntnu/deviations/doctor/instance.py": "is a command of its own, outside every request",
    "src/ntnu/deviations/doctor/command.py": "is a command of its own, outside every request",
    "src/ntnu/deviations/ui/forms/page.py": "aborts, never commits",
    "src/ntnu/deviations/engine/at_commit.py": "waits for the commit, and makes none",
    "src/ntnu/deviations/engine/traces.py": "takes a name off the transaction, never commits",
    "src/ntnu/deviations/doors/traces.py": "takes a name off the transaction, never commits",
    "src/ntnu/deviations/upgrades/v1001/mail.py": "waits for the commit, and makes none",
    "src/ntnu/deviations/doors/methods.py": "has a HEAD store nothing, never commits",
    "src/ntnu/deviations/unchanged.py": "keeps answers as long as the transaction, never commits",
    "src/ntnu/deviations/engine/turns.py": "begins anew before anything is written, never commits",
}
#: May wait for something outside the process by polling.
POLLING = {"tests/engine/test_turns.py", "tests/server.py", "tests/people.py", "tests/mail/receiving.py"}

#: Names a module must not have: they say nothing about its content.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "base_utils"}

SOURCE = modules(PACKAGE)
TEST_FILES = [path for path in modules(TESTS) if path != Path(__file__)]


def problems(found) -> str:
    return "\n".join(sorted(found))


def test_every_part_has_a_floor():
    parts = {part_of(path) for path in SOURCE} - {"__init__"}
    assert parts <= FLOOR.keys(), f"Which floor? {parts - FLOOR.keys()}"


def test_imports_go_down():
    wrong = []
    for path in SOURCE:
        own = part_of(path)
        for name in imported(path):
            other = part(name)
            # "from ntnu.deviations import _": the root holds nothing but the message factory.
            if other in (None, own, "_"):
                continue
            above = FLOOR[other] > FLOOR[own]
            beside = FLOOR[other] == FLOOR[own] and FLOOR[own] not in SIDEWAYS
            if above or beside:
                wrong.append(f"{named(path)} imports {name}")
    assert not wrong, problems(wrong)


def test_the_domain_is_pure():
    allowed = set(sys.stdlib_module_names)
    wrong = [
        f"{named(path)} imports {name}"
        for path in modules(PACKAGE / "domain")
        for name in imported(path)
        if name.split(".")[0] not in allowed and part(name) != "domain"
    ]
    assert not wrong, problems(wrong)


def test_the_root_package_holds_only_the_message_factory():
    names = [node.id for node in ast.walk(tree(PACKAGE / "__init__.py")) if isinstance(node, ast.Name)]
    assert set(names) <= {"_", "MessageFactory"}


def test_no_module_is_long():
    long = {
        named(path)
        for path in (*SOURCE, *TEST_FILES)
        if len(path.read_text(encoding="utf-8").splitlines()) > 250
    }
    assert long == LONG.keys()


def test_names_of_modules_say_what_is_in_them():
    wrong = [named(path) for path in (*SOURCE, *TEST_FILES) if {path.stem, path.parent.name} & EMPTY_NAMES]
    assert not wrong, problems(wrong)


def test_everything_public_has_a_docstring():
    wrong = []
    for path in SOURCE:
        if path.name != "__init__.py" or path.read_text().strip():
            wrong += [] if ast.get_docstring(tree(path)) else [f"{named(path)}: the module"]
        for node in tree(path).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node) and not _is_small_variant(node):
                wrong.append(f"{named(path)}:{node.lineno} {node.name}")
    assert not wrong, problems(wrong)


def _is_small_variant(node) -> bool:
    """A subclass that only sets a value or two: its base says what it is."""
    return isinstance(node, ast.ClassDef) and all(
        isinstance(n, ast.Assign | ast.AnnAssign) for n in node.body
    )


def test_no_mail_goes_out_inside_the_commit():
    wrong = [
        f"{named(path)}:{call.lineno}"
        for path in SOURCE
        for _name, call in calls(path)
        for keyword in call.keywords
        if keyword.arg == "immediate" and ast.unparse(keyword.value) != "False"
    ]
    assert not wrong, problems(wrong)


def test_no_error_is_swallowed():
    wrong = []
    for path in (*SOURCE, *TEST_FILES):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
                if broad and all(isinstance(line, ast.Pass | ast.Continue) for line in node.body):
                    wrong.append(f"{named(path)}:{node.lineno}")
    assert not wrong, problems(wrong)


def test_nothing_commits_but_what_runs_outside_requests():
    commits = {
        named(path)
        for path in SOURCE
        for name in imported(path)
        if name == "transaction" or name in ("transaction.commit", "transaction.abort")
    }
    assert commits <= COMMITS.keys()
    for name, why in COMMITS.items():
        if "outside every request" not in why:
            assert not [call for call, _node in calls(ROOT / name) if call.endswith(".commit")], name


def test_dates_are_not_compared_for_being_today():
    wrong = [
        f"{named(path)}:{node.lineno} {ast.unparse(node)}"
        for path in SOURCE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare)
        and any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops)
        and re.search(r"\btoday\b(?!\.)", ast.unparse(node))
    ]
    assert not wrong, problems(wrong)


def test_no_rule_reads_the_effective_date():
    wrong = [
        f"{named(path)}:{node.lineno}"
        for path in SOURCE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("effective", "effective_date")
    ]
    assert not wrong, problems(wrong)


@pytest.mark.parametrize("word", ["skip", "skipif", "xfail", "importorskip", "skipTest"])
def test_every_test_runs(word):
    wrong = [
        f"{named(path)}:{node.lineno}"
        for path in TEST_FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == word
    ]
    assert not wrong, problems(wrong)


def test_no_test_sleeps_but_those_that_look_again_and_again():
    sleeping = {named(path) for path in TEST_FILES for name, _call in calls(path) if name.endswith("sleep")}
    assert sleeping <= POLLING


@pytest.mark.parametrize("folder", [name for name, kind in FOLDERS.items() if kind == "unit"])
def test_unit_tests_run_without_plone(folder):
    """Their imports bring no Plone, and neither do the plans of the actions and the case's schemas."""
    names = [f"tests.{folder}.{path.stem}" for path in modules(TESTS / folder)]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print([n for n in sys.modules if n.startswith(('plone', 'Products', 'Zope2', 'ZODB'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TESTS.parent, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stdout + done.stderr
