"""Filling in forms, by the names of their fields: the same in every language."""

import re
from itertools import product
from playwright.sync_api import expect
from playwright.sync_api import Page
from stdnum.no import fodselsnummer
from tests.people import ASSESSED

TEXTS = {
    "title": "Sensuren kom seks uker etter eksamen",
    "what_happened": "Karakterene i emnet ble ikke lagt ut før seks uker etter eksamen.",
    "consequence": "Vi rakk ikke å melde oss opp til ny prøve.",
    "suggestion": "En frist i rutinen.",
}
CLOSING = {
    "conclusion": "Rutinen manglet en frist.",
    "text": "We found that the routine had no date. It has one now.",
    "measures_text": "A date was set for each examination.",
}
#: The first possible number of one born in 1860: nobody's now.
IDENTITY_NUMBER = next(
    number
    for number in (f"010160{person}{check:02}" for person, check in product(range(500, 750), range(100)))
    if fodselsnummer.is_valid(number)
)


def tick(page: Page, name: str, value: str) -> None:
    """Choose one radio or box."""
    page.locator(f"[name='{name}'][value='{value}']").check()


def choose(page: Page, name: str, beginning: str) -> None:
    """Choose the option of a list whose words begin so; waits until the page that has it is there."""
    field = page.locator(f"select[name='{name}']")
    option = field.locator("option", has_text=re.compile(rf"^\s*{re.escape(beginning)}")).first
    value = option.get_attribute("value")
    assert value, f"{beginning} has no value"
    field.select_option(value)


def go_on(page: Page) -> None:
    """To the next step of the report."""
    page.locator(".actions button[name=next]").click()


def check(page: Page, gate: str = "none") -> None:
    """Step 1 of the report."""
    tick(page, "gate", gate)
    tick(page, "tried_channels", "teacher")
    tick(page, "reporter_kind", "student")


def describe(page: Page, **texts: str) -> None:
    """Step 2."""
    for name, text in {**TEXTS, **texts}.items():
        page.locator(f"[name={name}]").fill(text)
    tick(page, "themes", "assessment")


def where(page: Page) -> None:
    """Step 3."""
    choose(page, "faculty", "IE,")


def send(page: Page) -> None:
    """Step 4."""
    tick(page, "reply_language", "en")
    tick(page, "no_sensitive_data", "yes")


STEPS = {"check": check, "describe": describe, "where": where, "send": send}


def assess(page: Page) -> None:
    """The three assessments, where they are asked for."""
    for name, answer in ASSESSED.items():
        if page.locator(f"input[name={name}]").count():
            tick(page, name, "yes" if answer else "no")


def receipt(page: Page, choice: str) -> None:
    """What each of the four choices asks for, and the three assessments."""
    assess(page)
    if choice == "approve":
        choose(page, "approve.unit", "IDI,")
        page.locator("select[name='approve.case_worker']").select_option("worker.idi")
    elif choice == "change_unit":
        choose(page, "change_unit.faculty", "HF,")
        page.locator("[name='change_unit.reason']").fill("Emnet hører til HF.")
    elif choice == "not_approve":
        page.locator("select[name='not_approve.reason_code']").select_option("ordinary_channel")
        page.locator("[name='not_approve.text']").fill("Dette tas opp i referansegruppa.")
        page.locator("[name='not_approve.where_instead']").fill("Referansegruppa i emnet.")
    else:
        page.locator("[name='reregister.text']").fill("Saken er alvorlig.")


def process(page: Page, choice: str) -> None:
    """What taking a case on, or sending it back, asks for."""
    if choice == "accept":
        tick(page, "accept.severity", "high")
    else:
        page.locator("[name='send_back.reason']").fill("Saken hører til IIK.")


def close(page: Page) -> None:
    """What closing asks for."""
    for name, text in CLOSING.items():
        page.locator(f"[name='close.{name}']").fill(text)
    tick(page, "close.solved", "yes")


def look_for(page: Page, field: str, name: str) -> None:
    """Search for a person in a form, and wait for what is found."""
    place = field.replace(".", "-").replace("_", "-")
    page.locator(f"[name='find.{field}']").fill(name)
    # What an earlier search found is there until the answer has come.
    page.locator(f"#{place}-found > *").evaluate_all("found => found.forEach(e => e.classList.add('former'))")
    page.locator(f"button[name=search][value='{field}']").click()
    expect(page.locator(f"#{place}-found > .former")).to_have_count(0)
    expect(page.locator(f"#{place}-found > *").first).to_be_attached()


def previewed(page: Page) -> None:
    """Wait until the page tells what will happen, and open the mails."""
    preview = page.locator("#dv-preview[data-dv-ready]")
    expect(preview).to_be_visible()
    letters = preview.locator("details summary")
    if letters.is_visible():
        letters.click()
