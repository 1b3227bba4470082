"""The main job in a real browser: from a report to its outcome, by the words that stand on the pages."""

import pytest
import re
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.windows import Window

TITLE = "The grades came six weeks after the examination"


@pytest.fixture(scope="module", autouse=True)
def readers_of_english(desks):
    """Recipient and case worker choose English as their language, and go back to bokmål in the end."""
    people = ("recipient.ie", "worker.idi")
    for person in people:
        prefer(desks.at(person), "en")
    yield
    for person in people:
        prefer(desks.at(person), "nb")


@pytest.fixture
def number(demo):
    """The number of a new case of Kari's at IE."""
    return demo.person("student.kari").report(title=TITLE).json()["case_number"]


def prefer(window: Window, language: str) -> None:
    """Choose a language on the page of one's own preferences."""
    window.go(f"{window.site}/@@personal-preferences")
    window.page.locator("select[name='form.widgets.language:list']").select_option(language)
    window.page.locator("[name='form.buttons.save']").click()
    expect(window.page.locator("#global_statusmessage .alert")).to_be_visible()


def press(window: Window, name: str) -> None:
    window.page.get_by_role("button", name=name, exact=True).click()


def follow(window: Window, name: str | re.Pattern) -> None:
    window.page.get_by_role("link", name=name).first.click()


def heading(window: Window, words: str | re.Pattern) -> None:
    expect(window.page.get_by_role("heading", level=1)).to_contain_text(words)


def report(desks) -> str:
    """Kari reports to IE through the four steps; the number of her case."""
    kari = desks.at("student.kari")
    page = kari.page
    kari.go()
    follow(kari, "Start the report")

    heading(kari, "Check before you report")
    page.get_by_role("radio", name="No, none of these").check()
    page.get_by_role("checkbox", name="Teacher", exact=True).check()
    page.get_by_role("radio", name="Student").check()
    press(kari, "Continue")

    heading(kari, "Describe what happened")
    page.get_by_role("textbox", name="Title").fill(TITLE)
    page.get_by_role("textbox", name="What happened?").fill("They came six weeks late, to all of us.")
    page.get_by_role("checkbox", name="Assessment and examination").check()
    press(kari, "Continue")

    heading(kari, "Where did it happen?")
    page.get_by_role("combobox", name="Faculty").select_option(
        label="IE, Faculty of Information Technology and Electrical Engineering"
    )
    press(kari, "Continue")

    heading(kari, "Look over and send")
    expect(page.get_by_role("main")).to_contain_text("They came six weeks late")
    page.get_by_role("radio", name="English").check()
    page.get_by_role("checkbox", name="The report contains no sensitive personal data").check()
    press(kari, "Send the report")

    heading(kari, "We have received your report")
    return re.search(r"AVVIK-\d{4}-\d{6}", page.get_by_role("main").inner_text()).group()


def open_case(window: Window, number: str) -> None:
    """Follow the link of a case in a list."""
    window.page.locator("main :is(tr, li)").filter(has_text=number).get_by_role("link").click()


def receipt_form(desks, number: str, language: str = "en") -> Window:
    """Ingrid finds the case in her work list, and opens the receipt form."""
    ingrid = desks.at("recipient.ie", language)
    ingrid.go("/@@worklist")
    open_case(ingrid, number)
    ingrid.page.locator(".now .btn-primary").click()
    expect(ingrid.page.locator("input[name=do]")).to_have_count(4)
    filling.assess(ingrid.page)
    return ingrid


def test_from_reported_to_closed(desks, demo):
    number = report(desks)
    subject = f"«{TITLE}», ID {number}"
    demo.mailed("student.kari", f"[EQS NTNU] We have received your report {subject}")
    demo.mailed("recipient.ie", f"[EQS NTNU] New deviation report {subject}")
    assert demo.subjects("manager.idi", number) == []

    ingrid = receipt_form(desks, number)
    page = ingrid.page
    page.get_by_role("radio", name="YES, APPROVED for further processing").check()
    page.get_by_role("combobox", name="Unit that is to process the case").select_option(
        label="IDI, Department of Computer Science"
    )
    page.get_by_role("combobox", name="Case worker").select_option(label="Wenche Ødegård")
    preview = page.get_by_role("region", name="This will happen")
    expect(preview).to_contain_text("Received becomes Forwarded")
    expect(preview).to_contain_text("Wenche Ødegård, case worker")
    preview.get_by_text("Read the e-mails").click()
    expect(preview.get_by_role("heading", level=3)).to_contain_text(
        [f"[EQS NTNU] Notification recipient for {subject}"] + [number]
    )
    expect(preview).to_contain_text("Deadline\nUnchanged", use_inner_text=True)
    press(ingrid, "Completed receipt form")
    expect(page.get_by_text(f"{number} is approved and has been forwarded")).to_be_visible()
    expect(page.locator(".dv-chip").first).to_have_text("Forwarded")
    demo.mailed("worker.idi", f"[EQS NTNU] Notification recipient for {subject}")

    wenche = desks.at("worker.idi")
    page = wenche.page
    wenche.go("/@@worklist")
    open_case(wenche, number)
    follow(wenche, "Fill in the process form")
    page.get_by_role("radio", name="YES, APPROVED for further processing").check()
    page.get_by_role("radio", name="High").check()
    expect(page.locator("#dv-preview")).to_contain_text("Forwarded becomes In process")
    press(wenche, "Completed process form")
    expect(page.get_by_text(f"You have taken {number} on.")).to_be_visible()

    follow(wenche, "Close the case")
    page.get_by_role("textbox", name="Conclusion").fill("The routine had no date.")
    page.get_by_role("textbox", name="Text to the reporter").fill("The routine has a date now.")
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("textbox", name="Measures").fill("A date was set for each examination.")
    expect(page.locator("#dv-preview")).to_contain_text("In process becomes Closed")
    page.locator("button[name=complete]").click()
    expect(page.get_by_text(f"{number} is closed.")).to_be_visible()
    demo.mailed("student.kari", f"[EQS NTNU] The message {subject} has been closed")

    kari = desks.at("student.kari")
    kari.go("/@@my-reports")
    open_case(kari, number)
    answer = kari.page.get_by_role("region", name="The answer to you")
    expect(answer).to_contain_text("The routine has a date now.")
    expect(kari.page.get_by_role("main")).not_to_contain_text("The routine had no date.")
    assert not kari.noise + ingrid.noise + wenche.noise


