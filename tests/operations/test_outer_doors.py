"""``@health``, ``@ready`` and ``@metrics`` as a watch over servers meets them, and as an attacker does."""

import json
import pytest
import re
import requests
import socket
from concurrent.futures import ThreadPoolExecutor
from prometheus_client.parser import text_string_to_metric_families
from tests.people import password
from tests.people import Person
from tests.server import Server

TOKEN = "b7d1f0c29ae64583"
SERVICES = ("@health", "@ready", "@metrics")
#: Of a view or service; other, for all that is Plone's.
DOOR = re.compile(r"@?[a-zA-Z_.-]+")


@pytest.fixture(scope="module")
def server(tmp_path_factory, prepared_demo):
    path = tmp_path_factory.mktemp("seen") / "instance"
    environment = {"NTNU_DEVIATIONS_METRICS_TOKEN": TOKEN}
    with Server(path, prepared=prepared_demo, demo=True, environment=environment) as found:
        yield found


def ask(server, path, token=None, method="GET", **headers):
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return requests.request(method, f"{server.root_url}{path}", headers=headers, timeout=30)


def figures(server, name):
    text = ask(server, "/@metrics", TOKEN).text
    return {
        tuple(sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == name
    }


def lines(server):
    return [
        json.loads(line) for line in (server.instance.home / "var/log/access.log").read_text().splitlines()
    ]


@pytest.mark.parametrize("at", ["", "/ntnu", "/ntnu/deviations", "/ntnu/++api++/deviations", "/nowhere"])
def test_alive_and_ready_is_told_to_everybody_and_nothing_else(server, at):
    for name in ("@health", "@ready"):
        answer = ask(server, f"{at}/{name}")
        assert (answer.status_code, answer.text) == (200, "ok\n")
        assert answer.headers["Cache-Control"] == "no-store"
        head = ask(server, f"{at}/{name}", method="HEAD")
        assert (head.status_code, head.text) == (200, "")
        assert ask(server, f"{at}/{name}", method="POST").status_code == 405


@pytest.mark.parametrize(
    "token", [None, "", "x", TOKEN[:-1], f"{TOKEN}0", TOKEN.upper(), "ø" * 16, "y" * 60000]
)
def test_no_figure_without_the_token(server, token):
    encoded = token.encode("latin-1").decode("latin-1") if token else token
    answer = ask(server, "/ntnu/deviations/@metrics", encoded)
    assert (answer.status_code, answer.text) == (401, "")
    assert ask(server, f"/@metrics?token={TOKEN}").status_code == 401


def test_figures(server):
    case = Person(server, "worker.idi").get(f"{server.url}/deviations/@deviations").json()["items"][0]
    seen = Person(server, "worker.idi").get(case["@id"])
    assert seen.status_code == 200
    count = figures(server, "ntnu_deviations_requests_total")
    key = (("door", "@deviations"), ("method", "GET"), ("status", "200"))
    assert count[key] >= 1
    assert figures(server, "ntnu_deviations_request_seconds_count")[(("door", "@deviations"),)] >= 1
    register = (("register", "/ntnu/deviations"),)
    is_open, late = (figures(server, f"ntnu_deviations_cases_{name}")[register] for name in ("open", "late"))
    assert is_open > late > 0
    assert figures(server, "ntnu_deviations_stored_up") == {(): 1.0}
    text = ask(server, "/@metrics", TOKEN).text
    for told in (case["case_number"], case["UID"], "worker.idi", "AVVIK", "VARSEL"):
        assert told not in text


def test_a_sender_makes_no_label(server):
    before = len(figures(server, "ntnu_deviations_requests_total"))
    for number in range(20):
        requests.request(f"ODD{number}", f"{server.url}/deviations/x{number}", timeout=30)
        ask(server, f"/ntnu/deviations/@@x{number}")
        ask(server, f"/ntnu/deviations/case/NTNU-2026-{number:06}")
        ask(server, f"/ntnu/deviations/speakup/VARSEL-2026-{number:06}")
    count = figures(server, "ntnu_deviations_requests_total")
    assert len(count) <= before + 8
    for labels in map(dict, count):
        assert DOOR.fullmatch(labels["door"]) and "notify" not in labels["door"], labels


def test_each_request_has_an_id_of_ours(server):
    for wanted in ("chosen-by-the-sender", "x" * 8000, "a b\tc"):
        answer = ask(server, "/ntnu/deviations", **{"X-Request-Id": wanted})
        assert re.fullmatch("[0-9a-f]{16}", answer.headers["X-Request-Id"])
        (line,) = [line for line in lines(server) if line["request"] == answer.headers["X-Request-Id"]]
        assert (line["path"], line["status"], line["method"]) == ("/ntnu/deviations", 200, "GET")
    assert "chosen-by-the-sender" not in server.log()


def test_what_fails_has_its_id_in_the_answer_and_in_the_log(server):
    for path, accept in (
        ("/ntnu/deviations/@search?b_start=x", "application/json"),
        ("/ntnu/deviations/++contextportlets++plone.leftcolumn", "text/html"),
    ):
        login = ("student.kari", password(server))
        answer = requests.get(f"{server.root_url}{path}", headers={"Accept": accept}, auth=login, timeout=30)
        number = answer.headers["X-Request-Id"]
        assert answer.status_code == 500
        assert f"[{number}] GET " in server.log()
        if accept == "text/html":
            assert f"<code>{number}</code>" in answer.text
        else:
            assert answer.json()["request"] == number


def test_nobody_writes_a_line_of_their_own(server):
    own = '{"request": "forged", "status": 200}'
    before = len(lines(server))
    for path in (f"/ntnu/a%0A{own}".replace(" ", "%20").replace('"', "%22"), "/ntnu/%E2%80%A8forged%C2%85"):
        ask(server, path, **{"User-Agent": f"x {own}"})
    with socket.create_connection(("localhost", server.instance.port)) as raw:
        raw.sendall(b"GET /ntnu HTTP/1.0\r\nUser-Agent: b\xe2\x80\xa8" + b"y" * 5000 + b"\r\n\r\n")
        assert raw.recv(9)
    added = lines(server)[before:]
    assert len(added) == 3 and all(len(line["request"]) == 16 for line in added)
    assert max(len(line["agent"]) for line in added) <= 500
    raw_text = (server.instance.home / "var/log/access.log").read_bytes()
    assert raw_text.isascii() and b'\n{"request": "forged' not in raw_text


def test_many_who_ask_whether_it_is_ready_keep_nobody_waiting(server):
    with ThreadPoolExecutor(20) as many:
        answers = list(many.map(lambda _n: ask(server, "/@ready").text, range(300)))
    assert set(answers) == {"ok\n"}
    assert Person(server, "worker.idi").page("").elapsed.total_seconds() < 5


def test_the_log_does_not_tell_how_far_libraries_are(server):
    worker = Person(server, "worker.idi")
    case = worker.get(f"{worker.register}/@deviations").json()["items"][0]["@id"]
    assert worker.get(f"{case}/@case-pdf").content.startswith(b"%PDF")
    made = figures(server, "ntnu_deviations_pdf_seconds_count")
    assert made == {(): 1.0}
    assert not re.search("fontTools|weasyprint", server.log())
