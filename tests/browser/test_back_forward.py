"""Back and Forward as people's browsers do it: a page comes back as it was left, if the site lets it."""

import pytest
import re
from playwright.sync_api import expect
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
from tests.browser import filling
from tests.browser.windows import LAUNCH
from tests.browser.windows import Window
from tests.people import password

#: Playwright switches it off in every browser it starts.
KEPT_PAGES = "--disable-back-forward-cache"
WHAT = "Tre uker uten opptak."


@pytest.fixture(scope="module")
def browser():
    """A browser that keeps pages for Back and Forward."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**LAUNCH, ignore_default_args=[KEPT_PAGES])
        yield chromium
        chromium.close()


@pytest.fixture
def address(demo):
    """The address of a new case."""
    told = demo.person("student.kari").report(what_happened=WHAT).json()
    return told["@id"].replace("/++api++", "")


def go_back(page: Page) -> None:
    """Playwright's own waits for the page to be loaded, and one that comes back as it was is not."""
    page.evaluate("history.back()")


def main(window: Window):
    return expect(window.page.get_by_role("main"))


def test_a_link_of_a_mail_leads_to_the_case_and_after_log_out_back_does_not(windows, demo, address):
    ingrid = windows.open(None, "en")
    page = ingrid.page
    page.goto(address)
    expect(page.locator("[name=__ac_name]")).to_be_visible()
    page.locator("[name=__ac_name]").fill("recipient.ie")
    page.locator("[name=__ac_password]").fill(password(demo.server))
    page.locator("[name='buttons.login']").click()
    expect(page).to_have_url(address)
    main(ingrid).to_contain_text(WHAT)
    page.locator(".dv-user a[href$='/logout']").click()
    expect(page.locator(".dv-user a[href*='/login']")).to_be_visible()
    go_back(page)
    expect(page.locator("[name=__ac_name]")).to_be_visible()
    assert WHAT not in page.content()


def test_a_receipt_form_is_there_after_reload_another_language_and_back(windows, address):
    ingrid = windows.open("recipient.ie", "en")
    page = ingrid.page
    ingrid.go(f"{address}/@@receipt-form")
    filling.assess(page)
    filling.tick(page, "do", "reregister")
    text = page.locator("[name='reregister.text']")
    text.fill("Saken er alvorlig.")
    page.reload()
    expect(text).to_have_value("Saken er alvorlig.")
    text.fill("Saken er svært alvorlig.")
    page.locator(".dv-user a[hreflang=nb]").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(text).to_have_value("Saken er svært alvorlig.")
    # To the case and back.
    ingrid.go(address)
    go_back(page)
    expect(text).to_have_value("Saken er svært alvorlig.")
    expect(page.locator("[name=do][value=reregister]")).to_be_checked()
    assert ingrid.noise == []


def test_what_was_done_is_not_done_again_by_back_and_send(windows, demo, address):
    ingrid = windows.open("recipient.ie", "en")
    page = ingrid.page
    ingrid.go(f"{address}/@@message-form")
    page.locator("[name='add_message.text']").fill("Vi ser på saken.")
    expect(page.locator("#dv-preview[data-dv-ready]")).to_be_visible()
    page.locator("button[name=complete]").click()
    case_page = re.compile(f"{re.escape(address)}(#.*)?$")
    expect(page).to_have_url(case_page)
    go_back(page)
    button = page.locator("button[name=complete]")
    expect(button.or_(page.locator("#messages")).first).to_be_attached()
    if button.count():
        button.click()
    # The form leads to the case once more.
    expect(page).to_have_url(case_page)
    main(ingrid).to_contain_text("Vi ser på saken.")
    messages = demo.person("recipient.ie").get(address).json()["messages"]
    assert [message["text"] for message in messages] == ["Vi ser på saken."]


def test_a_report_goes_back_and_forward(windows):
    kari = windows.open("student.kari", "en")
    page = kari.page
    kari.go("/@@report")
    filling.check(page)
    filling.go_on(page)
    filling.describe(page, what_happened=WHAT)
    filling.go_on(page)
    step = page.locator("#form [name=step]")
    expect(step).to_have_value("where")
    # A page that is kept comes back as it was left; one that is not is filled from the draft.
    go_back(page)
    expect(step).to_have_value("describe")
    expect(page.locator("[name=what_happened]")).to_have_value(WHAT)
    go_back(page)
    expect(step).to_have_value("check")
    expect(page.locator("[name=gate][value=none]")).to_be_checked()
    page.evaluate("history.forward()")
    expect(step).to_have_value("describe")
    expect(page.locator("[name=what_happened]")).to_have_value(WHAT)
    # One press after coming back is one press: the script has not kept that the form was sent.
    filling.go_on(page)
    expect(step).to_have_value("where")
    assert kari.noise == []
