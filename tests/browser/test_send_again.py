"""In a real browser: a mail that a mail server refused is sent again, when the address has been put right."""

import requests
from playwright.sync_api import expect
from tests.people import eventually
from tests.people import password

TITLE = "The lift to the exam hall is out of order"
GONE, RIGHT = "ingeborg@ntnu.invalid", "student.ingeborg@ntnu.example"


def address(demo, person: str, email: str) -> None:
    """Let Zope's manager set the address of somebody."""
    url, manager = f"{demo.server.url}/++api++/@users/{person}", demo.server.manager
    answer = requests.patch(url, json={"email": email}, auth=manager, timeout=60)
    assert answer.status_code == 204, answer.text


def make_reporter(demo, person: str) -> None:
    url, manager = f"{demo.server.url}/++api++/@users", demo.server.manager
    data = {"username": person, "email": RIGHT, "fullname": "Ingeborg Moe", "password": password(demo.server)}
    answer = requests.post(url, json=data, auth=manager, headers={"Accept": "application/json"}, timeout=60)
    assert answer.status_code == 201, answer.text


def test_what_was_refused_is_sent_again(desks, demo):
    make_reporter(demo, "student.ingeborg")
    report = demo.person("student.ingeborg").report(title=TITLE).json()
    number = report["case_number"]
    recipient = demo.person("recipient.ie")
    eventually(lambda: demo.subjects("student.ingeborg", number))
    address(demo, "student.ingeborg", GONE)
    asked = recipient.act(report["@id"], "request_information", text="Since when?")
    assert asked.status_code == 200, asked.text
    demo.mailed("recipient.ie", f"[EQS NTNU] E-post om ID {number} kom ikke fram")
    address(demo, "student.ingeborg", RIGHT)

    torunn = desks.at("recipient.ie")
    torunn.go(report["@id"].replace("/++api++", ""))
    torunn.page.get_by_text("More actions", exact=True).click()
    torunn.page.get_by_role("link", name="Send refused e-mail again").click()
    form = torunn.page.locator("form#form")
    expect(form.locator(".dv-rows li")).to_have_count(1)
    expect(form.locator(".dv-rows li")).to_contain_text("Ingeborg Moe")
    expect(torunn.page.locator("#dv-preview[data-dv-ready]")).to_contain_text("Ingeborg Moe")
    form.get_by_role("button", name="Send again", exact=True).click()
    expect(
        torunn.page.get_by_text(f"The refused e-mails about {number} are being sent again.")
    ).to_be_visible()
    expect(torunn.page.get_by_role("link", name="Send refused e-mail again")).to_have_count(0)
    demo.mailed("student.ingeborg", f"[EQS NTNU] Question about ID {number}")
