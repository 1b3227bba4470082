"""In a real browser: a question and its answer, a preliminary response, and the end of an access."""

import pytest
import re
from datetime import date
from datetime import timedelta
from playwright.sync_api import expect
from tests.browser.windows import Window

TITLE = "Nobody tells us when the grades come"


@pytest.fixture
def case(demo):
    """A new case of Kari's that Wenche processes at IDI; its address."""
    report = demo.person("student.kari").report(title=TITLE).json()
    recipient, worker = demo.person("recipient.ie"), demo.person("worker.idi")
    approved = recipient.act(report["@id"], "approve", unit="IDI", case_worker="worker.idi")
    accepted = worker.act(approved.json()["@id"] or _found(worker, report), "accept", severity="high")
    return accepted.json()["@id"].replace("/++api++", "")


def _found(person, report) -> str:
    return person.find(report["case_number"])


def press(window: Window, name: str) -> None:
    window.page.get_by_role("button", name=name, exact=True).click()


def panel(window: Window, name: str):
    return window.page.get_by_role("region", name=name)


def test_a_question_and_its_answer(desks, demo, case):
    wenche = desks.at("worker.idi")
    wenche.go(case)
    number = wenche.page.locator(".dv-num").first.inner_text()
    panel(wenche, "Messages").get_by_role("link", name="Ask the reporter").click()
    wenche.page.get_by_role("textbox", name="Question to the reporter").fill("How many are waiting?")
    expect(wenche.page.locator("#dv-preview[data-dv-ready]")).to_contain_text("Kari Solbakken")
    press(wenche, "Send the question")
    expect(panel(wenche, "Messages")).to_contain_text("Waiting for an answer")
    demo.mailed("student.kari", f"[EQS NTNU] Question about ID {number}")

    panel(wenche, "Messages").get_by_role("link", name="Internal note").click()
    expect(wenche.page.get_by_text("Internal note. The reporter does not see it.")).to_be_visible()
    wenche.page.get_by_role("textbox", name="Text").fill("The office says that it is many.")
    press(wenche, "Save the note")
    expect(panel(wenche, "Messages")).to_contain_text("The office says that it is many.")

    kari = desks.at("student.kari")
    kari.go(case)
    main = kari.page.get_by_role("main")
    expect(main).not_to_contain_text("The office says")
    expect(main).not_to_contain_text("Wenche")
    asked = panel(kari, "The unit asks you")
    expect(asked).to_contain_text("How many are waiting?")
    asked.get_by_role("textbox", name="Your answer").fill("At least fourteen.")
    press(kari, "Send the answer")
    expect(main).to_contain_text("Your answer is sent.")
    expect(panel(kari, "Messages between you and the unit")).to_contain_text("At least fourteen.")
    expect(panel(kari, "What has happened")).to_contain_text("You answered the question")
    # Wenche reads bokmål.
    demo.mailed("worker.idi", f"[EQS NTNU] Spørsmål om ID {number}")

    wenche.go(case)
    expect(panel(wenche, "Messages")).to_contain_text("Answer from the reporter")
    expect(panel(wenche, "Messages")).not_to_contain_text("Waiting for an answer")
    assert not wenche.noise + kari.noise


def test_a_preliminary_response(desks, demo, case):
    wenche = desks.at("worker.idi")
    wenche.go(case)
    page = wenche.page
    page.get_by_text("More actions").click()
    page.get_by_role("link", name="Send a preliminary response").click()
    text = page.get_by_role("textbox", name="Text to the reporter")
    expect(text).to_have_value(_holding("the Public Administration Act § 11 a"))
    due = demo.person("worker.idi").get(case).json()["due"]
    day = date.fromisoformat(due) + timedelta(days=60)
    page.get_by_role("textbox", name="Why does it take longer?").fill("We wait for a statement.")
    page.get_by_label("When do you expect to answer?").fill(day.isoformat())
    # The draft follows the date, on the server's word, until somebody writes in it.
    expect(text).to_have_value(_holding(f"{day.day}\u00a0{day:%B}\u00a0{day.year}"))
    text.fill("Dear Kari, we need until the day below, for we wait for a statement from the library.")
    expect(page.locator("#dv-preview[data-dv-ready]")).to_contain_text("a statement from the library")
    press(wenche, "Send the preliminary response")
    expect(page.get_by_role("main")).to_contain_text("has got a new deadline")

    kari = desks.at("student.kari")
    kari.go(case)
    shown = panel(kari, "Preliminary response to you")
    expect(shown).to_contain_text("a statement from the library")
    expect(shown).to_contain_text(f"{day.day}\u00a0{day:%B}")
    expect(shown).to_contain_text("the Public Administration Act § 11 a")
    expect(kari.page.get_by_role("main")).not_to_contain_text("We wait for a statement.")
    number = kari.page.locator(".dv-num").first.inner_text()
    demo.mailed("student.kari", f"[EQS NTNU] Preliminary response to your report «{TITLE}», ID {number}")
    assert not wenche.noise + kari.noise


def _holding(words: str):
    return re.compile(re.escape(words))


def test_a_co_workers_access_is_ended_from_the_panel(desks, demo, case):
    demo.person("worker.idi").act(case, "add_coworker", person="worker.iik")
    helper = desks.at("worker.iik")
    helper.go(case)

    wenche = desks.at("worker.idi")
    wenche.go(case)
    name = demo.person("worker.idi").get(f"{case}/@access").json()
    (fullname,) = [row["fullname"] for row in name if row["principal"] == "worker.iik"]
    row = panel(wenche, "Who has access, and why").get_by_role("row").filter(has_text=fullname)
    expect(row).to_contain_text("Added by Wenche Ødegård")
    row.get_by_role("link", name="End access").click()
    expect(wenche.page.get_by_role("combobox", name="Person")).to_have_value("worker.iik")
    expect(wenche.page.locator("#dv-preview[data-dv-ready]")).to_contain_text(fullname)
    press(wenche, "Remove")
    expect(wenche.page.get_by_role("main")).to_contain_text("The co-worker no longer has access")
    expect(panel(wenche, "Who has access, and why")).not_to_contain_text(fullname)
    helper.go(case, 404)
    assert not wenche.noise


def test_what_a_conflict_of_interest_needs_shows_by_itself(desks, case):
    wenche = desks.at("worker.idi")
    wenche.go(case)
    panel(wenche, "Who has access, and why").get_by_role(
        "link", name="Keep out of the case (conflict of interest)"
    ).click()
    page = wenche.page
    expect(page.get_by_role("combobox", name="New case worker")).to_be_visible()
    expect(page.get_by_role("combobox", name="Deputy")).to_have_count(0)
    ingrid = desks.at("recipient.ie")
    ingrid.go(f"{case}/@@recuse-form")
    form = ingrid.page
    worker = form.get_by_role("combobox", name="New case worker")
    expect(worker).to_have_count(0)
    form.locator("[name='recuse.person'][value='worker.idi']").check()
    expect(worker).to_be_visible()
    form.locator("[name='recuse.person'][value='manager.idi']").check()
    expect(worker).to_have_count(0)
    assert not wenche.noise + ingrid.noise
