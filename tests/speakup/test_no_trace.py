"""A server as operators run it: who sends an anonymous notification stands in none of its files."""

import configparser
import json
import pytest
import re
import requests
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from requests.adapters import HTTPAdapter
from tests.people import password
from tests.people import Person
from tests.server import Server
from tests.source import ROOT

AGENT, FORWARDED, REFERRED = "Fuglehund/9.3 (Testmaskin)", "192.0.2.77", "ser-meg-ikke.example"
#: Where those come from who must leave no trace, and one who may.
HIDDEN, SEEN = "127.0.0.9", "127.0.0.8"
BODY = {"about": "staff", "reporter_kind": "student", "what": "Noe har skjedd.", "anonymous": True}
FORM = {"about": "students", "reporter_kind": "external", "what": "De truet ham.", "anonymous": "yes"}
PICTURE = {"filename": "liste.txt", "data": "Rm9sa2VsaXN0ZQ=="}


class _From(HTTPAdapter):
    """Requests that come from an address of this machine other than the usual one."""

    def __init__(self, address: str):
        self._address = address
        super().__init__()

    def init_poolmanager(self, *args, **more):
        super().init_poolmanager(*args, source_address=(self._address, 0), **more)


def browser(address: str, agent: str, **headers) -> requests.Session:
    session = requests.Session()
    session.mount("http://", _From(address))
    session.headers.update({"User-Agent": agent, **headers})
    return session


@dataclass
class Story:
    """What was done, the receipt codes that were shown, and where the server keeps its files."""

    home: Path
    codes: list[str] = field(default_factory=list)

    def holding(self, word: str) -> list[str]:
        """The names of the files that hold the word."""
        return [
            str(path.relative_to(self.home))
            for path in sorted(self.home.rglob("*"))
            if path.is_file() and word.encode() in path.read_bytes()
        ]


@pytest.fixture(scope="module")
def story(tmp_path_factory, prepared_demo):
    path = tmp_path_factory.mktemp("traces") / "instance"
    # Mails stay in the queue: files to be looked through like all others.
    environment = {"MAILHOST_QUEUE_ONLY": "1", "NTNU_DEVIATIONS_CLOCK_INTERVAL": "1"}
    server = Server(path, prepared=prepared_demo, demo=True, environment=environment)
    told = Story(path)
    with server:
        _look_around(server, "Synlig/1.0")
        for user in (None, "student.kari"):
            _notify(server, told, user)
        officer = Person(server, "speakup.officer")
        for item in officer.get(f"{officer.register}/speakup").json()["items"]:
            assert officer.get(item["@id"]).status_code == 200
    # The same server, started as buildout's bin/instance does.
    server = Server(path, demo=True, environment=environment)
    (path / "etc" / "wsgi.ini").write_text(buildout_wsgi(path, server.instance.port))
    with server:
        _look_around(server, "Synlig/2.0")
        for user in (None, "student.kari"):
            _notify(server, told, user)
    return told


def buildout_wsgi(home: Path, port: int) -> str:
    """``wsgi.ini`` from the template that buildout.cfg names, with the values that the recipe fills in."""
    buildout = configparser.ConfigParser(interpolation=None)
    buildout.read(ROOT / "buildout.cfg")
    named = buildout["instance"]["wsgi-ini-template"].replace("${buildout:directory}", str(ROOT))
    assert "access-log" not in buildout["instance"] and "pipeline" not in buildout["instance"]
    log, own = "(r'{}', 'a')", {"use": "egg:waitress#main", "host": "127.0.0.1", "port": port, "threads": 4}
    values = {
        "server_main": "\n".join(f"{name} = {value}" for name, value in own.items()),
        "location": str(home),
        "pipeline": "translogger\n    egg:Zope#httpexceptions\n    zope",
    }
    for name in ("accesslog", "eventlog"):
        values[f"{name}_handler"], values[f"{name}_kwargs"], values[f"{name}_level"] = (
            "FileHandler",
            "{}",
            "INFO",
        )
        values[f"{name}_args"] = log.format(home / "var" / "log" / f"instance-{name}.log")
    return Path(named).read_text(encoding="utf-8") % values


def _look_around(server, agent: str) -> None:
    """Somebody who reads the first page, and may stand in the log."""
    seen = browser(SEEN, agent)
    assert seen.get(f"{server.url}/deviations").status_code == 200


def _notify(server, told: Story, user: str | None) -> None:
    register = f"{server.url}/deviations"
    form, follow = f"{register}/@@notify", f"{register}/@@notify-follow"
    hidden = {"X-Forwarded-For": FORWARDED, "X-Real-Ip": FORWARDED, "Forwarded": f"for={FORWARDED}"}
    one = browser(HIDDEN, AGENT, Referer=f"https://{REFERRED}/{FORWARDED}", **hidden)
    if user:
        one.auth = (user, password(server))
    _by_form(one, told, form, follow)
    _by_rest(one, told, register)
    _what_is_wrong(one, register, told.codes[-1])
    _oddly_spelled(one, server)
    _registry(one, server)
    # What the pages ask for by themselves.
    for page in (form, follow):
        for asset in set(re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg|png))', one.get(page).text)):
            one.get(asset, headers={"Referer": page})


