"""The server of ``make start``: it answers, keeps what is stored, and survives a hard end."""

import pytest
import requests
import stat
from scripts.instance import make_instance
from tests.server import Server


@pytest.fixture(scope="module")
def own_server(tmp_path_factory, prepared_site):
    server = Server(tmp_path_factory.mktemp("own") / "instance", prepared=prepared_site).start()
    yield server
    server.stop()


JSON = {"Accept": "application/json"}


def title(server):
    return requests.get(server.url, headers=JSON, timeout=30).json()["title"]


def rename(server, title):
    answer = requests.patch(server.url, json={"title": title}, headers=JSON, auth=server.manager, timeout=30)
    assert answer.status_code == 204


def test_first_page(own_server):
    answer = requests.get(own_server.url, timeout=30)
    assert answer.status_code == 200
    assert "<html" in answer.text


def test_what_is_stored_survives_a_power_cut(own_server):
    rename(own_server, "Avvik")
    own_server.kill()
    own_server.start()
    assert title(own_server) == "Avvik"


def test_bootstrap_leaves_a_site_alone(own_server):
    rename(own_server, "Varsel")
    own_server.stop()
    own_server.bootstrap()
    own_server.start()
    assert title(own_server) == "Varsel"


def test_keys_are_made_once_and_for_the_owner_only(tmp_path):
    first = make_instance(tmp_path / "instance", 8080)
    second = make_instance(tmp_path / "instance", 8090, demo=True)
    assert first.environment["NTNU_DEVIATIONS_LOG_KEY"] == second.environment["NTNU_DEVIATIONS_LOG_KEY"]
    assert first.manager_password == second.manager_password
    for name in ("etc/secret.conf", "etc/manager.txt", "inituser"):
        assert stat.S_IMODE((tmp_path / "instance" / name).stat().st_mode) == 0o600
