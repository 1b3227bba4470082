"""Words are selected in the text, with the keyboard and with the mouse, and removed from it."""

import pytest
from playwright.sync_api import expect
from tests.browser.looking import picture
from tests.people import filled_in

WHAT = "Per Hansen kom for sent. Senere gikk Per Hansen igjen."


@pytest.mark.parametrize(("language", "width"), [("nb", 320), ("en", 1280)])
def test_words_are_selected(desks, demo, language, width):
    made = demo.person("student.kari").report(what_happened=WHAT).json()
    recipient, number = demo.person("recipient.ie"), made["case_number"]
    body = filled_in("approve", {"unit": "IDI", "case_worker": "worker.idi"})
    assert recipient.post(f"{recipient.register}/case/{number}/@action/approve", body).status_code == 200
    window = desks.at("recipient.ie", language, width)
    page = window.page
    window.go(f"/case/{number}/")
    page.goto(page.url.rstrip("/") + "/@@redact-form")
    words, which = page.locator("[name='redact.words']"), page.locator("[name='redact.occurrence']")
    page.locator("select[name='redact.target']").select_option("field:what_happened")
    area = page.locator("#dv-source textarea")
    expect(area).to_have_value(WHAT)
    area.focus()
    page.keyboard.press("Control+Home")
    for _letter in range(len("Per Hansen")):
        page.keyboard.press("Shift+ArrowRight")
    expect(words).to_have_value("Per Hansen")
    expect(which).to_have_value("1")
    area.evaluate("(area, at) => area.setSelectionRange(at, at + 11)", WHAT.index(" Per Hansen"))
    area.dispatch_event("mouseup")
    expect(words).to_have_value("Per Hansen")
    expect(which).to_have_value("2")
    page.locator("[name='redact.reason']").fill("Navnet skal ikke stå her.")
    page.locator("[name='redact.reason']").blur()
    expect(page.locator("[data-dv-live]")).to_contain_text("gikk [redacted] igjen")
    picture(window, f"redact-words-{language}")
    page.locator("button[name=complete]").click()
    expect(page.locator("#reported")).to_contain_text(
        "Per Hansen kom for sent. Senere gikk [redacted] igjen."
    )
    assert not window.noise