def test_change_of_unit(desks, demo, number):
    ingrid = receipt_form(desks, number)
    page = ingrid.page
    case = page.url.rpartition("/")[0]
    page.get_by_role("radio", name="CHANGE UNIT RESPONSIBLE").check()
    page.get_by_role("combobox", name="New faculty").select_option(label="HF, Faculty of Humanities")
    page.get_by_role("textbox", name="Reason").fill("The course is given by HF.")
    expect(page.locator("#dv-preview")).to_contain_text("Ingrid Myhre, notification recipient")
    press(ingrid, "Completed receipt form")
    # She has lost sight of it: the page she comes to is there, and says so.
    heading(ingrid, "Work list")
    expect(page.locator("body")).to_contain_text(f"{number} has been moved to another faculty.")
    expect(page.locator("body")).to_contain_text("You no longer have access to the case.")
    expect(page.get_by_role("row").filter(has_text=number)).to_have_count(0)
    ingrid.go(case, 404)

    haakon = desks.at("recipient.hf")
    haakon.go("/@@worklist")
    open_case(haakon, number)
    heading(haakon, TITLE)
    told = f"[EQS NTNU] Your report «{TITLE}», ID {number} has been moved to Faculty of Humanities"
    demo.mailed("student.kari", told)


def test_not_approved(desks, demo, number):
    ingrid = receipt_form(desks, number)
    page = ingrid.page
    page.get_by_role("radio", name="NOT APPROVED", exact=True).check()
    page.get_by_role("combobox", name="Why is it not approved?").select_option("ordinary_channel")
    page.get_by_role("textbox", name="Text to the reporter").fill("Not one of ours.")
    page.get_by_role("textbox", name="Where should the reporter turn").fill("The reference group.")
    expect(page.locator("#dv-preview")).to_contain_text("Received becomes Not approved")
    press(ingrid, "Completed receipt form")
    expect(page.get_by_text(f"{number} is closed as not approved.")).to_be_visible()
    demo.mailed("student.kari", f"[EQS NTNU] The message «{TITLE}», ID {number} has been closed")

    kari = desks.at("student.kari")
    kari.go(f"/case/{number}")
    expect(kari.page.get_by_role("main")).to_contain_text("The reference group.")


def test_in_bokmaal_the_button_has_the_words_of_the_procedure(desks, number):
    ingrid = receipt_form(desks, number, "nb")
    filling.tick(ingrid.page, "do", "approve")
    filling.receipt(ingrid.page, "approve")
    expect(ingrid.page.locator("#dv-preview[data-dv-ready]")).to_be_visible()
    press(ingrid, "Fullfør mottaksskjema")
    expect(ingrid.page.locator(".dv-chip").first).to_have_text("Videresendt")


def test_what_belongs_elsewhere_is_not_stored(desks):
    kari = desks.at("student.kari")
    kari.go("/@@my-reports")
    before = kari.page.get_by_role("main").inner_text()
    kari.go("/@@report")
    kari.page.get_by_role("radio", name="Serious matters").check()
    press(kari, "Continue")
    heading(kari, "Notify in SpeakUp!")
    expect(kari.page.get_by_role("link", name="Go to SpeakUp!")).to_be_visible()
    expect(kari.page.get_by_role("main")).to_contain_text("Nothing you wrote has been stored.")
    kari.go("/@@my-reports")
    assert kari.page.get_by_role("main").inner_text() == before


def test_who_has_no_part_in_it_finds_nothing(desks, demo, number):
    case = demo.person("student.kari").find(number).replace("/++api++", "")
    for person in ("staff.ola", "worker.idi", "manager.idi", "eqs.admin"):
        outsider = desks.at(person)
        outsider.go(case, 404)
        heading(outsider, "We cannot find the page")
        assert TITLE not in outsider.page.content()
