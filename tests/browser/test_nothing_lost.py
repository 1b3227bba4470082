"""What one typed is still there when something goes wrong."""

import pytest
import re
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.windows import Window
from tests.people import password

TELEPHONE = "Ring 73 59 50 00 om det."
IDENTITY = f"Det gjelder {filling.IDENTITY_NUMBER}."


def expect_typed(window: Window, **texts: str) -> None:
    for name, text in texts.items():
        expect(window.page.locator(f"[name='{name}']")).to_have_value(text)


def at_describe(window: Window) -> Window:
    window.go("/@@report")
    filling.check(window.page)
    filling.go_on(window.page)
    expect(window.page.locator("input[name=step]")).to_have_value("describe")
    return window


def complete(window: Window) -> int:
    """Press the last button; the status of the answer."""
    with window.page.expect_navigation() as answer:
        window.page.locator("button[name=complete]").click()
    return answer.value.status


def acted(demo, actor: str, case: str, act: str, **data) -> str:
    """Do an action as somebody else; where the case is then."""
    done = demo.person(actor).act(case, act, **data)
    assert done.status_code == 200, done.text
    return done.json()["@id"].replace("/++api++", "")


@pytest.fixture
def kari(desks):
    return at_describe(desks.at("student.kari"))


@pytest.fixture
def case(demo):
    """A new case at IE, by its address."""
    answer = demo.person("student.kari").report()
    return answer.json()["@id"].replace("/++api++", "")


def test_a_field_left_out(kari):
    filling.describe(kari.page, title="")
    filling.go_on(kari.page)
    expect(kari.page.get_by_role("alert")).to_contain_text("Title: Fill in this field.")
    expect(kari.page.locator("#title")).to_have_attribute("aria-invalid", "true")
    expect(kari.page).to_have_title("Error: Step 2 of 4: Describe what happened – NTNU")
    expect_typed(kari, **{**filling.TEXTS, "title": ""})
    expect(kari.page.locator("[name=themes][value=assessment]")).to_be_checked()


def test_what_may_be_sensitive_is_confirmed(kari):
    filling.describe(kari.page, what_happened=TELEPHONE)
    filling.go_on(kari.page)
    expect(kari.page.get_by_role("alert")).to_contain_text("may contain a telephone number")
    assert "73 59 50 00" not in kari.page.get_by_role("alert").inner_text()
    expect_typed(kari, **{**filling.TEXTS, "what_happened": TELEPHONE})
    kari.page.get_by_role("checkbox", name="This is not a telephone number").check()
    filling.go_on(kari.page)
    expect(kari.page.locator("input[name=step]")).to_have_value("where")
    # It stays confirmed to the end.
    filling.where(kari.page)
    filling.go_on(kari.page)
    filling.send(kari.page)
    kari.page.get_by_role("button", name="Send the report").click()
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("We have received your report")


def test_an_identity_number_is_refused(kari):
    filling.describe(kari.page, consequence=IDENTITY)
    filling.go_on(kari.page)
    expect(kari.page.get_by_role("alert")).to_contain_text("national identity number")
    assert filling.IDENTITY_NUMBER not in kari.page.get_by_role("alert").inner_text()
    expect(kari.page.locator("[name=warnings_confirmed]")).to_have_count(0)
    expect_typed(kari, **{**filling.TEXTS, "consequence": IDENTITY})


def test_going_back_and_forth(kari):
    filling.describe(kari.page)
    filling.go_on(kari.page)
    filling.where(kari.page)
    kari.page.get_by_role("button", name="Back", exact=True).click()
    expect_typed(kari, **filling.TEXTS)
    filling.go_on(kari.page)
    expect(kari.page.locator("#faculty option:checked")).to_contain_text("IE,")
    filling.go_on(kari.page)
    kari.page.get_by_role("button", name=re.compile("Change.*Describe")).click()
    expect_typed(kari, **filling.TEXTS)


