"""The demo's people at a live server: what each sends and gets, and the mail each receives."""

import json
import requests
import time
from collections.abc import Callable
from email import policy
from email.parser import BytesParser
from pathlib import Path

REPORT = {
    "title": "Sensuren kom seks uker etter eksamen",
    "what_happened": "Karakterene i emnet ble ikke lagt ut før seks uker etter eksamen.",
    "consequence": "Vi rakk ikke å melde oss opp til ny prøve.",
    "gate": "none",
    "tried_channels": ["teacher", "reference_group"],
    "reporter_kind": "student",
    "faculty": "IE",
    "themes": ["assessment"],
    "reply_language": "en",
    "no_sensitive_data": True,
}


#: The three assessments of every receipt form.
ASSESSED = {"assessment_deviation": True, "assessment_sensitive": False, "assessment_unacceptable": False}
_OUTCOMES = frozenset({"approve", "change_unit", "not_approve", "reregister"})


def filled_in(action: str, data: dict) -> dict:
    """``data`` of an action, with the assessments of a receipt form where the data contain none."""
    return {**ASSESSED, **data} if action in _OUTCOMES else data


class Person:
    """A person with a user id, at the register of a demo server, over REST."""

    def __init__(self, server, user: str | None):
        self.server = server
        self.register = f"{server.url}/++api++/deviations"
        self.session = requests.Session()
        self.session.headers["Accept"] = "application/json"
        if user:
            self.session.auth = (user, password(server))

    def get(self, url: str, **params) -> requests.Response:
        return self.session.get(self._api(url), params=params, allow_redirects=False, timeout=60)

    def post(self, url: str, body=None, **headers) -> requests.Response:
        return self.session.post(
            self._api(url), json=body if body is not None else {}, headers=headers, timeout=60
        )

    def patch(self, url: str, body) -> requests.Response:
        return self.session.patch(self._api(url), json=body, timeout=60)

    def delete(self, url: str) -> requests.Response:
        return self.session.delete(self._api(url), timeout=60)

    def report(self, **changes) -> requests.Response:
        return self.post(f"{self.register}/@report-deviation", {**REPORT, **changes})

    def act(self, case: str, action: str, **data) -> requests.Response:
        return self.post(f"{case}/@action/{action}", filled_in(action, data))

    def find(self, number: str) -> str | None:
        """The address of the case with this number, as this person's list gives it."""
        items = self.get(f"{self.register}/@deviations", text=number).json()["items"]
        return items[0]["@id"] if items else None

    def page(self, path: str = "") -> requests.Response:
        """A page as a browser asks for it, redirects not followed."""
        url = path if path.startswith("http") else f"{self.server.url}/deviations{path}"
        return self.session.get(url, headers={"Accept": "text/html"}, allow_redirects=False, timeout=60)

    def _api(self, url: str) -> str:
        if "++api++" in url:
            return url
        return url.replace(self.server.url, f"{self.server.url}/++api++", 1)


def password(server) -> str:
    """The password the demo made for its people."""
    users = Path(server.instance.home) / "var" / "demo" / "users.json"
    return json.loads(users.read_text(encoding="utf-8"))["password"]


def mails(folder: Path, to: str | None = None, about: str = "") -> list:
    """The mails a catcher has stored, oldest first: those to ``to`` with ``about`` in the subject."""
    found = []
    for path in sorted(folder.glob("*.eml")):
        message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        if (to is None or f"{to}@" in message["To"]) and about in message["Subject"]:
            found.append(message)
    return found


def subjects(folder: Path, to: str, about: str = "") -> list[str]:
    """The subjects of the mails to ``to`` with ``about`` in them."""
    return [str(message["Subject"]) for message in mails(folder, to, about)]


def eventually(look: Callable[[], object], seconds: float = 30):
    """The result of ``look`` as soon as it is true; fails when it never is."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("It did not happen in time.")