def _by_form(one, told: Story, form: str, follow: str) -> None:
    page = one.get(form)
    assert page.status_code == 200
    token = re.search(r'name="_authenticator"[^>]*value="([0-9a-f]+)"', page.text)[1]
    once = re.search(r'name="once"[^>]*value="([^"]+)"', page.text)[1]
    sent = {**FORM, "send": "1", "_authenticator": token, "once": once}
    receipt = one.post(form, sent, headers={"Referer": form})
    assert receipt.status_code == 200 and receipt.url.endswith("/@@notify-receipt"), receipt.text
    shown = re.search(r'id="receipt-code"\s*>([0-9A-Z-]+)<', receipt.text)[1]
    told.codes += [shown, shown.replace("-", "")]
    back = one.post(follow, {"code": shown, "open": "1", "_authenticator": token})
    assert back.status_code == 200 and "VARSEL-" in back.text
    added = one.post(follow, {"code": shown, "text": "Mer.", "add": "1", "_authenticator": token})
    assert added.status_code == 200 and "Mer." in added.text


def _by_rest(one, told: Story, register: str) -> None:
    service = register.replace("/ntnu/", "/ntnu/++api++/")
    sent = one.post(f"{service}/@speakup", json={**BODY, "attachments": [PICTURE]})
    assert sent.status_code == 201, sent.text
    told.codes.append(sent.json()["code"])
    body = {"code": told.codes[-1], "text": "Mer, med fil.", "attachments": [PICTURE]}
    answer = one.post(f"{service}/@speakup-follow", json=body)
    assert (answer.status_code, len(answer.json()["messages"])) == (200, 1), answer.text


def _what_is_wrong(one, register: str, code: str) -> None:
    """Bad bodies, methods and codes: an error is written down more readily than what goes well."""
    json_ = {"Accept": "application/json", "Content-Type": "application/json"}
    for body in ("{", "[]", json.dumps({"what": 5}), "\xff"):
        answer = one.post(f"{register}/@speakup", data=body.encode("latin-1"), headers=json_)
        assert answer.status_code == 400, answer.text
    assert one.post(f"{register}/@speakup-follow", json={"code": "0" * 16}, headers=json_).status_code == 400
    assert one.post(f"{register}/@@notify", {**FORM, "send": "1"}).status_code in (200, 400, 403)
    # Zope answers some HEADs with a body, which the next answer on the line would be taken for.
    apart = {**json_, "Connection": "close"}
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"):
        for name in ("@speakup", "@speakup-follow", "@@notify", "notify-follow"):
            assert one.request(method, f"{register}/{name}", headers=apart).status_code < 500, (method, name)
    # A code that somebody put into an address.
    assert one.get(f"{register}/@@notify-follow", params={"code": code}).status_code < 500
    assert one.get(f"{register}/@@notify/nothing").status_code < 500
    came = {"came_from": f"{register}/@@notify-follow?code={code}"}
    assert one.get(f"{register}/login", params=came).status_code < 500


ODD = (
    "/ntnu/deviations/%40%40notify",
    "/ntnu/deviations/%2540%2540notify",
    "/ntnu//deviations///@@notify/",
    "/ntnu/deviations/./ie/../@@notify",
    "/ntnu/deviations/++view++notify",
    "/ntnu/deviations/@@NOTIFY",
    "/ntnu/deviations?notify:method=1",
    "/ntnu/deviations/++api++/++api++/@speakup",
    "/ntnu/deviations/@speakup%0d%0aX:%20y",
    "/VirtualHostBase/http/eqs.example:80/ntnu/VirtualHostRoot/_vh_x/deviations/@@notify",
    "/VirtualHostBase/http/eqs.example:80/ntnu/deviations/VirtualHostRoot/@@notify-follow",
)


def _oddly_spelled(one, server) -> None:
    for address in ODD:
        for method in ("GET", "POST"):
            asked = one.prepare_request(requests.Request(method, server.root_url))
            asked.url = f"{server.root_url}{address}"
            assert one.send(asked).status_code < 600
    # The page is named in the body alone.
    assert one.post(f"{server.url}/deviations", {"notify:method": "1"}).status_code < 500


def _registry(one, server) -> None:
    """Those who may read there leave no more than those who may not."""
    for person in (None, "speakup.officer", "student.kari"):
        login = (person, password(server)) if person else None
        for name in (
            "",
            "/",
            "/@@view",
            "/@@speakup-roles",
            "/nothing",
            "/VARSEL-2026-000001",
            "//%40%40view",
        ):
            answer = one.get(f"{server.url}/deviations/speakup{name}", auth=login)
            assert answer.status_code < 500, name


def test_what_is_seen_is_found(story):
    """The search finds what there is: the log of requests is written, and the case is in the database."""
    assert story.holding("Synlig/1.0") and story.holding(SEEN)
    assert story.holding("Synlig/2.0") == ["var/log/instance-accesslog.log"]
    assert "var/filestorage/Data.fs" in story.holding("De truet ham.")
    assert len(story.codes) == 12 and all(len(code) in (20, 23) for code in story.codes)


@pytest.mark.parametrize("trace", [HIDDEN, AGENT, "Fuglehund", FORWARDED, REFERRED])
def test_no_address_and_no_browser(story, trace):
    assert story.holding(trace) == []


def test_no_code(story):
    assert [code for code in story.codes if story.holding(code)] == []


def test_no_user_in_the_logs_of_what_was_anonymous(story):
    """Nothing was done by name there, so the logs know no such name."""
    found = story.holding("student.kari")
    assert [name for name in found if name.startswith("var/log") or name.endswith(".log")] == []


def test_no_request_of_theirs_in_the_log(story):
    for name in ("@@notify", "@speakup", "notify-follow", "notify-receipt"):
        logs = [path for path in story.holding(name) if path.endswith(".log")]
        assert logs == [], name