def test_logged_out_while_writing(windows, demo):
    kari = at_describe(windows.open("student.kari", "en"))
    filling.describe(kari.page)
    other = kari.context.new_page()
    other.goto(f"{kari.site}/logout")
    # The cookie is dead, in whatever window it is: the next one needs a new.
    windows.logins.pop("student.kari")
    filling.go_on(kari.page)
    expect(kari.page.get_by_role("alert").first).to_contain_text("You have been logged out")
    expect_typed(kari, **filling.TEXTS)
    other.goto(f"{kari.site}/login")
    other.locator("[name=__ac_name]").fill("student.kari")
    other.locator("[name=__ac_password]").fill(password(demo.server))
    other.locator("[name='buttons.login']").click()
    expect(other.locator(".dv-user a[href$='/logout']")).to_be_visible()
    # The token on the page is of the time without log-in: sent once more, the form has a new one.
    for _ in range(2):
        if kari.page.locator("input[name=step]").get_attribute("value") == "describe":
            expect_typed(kari, **filling.TEXTS)
            filling.go_on(kari.page)
    expect(kari.page.locator("input[name=step]")).to_have_value("where")


def test_another_tab_has_done_it(desks, case):
    first = desks.at("recipient.ie")
    second = first.another()
    for window in (first, second):
        window.go(f"{case}/@@receipt-form")
    filling.tick(first.page, "do", "approve")
    filling.receipt(first.page, "approve")
    filling.tick(second.page, "do", "not_approve")
    filling.receipt(second.page, "not_approve")
    for window in (first, second):
        expect(window.page.locator("#dv-preview[data-dv-ready]")).to_be_visible()
    complete(first)
    expect(first.page.locator(".dv-chip").first).to_have_text("Forwarded")

    # The case stands at another address now. First she is told that something happened, then what.
    for told in ("Somebody has done something with the case", "the case has the status “Forwarded”"):
        assert complete(second) == 409
        expect(second.page.get_by_role("alert").first).to_contain_text(told)
        see = second.page.get_by_role("link", name="See what happened in the case")
        expect(see).to_have_attribute("href", first.page.url)
        expect_typed(
            second,
            **{
                "not_approve.text": "Dette tas opp i referansegruppa.",
                "not_approve.where_instead": "Referansegruppa i emnet.",
            },
        )


def test_a_colleague_has_taken_the_case_on(desks, demo, case):
    case = acted(demo, "recipient.ie", case, "approve", unit="IDI", case_worker="worker.idi")
    wenche = desks.at("worker.idi")
    wenche.go(f"{case}/@@process-form")
    filling.tick(wenche.page, "do", "send_back")
    filling.process(wenche.page, "send_back")
    expect(wenche.page.locator("#dv-preview[data-dv-ready]")).to_be_visible()
    acted(demo, "worker.idi", case, "accept", severity="low")
    assert complete(wenche) == 409
    expect_typed(wenche, **{"send_back.reason": "Saken hører til IIK."})


def test_somebody_else_has_done_something(desks, demo, case):
    case = acted(demo, "recipient.ie", case, "approve", unit="IE", case_worker="worker.ie")
    ingrid = desks.at("recipient.ie")
    page = ingrid.page
    ingrid.go(f"{case}/@@action-form?action=reregister")
    page.get_by_role("textbox", name="Text to the reporter").fill("Saken er alvorlig.")
    expect(page.locator("#dv-preview[data-dv-ready]")).to_be_visible()
    acted(demo, "worker.ie", case, "add_coworker", person="worker.idi")

    assert complete(ingrid) == 409
    expect(page.get_by_role("alert").first).to_contain_text("Somebody has done something with the case")
    expect(page.get_by_role("link", name="See what happened in the case")).to_have_attribute("href", case)
    expect_typed(ingrid, **{"reregister.text": "Saken er alvorlig."})

    # She looks, and sends again.
    complete(ingrid)
    expect(page.locator(".dv-chip").first).to_have_text("Re-registered")
