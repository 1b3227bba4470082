"""SpeakUp! in a real browser: from the receipt form to its recipient, and back by a code."""

import pytest
import re
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.looking import picture
from tests.browser.windows import Window

TITLE = "The teacher threatened us"
#: The smallest picture there is.
PICTURE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@pytest.fixture
def number(demo):
    """The number of a new case of Kari's at IE."""
    return demo.person("student.kari").report(title=TITLE).json()["case_number"]


def act(window: Window, name: str, **texts: str) -> None:
    """Do something with the case in the window, and look at its form on the way."""
    page = window.page
    page.locator(f"a[href$='action={name}']").click()
    expect(page.locator("button[name=complete]")).to_be_visible()
    for field, text in texts.items():
        page.locator(f"[name='{name}.{field}']").fill(text)
    filling.previewed(page)
    # The preview of what was typed last is there, not only of the first field: without it the server shows it
    # before anything is done.
    page.wait_for_load_state("networkidle")
    expect(page.locator("input[name=looked]")).to_be_attached()
    picture(window, f"speakup-{name}-filled")
    page.locator("button[name=complete]").click()
    expect(page.locator(".dv-case h1")).to_be_visible()
    picture(window, f"speakup-{name}-done")


def test_from_the_receipt_form_to_speakup(desks, demo, number):
    ingrid = desks.at("recipient.ie", "nb", 320)
    case = demo.person("recipient.ie").find(number).replace("/++api++", "")
    ingrid.go(f"{case}/@@receipt-form")
    filling.tick(ingrid.page, "do", "reregister")
    filling.receipt(ingrid.page, "reregister")
    filling.previewed(ingrid.page)
    picture(ingrid, "hand-over-preview")
    ingrid.page.locator("button[name=complete]").click()
    expect(ingrid.page.locator(".dv-chip").first).to_have_text("Omregistrert")
    picture(ingrid, "hand-over-recipient")
    assert TITLE not in ingrid.page.content()

    officer = desks.at("speakup.officer", "en", 1280)
    officer.go("/speakup")
    picture(officer, "speakup-registry")
    officer.page.locator("tbody tr").filter(has_text=number).locator("a.title").click()
    main = officer.page.get_by_role("main")
    expect(main).to_contain_text(TITLE)
    address = officer.page.url
    act(officer, "take")
    act(officer, "reply", text="We look into it. When was it?")
    expect(main).to_contain_text("When was it?")

    # Nobody of the register follows it there.
    ingrid.go(address, 404)
    kari = desks.at("student.kari", "nn", 320)
    kari.go(address, 404)
    kari.go(case)
    picture(kari, "hand-over-reporter")
    assert TITLE not in kari.page.content()
    kari.go("/@@notify-follow")
    kari.page.locator("#own ~ ul a").first.click()
    expect(kari.page.get_by_role("main")).to_contain_text("When was it?")
    picture(kari, "hand-over-answer")

    officer.go(address)
    act(officer, "close", conclusion="The teacher has been told.", text="We have talked with the teacher.")
    expect(main).to_contain_text("The teacher has been told.")
    # Nothing is left to do: what is told stays where it stood, to the left.
    left = "title => title.getBoundingClientRect().left"
    assert officer.page.locator("#told").evaluate(left) == officer.page.locator("h1").evaluate(left)
    kari.page.reload()
    expect(kari.page.get_by_role("main")).to_contain_text("We have talked with the teacher.")
    assert not kari.noise + officer.noise


def test_anonymous_and_back_by_the_code(windows, demo):
    sender = windows.open(None, "nn", 320)
    page = sender.page
    sender.go("/@@notify")
    filling.tick(page, "about", "staff")
    filling.tick(page, "reporter_kind", "student")
    page.locator("[name=anonymous]").check()
    page.locator("[name=what]").fill("Ein lærar ropte til oss.")
    page.locator("[name=attachments]").set_input_files(
        {"name": "../bilete 🙂.gif", "mimeType": "image/gif", "buffer": PICTURE}
    )
    picture(sender, "anonymous-filled")
    page.locator("button[name=send]").click()
    code = page.locator("#receipt-code").inner_text()
    number = re.search(r"VARSEL-\d{4}-\d{6}", page.get_by_role("main").inner_text()).group()
    picture(sender, "anonymous-receipt")
    assert re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", code)
    expect(page.locator("[data-dv-copy=receipt-code]")).to_be_visible()
    # It is still there after the page was loaded again, and until who sent it says so.
    page.reload()
    expect(page.locator("#receipt-code")).to_have_text(code)

    officer = windows.open("speakup.officer", "nb")
    officer.go("/speakup")
    officer.page.locator("tbody tr").filter(has_text=number).locator("a.title").click()
    expect(officer.page.get_by_role("main")).to_contain_text("🙂.gif")
    with officer.page.expect_download() as waited:
        officer.page.locator("#files ul a").first.click()
    assert waited.value.suggested_filename.endswith(".gif") and "/" not in waited.value.suggested_filename
    act(officer, "take")
    act(officer, "reply", text="Når var det?")

    # Another machine, another day.
    back = windows.open(None, "en", 320)
    page = back.page
    back.go("/@@notify-follow")
    page.locator("[name=code]").fill("1234 5678 1234 5678")
    page.locator("button[name=open]").click()
    expect(page.locator("#dv-errors")).to_be_visible()
    picture(back, "anonymous-wrong-code")
    assert number not in page.content()
    page.locator("[name=code]").fill(code)
    page.locator("button[name=open]").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Når var det?")
    assert code not in page.url and code not in main.inner_text()
    page.locator("[name=text]").fill("It was on Monday.")
    picture(back, "anonymous-back")
    page.locator("button[name=add]").click()
    expect(page.locator("[role=status]")).to_be_visible()
    expect(main).to_contain_text("It was on Monday.")
    picture(back, "anonymous-added")
    officer.page.reload()
    expect(officer.page.get_by_role("main")).to_contain_text("It was on Monday.")
    assert not sender.noise + officer.noise
