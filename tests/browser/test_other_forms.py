"""The forms of no action of a case: what is typed is there after reload, in another language and on Back."""

from playwright.sync_api import expect
from tests.browser.looking import picture

TO = "studentombud@ntnu.example"


def test_a_document_by_mail(desks, demo):
    window = desks.at("recipient.ie", "nb", 1280)
    page = window.page
    case = demo.case("recipient.ie", "in_process")
    window.go(f"{case}/@@send-document")
    page.locator("input[name=variant][value=redacted]").check()
    page.locator("[name=to]").fill(TO)
    page.locator("input[name=sensitive][value=yes]").check()
    page.locator("button[name=look]").click()
    for again in (lambda: None, page.reload):
        again()
        expect(page.locator("button[name=send]")).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text(TO)
    page.locator("button[name=change]").click()
    expect(page.locator("[name=to]")).to_have_value(TO)
    page.get_by_role("link", name="English").last.click()
    expect(page.locator("[name=to]")).to_have_value(TO)
    expect(page.locator("input[name=variant][value=redacted]")).to_be_checked()
    page.go_back()
    expect(page.locator("[name=to]")).to_have_value(TO)
    assert not window.noise


def test_a_role_is_taken_by_a_tick(desks):
    for language, width in (("nb", 360), ("en", 1280)):
        window = desks.at("eqs.admin", language, width)
        page = window.page
        window.go("/hf/@@role-form?role=Notification%20Recipient&leaving=recipient.hf")
        page.locator("[name=reason]").fill("Ny stilling.")
        page.locator(".actions button[type=submit]").click()
        expect(page.locator("#dv-errors")).to_be_visible()
        picture(window, "role-tick")
        page.locator("#dv-errors a").first.click()
        expect(page.locator("[name=warnings_confirmed]")).to_be_focused()
        page.reload()
        expect(page.locator("[name=reason]")).to_have_value("Ny stilling.")
        expect(page.locator("[name=warnings_confirmed]")).not_to_be_checked()
