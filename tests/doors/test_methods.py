"""Every method: what it is for answers, what it is not for is refused alike wherever the address leads."""

import http.client
import pytest
from base64 import b64encode
from ntnu.deviations.engine.file_parts import Upload
from tests.access.leaks import told
from tests.register import PASSWORD
from urllib.parse import urlsplit

NEVER = "AVVIK-1999-000000"


@pytest.fixture(scope="module")
def case(web):
    """The address of a case with a file, by number, and the file's id."""
    made = web.committed(lambda house: house.case("in_process", files=[Upload("plan.txt", b"Plan")]))
    return f"/deviations/case/{made.number}", made.objectIds()[0]


@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
@pytest.mark.parametrize("person", ["per", "recipient.hf", "technician", "kari", None])
def test_a_method_that_is_for_nothing(web, case, accept, person):
    visitor, missing = web.visitor(person), f"/deviations/case/{NEVER}"
    for method in ("PUT", "SEARCH", "PROPFIND", "PROPPATCH", "MKCOL", "LOCK", "TRACE", "BREW", "PURGE"):
        for below in ("", f"/{case[1]}", "/@@case-log", "/nothing"):
            found = visitor.call(method, case[0] + below, headers={"Accept": accept})
            absent = visitor.call(method, missing + below, headers={"Accept": accept})
            assert told(found, case[0]) == told(absent, missing), (method, below)
            assert (found.status_code, "GET" in found.headers["Allow"]) == (405, True), (method, below)
    for place in (case[0], missing, "/deviations", "/deviations/ie"):
        answer = visitor.call("OPTIONS", place, headers={"Accept": accept})
        assert (answer.status_code, answer.text, "HEAD" in answer.headers["Allow"]) == (204, "", True), place


@pytest.mark.parametrize("person", ["kari", "per", None])
def test_head_is_get_without_the_body(web, case, person):
    """Two questions over one connection: a body that nobody asked for would be taken for the next answer."""
    parts = urlsplit(web.url)
    talk = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    number = case[0].rpartition("/")[2]
    basic = {"Authorization": "Basic " + b64encode(f"{person}:{PASSWORD}".encode()).decode()}
    for accept in ("text/html", "application/json"):
        headers = {"Accept": accept, **(basic if person else {})}
        for below in ("", "/@@no-such", f"/{case[1]}/@@download/file", "/@actions-available"):
            seen = []
            for method in ("GET", "HEAD"):
                talk.request(method, f"{parts.path}/deviations/case/{number}{below}", headers=headers)
                answer = talk.getresponse()
                body = answer.read()
                kept = {
                    k: v for k, v in answer.getheaders() if k not in ("Date", "Content-Length", "Set-Cookie")
                }
                seen.append((answer.status, kept))
            assert body == b"" and seen[0] == seen[1], (accept, below, seen)
    talk.close()


def test_a_service_for_another_method(web, case):
    kari = web.visitor("kari")
    answer = kari.call("DELETE", f"{case[0]}/@actions-available")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.json()["title"] == "Not a method for this address"
    # Who may not see the case learns of no service.
    assert web.visitor("per").call("DELETE", f"{case[0]}/@actions-available").status_code == 404


def test_head_stores_nothing(web, case):
    worker = web.visitor("worker.idi")
    path = f"{case[0]}/@case-pdf?variant=full"
    entries = [len(web.at(case[0])._caselog.rows)]
    assert worker.call("HEAD", path).status_code in (200, 405)
    entries.append(len(web.at(case[0])._caselog.rows))
    assert entries[0] == entries[1]
