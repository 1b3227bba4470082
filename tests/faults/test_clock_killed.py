"""The server is killed while the clock works: everybody has the same mails as if it had not been."""

import pytest
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email import policy
from email.parser import BytesParser
from pathlib import Path
from tests.faults import backlog
from tests.people import eventually
from tests.people import Person
from tests.server import Server

ROOT = Path(__file__).parents[2]

NO_CLOCK = {"NTNU_DEVIATIONS_CLOCK_INTERVAL": "0", "NTNU_DEVIATIONS_MAIL_INTERVAL": "0.2"}
QUICK_CLOCK = {**NO_CLOCK, "NTNU_DEVIATIONS_CLOCK_INTERVAL": "0.1"}


@pytest.fixture
def late(tmp_path, prepared_demo):
    """The folder of a stopped demo with a lot to remind of."""
    server = Server(tmp_path / "late", prepared=prepared_demo, demo=True, environment=NO_CLOCK)
    *zconsole, _script = server.instance.bootstrap_command
    env = server.instance.process_environment() | {"MAILHOST_QUEUE_ONLY": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*zconsole, backlog.__file__], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return server.instance.home


def caught(server) -> Path:
    """Where the demo keeps the mails that were sent."""
    return server.instance.home / "var" / "demo" / "mail"


def mails(server) -> Counter:
    """Reader, subject and first lines of each mail that was sent; one that came twice is known by its id."""
    parse = BytesParser(policy=policy.default).parsebytes
    found = {
        mail["Message-ID"]: mail for mail in (parse(f.read_bytes()) for f in caught(server).glob("*.eml"))
    }
    return Counter(
        (str(mail["To"]), str(mail["Subject"]), mail.get_body(("plain",)).get_content()[:300])
        for mail in found.values()
    )


def written(server) -> int:
    """How many mails were sent so far."""
    return len(list(caught(server).glob("*.eml")))


def run_clock(server) -> dict[str, object]:
    return Person(server, "eqs.admin").post(f"{server.url}/deviations/@run-clock").json()


def killed_half_way(server, by_hand: bool) -> int:
    """Start it, and kill it when some more mails were sent; how many there are now."""
    enough = written(server) + 20
    server.start()
    with ThreadPoolExecutor(1) as other:
        if by_hand:
            other.submit(run_clock, server)
        eventually(lambda: written(server) >= enough, 60)
        server.kill()
    return written(server)


def all_sent(server) -> Counter:
    """What was sent, when nothing is left to do: mails go out in their order, and one more came through."""
    eventually(lambda: run_clock(server)["cases"] == 0, 60)
    number = Person(server, "student.per").report(title="Til slutt").json()["case_number"]
    eventually(
        lambda: any(number in subject for to, subject, _text in mails(server) if "student.per" in to), 90
    )
    return Counter({mail: times for mail, times in mails(server).items() if number not in mail[1]})


def test_killed_while_it_works(tmp_path, late):
    calm = Server(tmp_path / "calm", prepared=late, demo=True, environment=NO_CLOCK)
    with calm:
        done = run_clock(calm)
        assert done["cases"] >= backlog.REPORTS
        wanted = all_sent(calm)

    server = Server(tmp_path / "killed", prepared=late, demo=True, environment=QUICK_CLOCK)
    # First the server's own clock is killed, which has the turn then; later those run by hand.
    assert killed_half_way(server, by_hand=False) < wanted.total()
    assert killed_half_way(server, by_hand=True) < wanted.total()
    with server:
        came = all_sent(server)
    assert came == wanted
