"""What the tests that write ``docs/http/`` share.

Ids, numbers and moments differ from run to run, and are written as stand-ins.
"""

import json
import pytest
import re
from functools import cache
from pathlib import Path
from tests.docs.pages import compare
from tests.openapi import Described
from tests.people import Person

FOLDER = Path(__file__).parents[2] / "docs" / "http"

STAND_INS = (
    (re.compile(r"http://localhost:\d+/ntnu/\+\+api\+\+"), "https://eqs.example/++api++"),
    (re.compile(r"http://localhost:\d+/ntnu"), "https://eqs.example"),
    (
        re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"),
        "01234567-89ab-cdef-0123-456789abcdef",
    ),
    (re.compile(r"\b[0-9a-f]{32}\b"), "0123456789abcdef0123456789abcdef"),
    # Where a list was left.
    (re.compile(r'"after": "[A-Za-z0-9_-]+"'), '"after": "WyJkdWUiLGZhbHNlLDczOTk1OCwi…"'),
    # A pass phrase.
    (re.compile(r'"[a-z2-9]{4}(-[a-z2-9]{4}){4}"'), '"abcd-efgh-jkmn-pqrs-tuvw"'),
    # A digest.
    (re.compile(r"\b[0-9a-f]{64}\b"), "0123456789abcdef" * 4),
    (re.compile(r"\b[0-9a-f]{16}\b"), "0123456789abcdef"),
    # A receipt code.
    (re.compile(r'"code": "[0-9A-Z]{20}"'), '"code": "0123456789ABCDEFGHJK"'),
    (re.compile(r"VARSEL-\d{4}-\d{6}"), "VARSEL-2026-000042"),
    (re.compile(r"AVVIK-\d{4}-\d{6}"), "AVVIK-2026-000412"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "2026-11-18T08:30:00Z"),
    # Whether the server's clock has written its first list of heads yet depends on the moment.
    (re.compile(r'"compared_with": null'), '"compared_with": "2026-11-18T08:30:00Z"'),
    (re.compile(r"\d{4}-\d\d-\d\d\b"), "2026-12-16"),
    (
        re.compile(
            r"\b\d{1,2} (January|February|March|April|May|June|July|August|September"
            r"|October|November|December) \d{4}"
        ),
        "16 December 2026",
    ),
)


@cache
def _described(server) -> Described:
    person = Person(server, "eqs.admin")
    return Described(person.get(f"{person.register}/@openapi").json())


@pytest.fixture
def show(demo_server):
    """Send a request as somebody, compare the page that tells of it, and what ``@openapi`` tells of it."""

    def show(name, user, method, url, body=None, headers=None, about=""):
        person = Person(demo_server, user)
        person.session.headers["Accept-Language"] = "en"
        url = person._api(url)
        answer = person.session.request(method, url, json=body, headers=headers or {}, timeout=60)
        assert _described(demo_server).faults(method, url, body, answer) == []
        lines = [f"{method} {url}", "Accept: application/json"]
        lines += [f"{key}: {value}" for key, value in (headers or {}).items()]
        if body is not None:
            lines += ["Content-Type: application/json", "", _json(body)]
        sent = "\n".join(lines)
        whom = f"`{user}`" if user else "somebody who is not logged in"
        text = f"# {name}\n\n{about}\n\nSent by {whom}:\n\n```http\n{sent}\n```\n\nThe answer:\n\n```http\n"
        text += f"HTTP/1.1 {answer.status_code} {answer.reason}\n"
        kind = answer.headers.get("Content-Type")
        if kind in ("application/pdf", "application/zip"):
            text += f"Content-Type: {kind}\n"
            text += f"Content-Disposition: {answer.headers['Content-Disposition']}\n"
        elif answer.content:
            text += f"Content-Type: application/json\n\n{_json(_short(answer.json()))}\n"
        text += "```\n"
        for pattern, stand_in in STAND_INS:
            text = pattern.sub(stand_in, text)
        compare(FOLDER / f"{_slug(name)}.md", text)
        return answer

    return show


def _json(value) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True)


def _short(value):
    """The answer with long lists and long schemas cut, and long texts at their first line."""
    if isinstance(value, dict):
        return {
            k: "…" if k == "properties" else v if k != "items_total" else 1
            for k, v in ((k, _short(v)) for k, v in value.items())
        }
    if isinstance(value, list):
        return [_short(item) for item in value[:4]]
    if isinstance(value, str) and len(value) > 160:
        return value.split("\n")[0][:120] + " …"
    return value


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
