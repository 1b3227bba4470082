"""A page of another application on the same machine, to which the browser sends the same cookies, cannot
write here as the person who has it open."""

import json
import pytest
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

NOTE = {"@type": "DeviationMessage", "text": "Qforgedq", "audience": "internal"}
GIVEN = {"reason": "Qforgedq", "roles": {"Case Worker": ["student.kari"]}}
TICKED = {"entries": [{"id": "student.kari", "type": "user", "roles": {"Case Worker": True}}]}

#: What a script may send without asking the other site first: any of three types, and ``Accept``.
FETCH = """async ([address, body, type]) => {
  const headers = {Accept: "application/json"};
  if (type) headers["Content-Type"] = type;
  const how = {method: "POST", mode: "no-cors", credentials: "include", headers, body};
  try { return (await fetch(address, how)).type; } catch (error) { return String(error); }
}"""
#: What it must ask for first.
ASKED_FIRST = """async ([address, method, body]) => {
  const headers = {Accept: "application/json", "Content-Type": "application/json"};
  try { return (await fetch(address, {method, credentials: "include", headers, body})).status; }
  catch (error) { return "refused"; }
}"""
#: A form whose body is read as JSON: ``{"…": "=", …}``.
FORM = """([address, body, type]) => {
  const form = document.createElement("form"), field = document.createElement("input");
  form.action = address; form.method = "POST"; form.enctype = type;
  field.name = body.slice(0, -1) + ', "x": "'; field.value = '"}';
  form.append(field); document.body.append(form); form.submit();
}"""
TYPES = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")


class _Page(BaseHTTPRequestHandler):
    """An empty page, whatever is asked for."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Elsewhere</title><body>")

    def log_message(self, *args):
        """Nothing is written down."""


@pytest.fixture(scope="module")
def elsewhere(demo):
    """The address of another application: the same host, another port."""
    host = urlsplit(demo.server.url).hostname
    server = ThreadingHTTPServer((host, 0), _Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{host}:{server.server_port}/"
    server.shutdown()
    server.server_close()


def by_rest(demo, address: str) -> str:
    return address.replace(demo.server.url, f"{demo.server.url}/++api++", 1)


def stored(demo, case: str, unit: str) -> list:
    """What could have been written: the case and its log, the unit and who has roles there."""
    worker, administrator = demo.person(WORKER), demo.person("eqs.admin")
    answers = [worker.get(case), worker.get(f"{case}/@case-log")]
    answers += [administrator.get(unit), administrator.get(f"{unit}/@access")]
    assert [answer.status_code for answer in answers] == [200] * 4
    return [answer.json() for answer in answers]


WORKER, UNIT = "worker.idi", "/deviations/ie"


def test_a_page_of_another_port_does_not_write(windows, demo, elsewhere):
    case, unit = demo.case(WORKER, "in_process"), f"{demo.server.url}{UNIT}"
    before = stored(demo, case, unit)
    for person, wanted in (
        (WORKER, [(case, NOTE), (f"{case}/@action/note", {"text": "Qforgedq"})]),
        (
            "eqs.admin",
            [(f"{unit}/@sharing", TICKED), (unit, {"@type": "DeviationDepartment", "title": "Qforgedq"})],
        ),
    ):
        window = windows.open(person)
        page, answers = window.page, []
        page.on(
            "response", lambda answer, answers=answers: answers.append((answer.status, answer.request.method))
        )
        page.goto(elsewhere)
        for address, body in wanted:
            sent = json.dumps(body)
            for target in (address, by_rest(demo, address)):
                for kind in (*TYPES[:2], None):
                    answers.clear()
                    page.evaluate(FETCH, [target, sent, kind])
                    status, *_more = [status for status, method in answers if method == "POST"]
                    # The browser sent the cookie along: who is not logged in gets 401.
                    assert status == 403, (person, target, kind)
                for kind in TYPES:
                    answers.clear()
                    with page.expect_navigation():
                        page.evaluate(FORM, [target, sent, kind])
                    assert "Qforgedq" not in page.content()
                    page.goto(elsewhere)
        for method, address in (
            ("PATCH", f"{unit}/@access"),
            ("DELETE", case),
            ("PATCH", case),
            ("POST", case),
        ):
            told = page.evaluate(ASKED_FIRST, [by_rest(demo, address), method, json.dumps(GIVEN)])
            assert told == "refused", (method, address)
    assert stored(demo, case, unit) == before


def test_a_page_of_the_site_itself_does(windows, demo):
    """The same request, sent from here."""
    case = demo.case(WORKER, "in_process")
    window = windows.open(WORKER)
    window.go("/@@my-tasks")
    told = window.page.evaluate(ASKED_FIRST, [by_rest(demo, case), "POST", json.dumps(NOTE)])
    assert told == 201
