"""Who reads a case goes to a log file: one line for each request, none for what was not shown."""

import json
import logging
import pytest
import re
from ntnu.deviations.access.reads import reads
from ntnu.deviations.engine.attachments import Upload
from tests.visitor import Visitor


class Lines(logging.Handler):
    """Keeps the lines."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.kept = []

    def emit(self, record):
        self.kept.append(json.loads(record.getMessage()))


@pytest.fixture
def lines():
    """What was written since the last time one looked."""
    handler = Lines()
    level = reads.level
    reads.setLevel(logging.INFO)
    reads.addHandler(handler)

    def written() -> list[dict[str, str]]:
        found, handler.kept[:] = list(handler.kept), []
        return found

    yield written
    reads.removeHandler(handler)
    reads.setLevel(level)


@pytest.fixture(scope="module")
def case(web):
    """A case with a file: its address, its number, the file's id."""
    path = web.case("in_process", files=[Upload("Kari sin plan.txt", b"Plan")])
    found = web.at(path)
    return path, found.number, found.objectIds()[0]


def told(lines) -> list[tuple[str, str]]:
    return [(line["user"], line["what"]) for line in lines()]


def test_a_line(web, case, lines):
    path, number, _file = case
    uid = web.at(path).UID()
    assert web.visitor("worker.idi").page(path).status_code == 200
    (line,) = lines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line.pop("at"))
    assert line == {"user": "worker.idi", "case": uid, "number": number, "what": "page"}


def test_the_reporter_reads_too(web, case, lines):
    web.visitor("kari").page(case[0])
    assert told(lines) == [("kari", "page")]


@pytest.mark.parametrize(
    ("door", "what"),
    [
        ("", "rest"),
        ("?expand=workflow,actions", "rest"),
        ("/@access", "@access"),
        ("/@actions-available", "@actions-available"),
        ("/@case-log", "@case-log"),
        ("/@case-log/verify", "@case-log/verify"),
        ("/{file}", "{file}"),
    ],
)
def test_over_rest(web, case, lines, door, what):
    path, _number, file = case
    assert web.visitor("worker.idi").get(path + door.format(file=file)).status_code == 200
    assert told(lines) == [("worker.idi", what.format(file=file))]


@pytest.mark.parametrize(
    ("door", "what"),
    [
        ("/view", "view"),
        ("/@@case-log", "@@case-log"),
        ("/@@process-form", "@@process-form"),
        ("/@@action-form?action=reassign", "@@action-form"),
        # Never the name of a file: the person who attached it chose it.
        ("/{file}/@@download/file/Kari%20sin%20plan.txt", "{file}/@@download"),
        ("/{file}/@@display-file/file", "{file}/@@display-file"),
        ("/{file}", "{file}"),
    ],
)
def test_on_pages(web, case, lines, door, what):
    path, _number, file = case
    assert web.visitor("worker.idi").page(path + door.format(file=file)).status_code == 200
    assert told(lines) == [("worker.idi", what.format(file=file))]


def test_a_form_shown_again_is_read(web, case, lines):
    path, number, _file = case
    answer = web.visitor("worker.idi").send(f"{path}/@@close-form", {"complete": "1"})
    assert answer.status_code == 400
    assert told(lines) == [("worker.idi", "POST @@close-form")]
    web.visitor("worker.idi").send(f"/deviations/case/{number}/close-form", {"complete": "1"})
    assert told(lines) == [("worker.idi", "POST @@close-form")]


def test_a_preview_is_read(web, case, lines):
    web.visitor("worker.idi").post(f"{case[0]}/@preview/send_back", {"reason": "Feil enhet."})
    assert told(lines) == [("worker.idi", "POST @preview/send_back")]


def test_by_number_over_rest(web, case, lines):
    address = f"/deviations/case/{case[1]}"
    assert web.visitor("worker.idi").get(f"{address}/@actions-available").status_code == 200
    web.visitor("worker.idi").post(f"{address}/@preview/send_back", {"reason": "Feil enhet."})
    assert told(lines) == [("worker.idi", "@actions-available"), ("worker.idi", "POST @preview/send_back")]
    assert web.visitor("worker.idi").get(address).status_code == 200
    assert told(lines) == [("worker.idi", "rest")]
    # What is refused tells nothing of the case.
    web.visitor("per").get(f"{address}/@actions-available")
    assert lines() == []


def test_no_list_of_the_site_holds_whole_cases(web, case, lines):
    for query in ("/@search?portal_type=DeviationReport", "/@search?path.query=/plone/deviations"):
        items = web.visitor("kari").get(f"{query}&fullobjects=1&b_size=200").json()["items"]
        assert [item for item in items if "case_number" in item] == []
    assert lines() == []


@pytest.mark.parametrize("person", ["per", "manager.hf", "admin.ie", "siteadmin", None])
def test_what_is_hidden_is_not_read(web, case, lines, person):
    visitor = web.visitor(person)
    path, number, file = case
    for door in ("", "/@@case-log", f"/{file}/@@download/file"):
        visitor.page(path + door)
    for door in ("", "/@access", "/@case-log", f"/{file}"):
        visitor.get(path + door)
    visitor.page(f"/deviations/case/{number}")
    visitor.get("/@search?portal_type=DeviationReport&fullobjects=1")
    assert lines() == []


@pytest.mark.parametrize(
    ("person", "door"),
    [
        ("worker.idi", "/no-such-child"),
        ("worker.idi", "/@@no-such-view"),
        ("worker.idi", "/@@images/image"),
        # Who has View, but not this.
        ("manager.idi", "/@@case-log"),
        ("kari", "/@@case-log"),
    ],
)
def test_what_is_refused_is_not_read(web, case, lines, person, door):
    assert web.visitor(person).page(case[0] + door).status_code in (302, 401, 403, 404)
    assert lines() == []


@pytest.mark.parametrize(
    ("person", "door"), [("kari", "/@case-log"), ("manager.idi", "/@case-log/verify"), ("kari", "/@no-such")]
)
def test_what_a_service_refuses_is_not_read(web, case, lines, person, door):
    assert web.visitor(person).get(case[0] + door).status_code in (403, 404)
    assert lines() == []


def test_lists_are_not_read(web, case, lines):
    visitor = web.visitor("worker.idi")
    visitor.page("/deviations/@@worklist?view=all")
    visitor.get("/deviations/@deviations?view=all")
    visitor.get(f"/@search?SearchableText={case[1]}")
    assert lines() == []


def test_a_head_tells_nothing(web, case, lines):
    assert web.visitor("worker.idi").call("HEAD", case[0], headers={"Accept": "text/html"}).text == ""
    assert lines() == []


def test_a_wrong_password_reads_nothing(web, case, lines):
    stranger = Visitor(web.url, "worker.idi")
    stranger.session.auth = ("worker.idi", "guessed")
    stranger.page(case[0])
    stranger.get(case[0])
    stranger.session.close()
    assert lines() == []
