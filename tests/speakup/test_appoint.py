"""``ntnu-deviations-appoint`` in a process of its own, on a database nobody has open."""

import subprocess
import sys
from pathlib import Path
from tests.server import Server

COMMAND = str(Path(sys.executable).parent / "ntnu-deviations-appoint")


def test_nobody_is_appointed_beside_others(tmp_path, prepared_demo):
    stopped = Server(tmp_path / "instance", prepared=prepared_demo, demo=True)
    done = subprocess.run(
        [COMMAND, str(stopped.instance.home / "etc" / "zope.conf"), "/ntnu", "student.kari"],
        env=stopped.instance.process_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Somebody receives notification cases already." in done.stderr
