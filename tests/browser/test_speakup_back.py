"""A deviation goes to SpeakUp! in a real browser by the words on its pages, and comes back."""

import re
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.looking import picture
from tests.browser.windows import Window

TITLE = "A teacher shouts at us"
WHAT = "He shouts at those who ask, every week."


def press(window: Window, name: str) -> None:
    window.page.get_by_role("button", name=name, exact=True).click()


def follow(window: Window, name: str | re.Pattern) -> None:
    window.page.get_by_role("link", name=name).first.click()


def heading(window: Window, words: str | re.Pattern) -> None:
    expect(window.page.get_by_role("heading", level=1)).to_contain_text(words)


def main(window: Window):
    return window.page.get_by_role("main")


def open_row(window: Window, number: str) -> None:
    main(window).locator("tr, li").filter(has_text=number).get_by_role("link").first.click()


def test_from_the_receipt_form_to_speakup_and_back(desks, demo):
    number = demo.person("student.kari").report(title=TITLE, what_happened=WHAT).json()["case_number"]

    ingrid = desks.at("recipient.ie", "en")
    ingrid.go(f"/case/{number}")
    case = ingrid.page.url
    ingrid.page.locator(".now .btn-primary").click()
    filling.assess(ingrid.page)
    ingrid.page.get_by_role("radio", name="NO, REJECTED NOTIFICATION CASE").check()
    ingrid.page.get_by_role("textbox", name="Text to the reporter").fill("SpeakUp! handles this.")
    expect(ingrid.page.locator("#dv-preview")).to_contain_text("Received becomes Re-registered")
    press(ingrid, "Completed receipt form")
    # A stub is left: the number, and nothing of what was written.
    ingrid.go(case)
    heading(ingrid, number)
    expect(main(ingrid)).not_to_contain_text(WHAT)
    expect(main(ingrid)).not_to_contain_text(TITLE)
    # What she has no part in is not there for her.
    ingrid.go("/speakup", 404)

    officer = desks.at("speakup.officer", "en")
    officer.go()
    follow(officer, "Notification cases")
    open_row(officer, number)
    expect(main(officer)).to_contain_text(WHAT)
    notification = re.search(r"VARSEL-\d{4}-\d{6}", main(officer).inner_text()).group()
    demo.mailed("speakup.officer", f"[EQS NTNU] Ny varslingssak {notification}")
    follow(officer, "Take the case on")
    expect(officer.page.locator("#dv-preview")).to_contain_text("Received becomes In process")
    press(officer, "Take the case on")
    follow(officer, "Answer or ask")
    officer.page.get_by_role("textbox", name="What do you want to say?").fill("When was it last?")
    expect(officer.page.locator("#dv-preview[data-dv-ready]")).to_contain_text("Kari Solbakken, one e-mail")
    press(officer, "Send")
    expect(main(officer)).to_contain_text("When was it last?")

    kari = desks.at("student.kari", "en")
    kari.go(f"/case/{number}")
    expect(main(kari)).not_to_contain_text(WHAT)
    follow(kari, "Read answers at SpeakUp!, or add something")
    open_row(kari, notification)
    expect(main(kari)).to_contain_text("When was it last?")
    kari.page.get_by_role("textbox", name="What do you want to add?").fill("It was on Monday.")
    kari.page.locator("button[name=add]").click()
    expect(kari.page.locator("[role=status]")).to_be_visible()

    officer.go("/speakup")
    open_row(officer, number)
    expect(main(officer)).to_contain_text("It was on Monday.")
    follow(officer, "Give back to the deviation register")
    officer.page.get_by_role("textbox", name="Text to the reporter").fill("It is a deviation after all.")
    preview = officer.page.locator("#dv-preview[data-dv-ready]")
    expect(preview).to_contain_text("Kari Solbakken, reporter")
    expect(preview).to_contain_text("Ingrid Myhre, notification recipient")
    expect(preview).to_contain_text("The deviation is to be answered by")
    filling.previewed(officer.page)
    picture(officer, "give-back-preview")
    press(officer, "Give back")
    expect(main(officer)).not_to_contain_text(WHAT)

    ingrid.go(f"/case/{number}")
    heading(ingrid, TITLE)
    expect(main(ingrid)).to_contain_text(WHAT)
    expect(main(ingrid)).not_to_contain_text("It was on Monday.")
    assert not ingrid.noise + officer.noise + kari.noise
