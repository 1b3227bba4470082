"""``plone-exporter`` and ``plone-importer`` in processes of their own, on a database nobody has open."""

import getpass
import json
import pytest
import subprocess
import sys
from pathlib import Path
from tests.server import Server

BIN = Path(sys.executable).parent


@pytest.fixture
def stopped(tmp_path, prepared_demo):
    """The demo, with its server down."""
    return Server(tmp_path / "instance", prepared=prepared_demo, demo=True)


def run(server, command: str, folder: Path) -> str:
    """What the command prints."""
    done = subprocess.run(
        [BIN / command, str(server.instance.home / "etc" / "zope.conf"), "ntnu", str(folder)],
        env=server.instance.process_environment(),
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def verified(server) -> str:
    done = subprocess.run(
        [BIN / "ntnu-deviations-verify", str(server.instance.home / "etc" / "zope.conf"), "/ntnu"],
        env=server.instance.process_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout


def test_a_register_is_taken_out_logged_and_never_brought_in(stopped, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir(), second.mkdir()
    assert "deviations/manifest.json" in run(stopped, "plone-exporter", first)
    (told,) = json.loads((first / "deviations/manifest.json").read_text())["registers"]
    cases = list((first / "deviations/registers/deviations/cases").iterdir())
    assert told["counts"]["cases"] == len(cases) > 20
    assert {(one["what"], one["why"]) for one in told["left_out"]} == {("speakup", "not_recipient")}
    assert "notifications" not in told["counts"]
    for folder in cases:
        assert json.loads((folder / "case.json").read_text())["@id"].startswith("/deviations/")
    files = [file for path in first.rglob("files.json") for file in json.loads(path.read_text())]
    assert told["counts"]["files"] == len(files) > 0
    assert all((first / "deviations" / file["blob"]).stat().st_size == file["size"] > 0 for file in files)
    assert (first / "deviations").stat().st_mode & 0o077 == 0

    # It is committed: the next export holds the entry of this one.
    run(stopped, "plone-exporter", second)
    register = json.loads((second / "deviations/registers/deviations/register.json").read_text())
    entry, seal = register["log"]["items"][-1], register["log"]["seals"][-1]
    assert (entry["actor"], entry["action"]) == ("", "export_register")
    why = {"cases": len(cases), "server_account": getpass.getuser()}
    assert json.loads(seal["payload"]["text"]) == why

    before = verified(stopped)
    assert "all are whole" in before
    said = run(stopped, "plone-importer", first)
    assert "Saker blir ikke importert" in said or "Cases are not imported" in said
    assert verified(stopped) == before
