"""``docs/http/`` shows each service by a request that was sent and the answer that came.

Ids, numbers and moments differ from run to run, and are written as stand-ins.
"""

import json
import pytest
import re
from pathlib import Path
from tests.docs.pages import compare
from tests.people import Person
from tests.people import REPORT

FOLDER = Path(__file__).parents[2] / "docs" / "http"

STAND_INS = (
    (re.compile(r"http://localhost:\d+/ntnu/\+\+api\+\+"), "https://eqs.example/++api++"),
    (re.compile(r"http://localhost:\d+/ntnu"), "https://eqs.example"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "0123456789abcdef0123456789abcdef"),
    (re.compile(r"\b[0-9a-f]{16}\b"), "0123456789abcdef"),
    (re.compile(r"AVVIK-\d{4}-\d{6}"), "AVVIK-2026-000412"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "2026-11-18T08:30:00Z"),
    (re.compile(r"\d{4}-\d\d-\d\d\b"), "2026-12-16"),
    (
        re.compile(
            r"\b\d{1,2} (January|February|March|April|May|June|July|August|September"
            r"|October|November|December) \d{4}"
        ),
        "16 December 2026",
    ),
)


@pytest.fixture(scope="module")
def report(demo_server):
    return Person(demo_server, "student.kari").report().json()


@pytest.fixture
def show(demo_server):
    """Send a request as somebody, and compare the page that tells of it."""

    def show(name, user, method, url, body=None, headers=None, about=""):
        person = Person(demo_server, user)
        person.session.headers["Accept-Language"] = "en"
        url = person._api(url)
        answer = person.session.request(method, url, json=body, headers=headers or {}, timeout=60)
        lines = [f"{method} {url}", "Accept: application/json"]
        lines += [f"{key}: {value}" for key, value in (headers or {}).items()]
        if body is not None:
            lines += ["Content-Type: application/json", "", _json(body)]
        sent = "\n".join(lines)
        text = f"# {name}\n\n{about}\n\nSent by `{user}`:\n\n```http\n{sent}\n```\n\nThe answer:\n\n```http\n"
        text += f"HTTP/1.1 {answer.status_code} {answer.reason}\n"
        if answer.content:
            text += f"Content-Type: application/json\n\n{_json(_short(answer.json()))}\n"
        text += "```\n"
        for pattern, stand_in in STAND_INS:
            text = pattern.sub(stand_in, text)
        compare(FOLDER / f"{_slug(name)}.md", text)
        return answer

    return show


def test_report(show, demo_server):
    show(
        "Report a deviation",
        "student.kari",
        "POST",
        f"{demo_server.url}/deviations/@report-deviation",
        REPORT,
        about="Any logged-in person. Files go along as `attachments: [{filename, data}]`, data in base64.",
    )


def test_what_must_be_mended(show, demo_server):
    answer = show(
        "Bad input",
        "student.kari",
        "POST",
        f"{demo_server.url}/deviations/@report-deviation",
        {**REPORT, "consequence": "Ring 412 34 567", "faculty": "NOPE"},
        about="Every fault with its field. Send the codes of what is something else than it seems as"
        " `warnings_confirmed`. What was found is never repeated.",
    )
    assert answer.status_code == 400
    confirmed = Person(demo_server, "student.kari").report(
        consequence="Ring 412 34 567", warnings_confirmed=["telephone_number:consequence"]
    )
    assert confirmed.status_code == 201


def test_acts_of_a_case(show, report):
    case = report["@id"]
    about = "The acts this person may do now, each with its JSON schema."
    show("Actions available", "recipient.ie", "GET", f"{case}/@actions-available", about=about)
    body = {"unit": "IDI", "case_worker": "worker.idi"}
    about = "What the act would do. Nothing is stored."
    show("Preview an action", "recipient.ie", "POST", f"{case}/@preview/approve", body, about=about)
    about = (
        "`If-Match` with the revision that `@actions-available` told keeps two persons from acting at once."
    )
    show(
        "Somebody acted first",
        "recipient.ie",
        "POST",
        f"{case}/@action/approve",
        body,
        {"If-Match": '"99"'},
        about,
    )
    about = "An act. `@id` is null when the person has lost sight of the case by it."
    done = show("Do an action", "recipient.ie", "POST", f"{case}/@action/approve", body, about=about)
    about = "Who has access, why, given by whom, since and until when."
    show("Who has access", "worker.idi", "GET", f"{done.json()['@id']}/@access", about=about)
    about = "A case that a person may not see answers like one that does not exist."
    show("A hidden case", "recipient.hf", "GET", done.json()["@id"], about=about)


def test_lists(show, demo_server):
    show(
        "List cases",
        "student.kari",
        "GET",
        f"{demo_server.url}/deviations/@deviations?view=mine&b_size=1&facets=0&text=sensuren&sort_on=submitted"
        "&sort_order=descending",
        about="`view` is mine, unit, waiting, late or all; filters are `state`, `unit`, `theme` and `text`.",
    )


def test_folder_roles(show, demo_server):
    unit = f"{demo_server.url}/deviations/ie/idi"
    about = "The roles of the unit's own Sharing. Roles that are not named stay as they are."
    body = {"Case Worker": ["worker.idi", "worker.iik"], "reason": "In place of somebody on leave."}
    show("Change folder roles", "admin.ie", "PATCH", f"{unit}/@access", body, about=about)


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
