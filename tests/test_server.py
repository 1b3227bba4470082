"""The server of ``make start``: it answers, keeps what is stored, and survives a hard end."""

import os
import pytest
import requests
import signal
import stat
from contextlib import closing
from http.client import HTTPConnection
from scripts.instance import make_instance
from tests.server import Server
from urllib.parse import urlsplit

#: Lets a test write a script through Zope's own pages, which ask for a token otherwise.
OPEN = {"PLONE_CSRF_DISABLED": "true"}


@pytest.fixture(scope="module")
def own_server(tmp_path_factory, prepared_site):
    server = Server(
        tmp_path_factory.mktemp("own") / "instance", prepared=prepared_site, environment=OPEN
    ).start()
    yield server
    server.stop()


JSON = {"Accept": "application/json"}


def title(server):
    return requests.get(server.url, headers=JSON, auth=server.manager, timeout=30).json()["title"]


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


#: Takes longer than the five seconds that Waitress itself would wait.
SLOW = """
for a in range(1000):
    for b in range(1000):
        for c in range(12):
            pass
return 'done'
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_under_way_is_answered_before_the_server_stops(own_server, number):
    server = own_server
    if server.process is None:
        server.start()
    url = f"{server.root_url}/slow"
    if requests.get(url, timeout=60).status_code == 404:
        made = f"{server.root_url}/manage_addProduct/PythonScripts/manage_addPythonScript"
        requests.post(made, data={"id": "slow"}, auth=server.manager, timeout=60).raise_for_status()
        text = {"title": "", "params": "", "body": SLOW}
        edit = f"{url}/ZPythonScriptHTML_editAction"
        requests.post(edit, data=text, auth=server.manager, timeout=60).raise_for_status()
    with closing(HTTPConnection(urlsplit(server.root_url).netloc, timeout=60)) as slow:
        slow.request("GET", "/slow")
        # A later request is answered earlier: by then the first one, which was sent before, is under way.
        requests.get(f"{server.root_url}/@@ok", timeout=60)
        process = server.process
        os.kill(process.pid, number)
        assert process.wait(40) == 0
        answer = slow.getresponse()
        text = answer.read().decode()
    server.stop()
    assert (answer.status, text.strip()) == (200, "done")
