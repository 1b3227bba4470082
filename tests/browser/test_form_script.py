"""What the script of forms does, in older browsers too: counters, the line that is read out, one sending."""

import re
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.windows import Window

#: Browsers before Safari 16 have neither.
OLDER = """delete HTMLFormElement.prototype.requestSubmit;
delete SubmitEvent.prototype.submitter;"""


def at_describe(window: Window) -> Window:
    window.go("/@@report")
    filling.check(window.page)
    filling.go_on(window.page)
    expect(window.page.locator("input[name=step]")).to_have_value("describe")
    return window


def described_by(window: Window, name: str) -> list[str]:
    return (window.page.locator(f"[name={name}]").get_attribute("aria-describedby") or "").split()


def test_a_counter_belongs_to_its_field_and_counts_as_people_do(desks):
    kari = at_describe(desks.at("student.kari"))
    page = kari.page
    page.locator("[name=title]").fill("Å 😀👍🏽")
    # A letter, a space, a face, and a thumb with its colour: as the server counts.
    expect(page.locator("#title-count [data-dv-now]")).to_have_text("5")
    assert "title-count" in described_by(kari, "title")
    text, counter = page.locator("[name=what_happened]"), page.locator("#what-happened-count")
    text.fill("a" * 15_999)
    expect(counter).to_be_hidden()
    assert "what-happened-count" not in described_by(kari, "what_happened")
    text.fill("😀" * 16_000)
    expect(counter).to_be_visible()
    expect(counter.locator("[data-dv-now]")).to_have_text("16000")
    assert "what-happened-count" in described_by(kari, "what_happened")
    text.fill("kort")
    expect(counter).to_be_hidden()
    assert kari.noise == []


def test_one_line_of_the_preview_is_read_out(desks, demo):
    case = demo.person("student.kari").report().json()["@id"].replace("/++api++", "")
    ingrid = desks.at("recipient.ie")
    page = ingrid.page
    ingrid.go(f"{case}/@@receipt-form")
    filling.tick(page, "do", "approve")
    filling.receipt(page, "approve")
    preview = page.locator("#dv-preview[data-dv-ready]")
    expect(preview).to_be_visible()
    said = page.locator("[data-dv-said]")
    expect(said).to_have_attribute("role", "status")
    expect(said).to_have_text(
        re.compile(r"Ready to complete\. Get access: \d+\. Lose access: \d+\. E.mails: \d+\.")
    )
    # What is long is there to be read, and is not read out by itself.
    assert len(preview.inner_text()) > 200
    for live in ("aria-live", "role"):
        assert (
            preview.locator(f"xpath=ancestor-or-self::*[@{live}='polite' or @{live}='status']").count() == 0
        )
    # Something that changes nothing of it is not said once more.
    page.evaluate("""() => {
        window.heard = 0;
        new MutationObserver(() => { window.heard += 1; }).observe(
            document.querySelector("[data-dv-said]"), {childList: true, characterData: true, subtree: true});
    }""")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("[name='approve.note']").fill("Ring studentombudet.")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.heard") == 0


def test_an_older_browser_sends_what_was_pressed(windows):
    kari = windows.open("student.kari", "en")
    page = kari.page
    page.add_init_script(OLDER)
    page.clock.install()
    at_describe(kari)
    assert page.evaluate("HTMLFormElement.prototype.requestSubmit") is None
    filling.describe(page)
    # So long after the page was opened it is asked first whether one is still logged in; then it is sent.
    page.clock.fast_forward("06:00")
    sent: list[str] = []
    page.on(
        "request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None
    )
    page.locator(".actions button[name=back]").click()
    expect(page.locator("input[name=step]")).to_have_value("check")
    assert ['name="back"' in body for body in sent] == [True]
    expect(page.locator("[name=gate][value=none]")).to_be_checked()
    filling.go_on(page)
    expect(page.locator("[name=title]")).to_have_value(filling.TEXTS["title"])
    assert kari.noise == []
