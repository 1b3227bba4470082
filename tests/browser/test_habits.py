"""What people do in a browser: reload, Back, another language, two tabs, a press too many."""

from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.windows import Window

TEXT = "Tre uker uten opptak, og ingen svarer."


def value(window: Window, name: str):
    return expect(window.page.locator(f"#form [name='{name}']"))


def test_a_report_survives_what_people_do(windows):
    kari = windows.open("student.kari", "en")
    page = kari.page
    kari.go("/@@report")
    filling.check(page)
    filling.go_on(page)
    value(kari, "step").to_have_value("describe")
    # Typed and not sent: reload at once.
    page.locator("[name=what_happened]").fill(TEXT)
    page.reload()
    value(kari, "what_happened").to_have_value(TEXT)
    # Another language, by its link.
    page.locator("[name=title]").fill("Opptak mangler")
    page.locator(".dv-user a[hreflang=nb]").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    value(kari, "title").to_have_value("Opptak mangler")
    value(kari, "what_happened").to_have_value(TEXT)
    # The browser's own Back, and forward again.
    page.go_back()
    page.go_back()
    value(kari, "step").to_have_value("check")
    expect(page.locator("[name=gate][value=none]")).to_be_checked()
    filling.go_on(page)
    value(kari, "what_happened").to_have_value(TEXT)
    # A second tab holds the same form.
    second = kari.another()
    second.page.goto(page.url)
    value(second, "what_happened").to_have_value(TEXT)
    filling.describe(page, what_happened=TEXT)
    filling.go_on(page)
    filling.where(page)
    filling.go_on(page)
    filling.send(page)
    at_send = page.url
    page.locator("button[name=send]").click()
    page.wait_for_url("**/@@report-received")
    received = page.url
    # Back and Send again, in this tab and in the other: the same case.
    page.goto(at_send)
    expect(page).to_have_url(received)
    filling.go_on(second.page)
    expect(second.page).to_have_url(received)
    assert kari.noise == []
