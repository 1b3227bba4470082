"""``ntnu-deviations-accounts``: on a database nobody has open, in a process of its own."""

import pytest
import subprocess
import sys
from pathlib import Path
from tests.server import Server

COMMAND = str(Path(sys.executable).parent / "ntnu-deviations-accounts")


@pytest.fixture
def stopped(tmp_path, prepared_demo):
    """The demo, with its server down."""
    return Server(tmp_path / "instance", prepared=prepared_demo, demo=True)


def run(server, *more, path="/ntnu"):
    """What the command answers: its code, what it prints, and its errors."""
    conf = str(server.instance.home / "etc" / "zope.conf")
    done = subprocess.run(
        [COMMAND, conf, path, *more],
        env=server.instance.process_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def test_accounts_are_listed_and_retired(stopped):
    assert run(stopped) == (0, "", "")
    code, printed, errors = run(stopped, "--retire", "student.kari", "--mend")
    assert (code, errors) == (0, "")
    assert printed == "student.kari: retired; on cases the person is called student.kari~0 now.\n"
    code, printed, errors = run(stopped, path="/nothing")
    assert (code, printed) == (2, "") and "There is nothing at /nothing." in errors
