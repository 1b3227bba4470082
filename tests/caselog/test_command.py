"""``ntnu-deviations-verify``: on a database nobody has open, in a process of its own."""

import pytest
import re
import subprocess
import sys
from pathlib import Path
from tests.server import Server

COMMAND = str(Path(sys.executable).parent / "ntnu-deviations-verify")


@pytest.fixture
def stopped(tmp_path, prepared_demo):
    """The demo, with its server down."""
    return Server(tmp_path / "instance", prepared=prepared_demo, demo=True)


def verify(server, *more, path="/ntnu", command=(COMMAND,), conf=None, **environment):
    """What the command answers: its code, what it prints, and its errors."""
    conf = conf or str(server.instance.home / "etc" / "zope.conf")
    done = subprocess.run(
        [*command, conf, path, *more],
        env=server.instance.process_environment() | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def tamper(server, was: bytes, now: bytes) -> None:
    """Change bytes in the file of the database."""
    data = server.instance.database.read_bytes()
    assert len(was) == len(now) and was in data
    server.instance.database.write_bytes(data.replace(was, now))


def test_a_whole_register(stopped):
    code, printed, errors = verify(stopped)
    assert (code, errors) == (0, "")
    assert "no_heads" in printed
    assert re.search(r"/ntnu/deviations: \d\d+ logs verified, not compared; all are whole\.", printed)
    assert verify(stopped, path="/ntnu/deviations")[0] == 0
    assert verify(stopped, command=(sys.executable, "-m", "ntnu.deviations.caselog"))[0] == 0


def test_what_is_wrong_by_case_number(stopped):
    tamper(stopped, b'"reason_code":"hse"', b'"reason_code":"hsf"')
    code, printed, _errors = verify(stopped)
    assert code == 1
    *found, last = printed.splitlines()
    # The demo has a case that was handed over: what was erased in its log is told of, and is not wrong.
    wrong = [line for line in found if ": notice: " not in line]
    assert wrong
    for line in wrong:
        assert re.fullmatch(
            r"AVVIK-\d{4}-\d{6}, entry \d+: payload_altered: The reasons were changed.*", line
        )
    assert last.endswith("NOT ALL ARE WHOLE.")


def test_what_is_wrong_in_a_notification_case(stopped):
    tamper(stopped, b'[["speakup_new",', b'[["speakup_old",')
    code, printed, _errors = verify(stopped)
    assert code == 1
    wrong = [line for line in printed.splitlines()[:-1] if ": notice: " not in line]
    assert len(wrong) == 4
    for line in wrong:
        assert re.fullmatch(r"VARSEL-\d{4}-\d{6}, entry 1: payload_altered: The reasons.*", line)


def test_another_key_than_the_servers(stopped):
    secret = stopped.instance.home / "etc" / "secret.conf"
    secret.write_text("NTNU_DEVIATIONS_LOG_KEY another-key-also-32-bytes-long-or-more\n")
    code, printed, _errors = verify(stopped)
    assert code == 1
    assert "unknown_key: The entry was sealed with a key that the server does not have." in printed


def test_while_the_server_runs(stopped):
    with stopped:
        code, printed, errors = verify(stopped)
    assert (code, printed) == (2, "")
    assert "The database is in use" in errors
    assert "Stop the server" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"path": "/nothing"}, "There is nothing at /nothing."),
        ({"path": "/"}, "/ is neither a register of deviations nor a site with one."),
        ({"path": "/ntnu/deviations/ie"}, "neither a register"),
        ({"conf": "/no/zope.conf"}, "There is no file /no/zope.conf."),
        ({"more": ("--heads", "/no/list.jsonl")}, "/no/list.jsonl"),
    ],
    ids=str,
)
def test_what_cannot_be_verified(stopped, how, told):
    how = dict(how)
    code, _printed, errors = verify(stopped, *how.pop("more", ()), **how)
    assert code == 2
    assert told in errors
    assert "Traceback" not in errors


def test_a_configuration_that_cannot_be_read(stopped, tmp_path):
    conf = tmp_path / "zope.conf"
    conf.write_text("<no such section>\n")
    code, _printed, errors = verify(stopped, conf=str(conf))
    assert (code, "Traceback" in errors) == (2, False)
    assert str(conf) in errors
