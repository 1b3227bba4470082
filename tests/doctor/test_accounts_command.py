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


UNPLUG = """
import transaction
from ntnu.deviations.access.plugin import PLUGIN_ID
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin

app["ntnu"].acl_users.plugins.deactivatePlugin(ILocalRolesPlugin, PLUGIN_ID)
transaction.commit()
app._p_jar.db().close()
"""


def test_a_plugin_that_was_switched_off_is_put_in_order(stopped, tmp_path):
    script = tmp_path / "unplug.py"
    script.write_text(UNPLUG)
    *zconsole, _script = stopped.instance.bootstrap_command
    env = stopped.instance.process_environment()
    subprocess.run([*zconsole, str(script)], env=env, check=True, timeout=120)
    code, printed, errors = run(stopped)
    assert (code, errors) == (1, "") and "--mend puts it in order" in printed
    assert run(stopped, "--mend") == (0, "", "")
    assert run(stopped) == (0, "", "")


def test_accounts_are_listed_and_retired(stopped):
    assert run(stopped) == (0, "", "")
    code, printed, errors = run(stopped, "--retire", "student.kari", "--mend")
    assert (code, errors) == (0, "")
    assert printed == "student.kari: retired; on cases the person is called student.kari~0 now.\n"
    code, printed, errors = run(stopped, path="/nothing")
    assert (code, printed) == (2, "") and "There is nothing at /nothing." in errors
