"""A database belongs to one installation: a copy of it, opened by another, reminds and mails nobody."""

import pytest
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ntnu.deviations.clock.apart import take_round
from ntnu.deviations.delivery import round as post
from ntnu.deviations.doctor import server
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import now
from pathlib import Path
from tests.house import at
from tests.server import Server

NAME = "NTNU_DEVIATIONS_INSTANCE"
URL = "/deviations/@run-clock"


class Copy:
    """The database, as a server opens it whose name is in the environment."""

    def __init__(self, web):
        self.web = web
        register = web.at("/deviations")
        self.database, self.path = register._p_jar.db(), register.getPhysicalPath()

    def look(self):
        """Clock and sender look once, in a thread as in a server; what the clock did."""
        with ThreadPoolExecutor(1) as other:
            memory = post.Memory(1.0)
            done = other.submit(take_round, self.database, self.path, "one", threading.Event()).result(60)
            args = (self.database, self.path, "one", threading.Event(), memory)
            other.submit(post.take_round, *args).result(60)
        return done

    def waiting(self) -> int:
        return self.web.committed(lambda house: len(outbox.waiting(house.register)))

    def level(self) -> str:
        def found(house):
            return {finding.id: finding for finding in examine(server.CHECKS, house.register, now())}

        return self.web.committed(found)["instance"].level


@pytest.fixture
def copy(web, tmp_path, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_HEADS", str(tmp_path / "heads"))
    monkeypatch.delenv(NAME, raising=False)
    return Copy(web)


def test_a_copy_waits_and_loses_nothing(copy, web, monkeypatch):
    assert copy.level() == "warning"
    copy.look()
    assert copy.level() == "warning"
    monkeypatch.setenv(NAME, "eqs-production")
    copy.look()
    assert copy.level() == "ok"

    def late(house):
        with at(now() - timedelta(days=14)):
            house.case("received")

    web.committed(late)
    waits = copy.waiting()
    # Without a name, and under another: a copy.
    for name in ("", "eqs-test"):
        monkeypatch.setenv(NAME, name)
        assert copy.look() is None
        assert copy.waiting() == waits
        assert copy.level() == "fault"
        answer = web.visitor("eqs").post(URL)
        assert answer.status_code == 409, answer.text
        assert answer.json()["errors"][0]["code"] == "not_ours"
    monkeypatch.setenv(NAME, "eqs-production")
    assert copy.look().cases == 1
    assert copy.level() == "ok"


def test_the_command_takes_a_copy_over(tmp_path, prepared_demo):
    made = Server(tmp_path / "instance", prepared=prepared_demo, demo=True)

    def command(server, *more, name=None):
        environment = server.instance.process_environment()
        if name is not None:
            environment[NAME] = name
            conf = server.instance.home / "etc" / "zope.conf"
            kept = [line for line in conf.read_text().splitlines() if f" {NAME} " not in line]
            conf.write_text("\n".join(kept) + "\n")
        tool = str(Path(sys.executable).parent / "ntnu-deviations-instance")
        conf = str(server.instance.home / "etc" / "zope.conf")
        args = [tool, conf, "/ntnu", *more]
        done = subprocess.run(args, env=environment, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    assert command(made, "--take-over")[0] == 0
    assert command(made) == (0, "/ntnu/deviations: it belongs to this installation.\n", "")
    code, printed, errors = command(made, name="another")
    assert (code, errors) == (1, "") and "another installation" in printed
    code, printed, errors = command(made, "--take-over", name="")
    assert (code, printed) == (2, "") and NAME in errors
    assert command(made, "--take-over", name="another")[0] == 0
    assert command(made, name="another")[0] == 0
