"""A hearing in a real browser, from its preparation to a participant's statement and its end by the clock."""

import pytest
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.part_pages import new_case
from tests.browser.windows import Window
from tests.people import eventually

QUESTION = "Who is to answer when a student asks for the reasons, and how soon?"
ANSWER = "The administration should note the request the same day."


@pytest.fixture(scope="module")
def demo(demo_server):
    """A server of its own: its clock is moved."""
    return Demo(demo_server)


@pytest.fixture(scope="module")
def logins():
    return {}


def press(window: Window, name: str) -> None:
    window.page.get_by_role("button", name=name, exact=True).click()


def follow(window: Window, name: str) -> None:
    window.page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def heading(window: Window, words: str) -> None:
    expect(window.page.get_by_role("heading", level=1)).to_contain_text(words)


def told(window: Window, words: str) -> None:
    expect(window.page.locator("#global_statusmessage")).to_contain_text(words)


def test_from_preparing_to_the_deadline(desks, demo):
    case = new_case(demo, "The reasons for the grades come too late")
    wenche = desks.at("worker.idi")
    page = wenche.page
    wenche.go(case)
    follow(wenche, "Prepare a hearing")
    page.get_by_role("textbox", name="Title of the hearing").fill("What should the routine say?")
    page.get_by_role("radio", name="Consider which measures are needed").check()
    page.get_by_role("textbox", name="Question to the participants").fill(QUESTION)
    filling.look_for(page, "add_hearing.participants", "Eva")
    page.get_by_role("checkbox", name="Eva Rønning").check()
    press(wenche, "Save as draft")
    told(wenche, "Nobody has been asked yet.")
    heading(wenche, "What should the routine say?")
    assert demo.person("participant.one").get(page.url).status_code == 404

    follow(wenche, "See what a participant sees")
    expect(page.get_by_role("main")).to_contain_text("This is what a participant sees.")
    seen = page.locator("#reported").inner_text()
    assert "Kari" not in page.get_by_role("main").inner_text()
    page.go_back()

    follow(wenche, "Open the hearing")
    preview = page.get_by_role("region", name="This will happen")
    expect(preview).to_contain_text("Eva Rønning, hearing participant")
    press(wenche, "Open the hearing")
    told(wenche, "The hearing is open. The participants are notified.")
    hearing, number = page.url, page.locator(".dv-num").first.inner_text().split()[-1]
    eventually(lambda: demo.subjects("participant.one", number))

    before = demo.subjects("worker.idi", number)
    eva = desks.at("participant.one")
    eva.go("/@@my-tasks")
    follow(eva, "What should the routine say?")
    heading(eva, "What should the routine say?")
    main = eva.page.get_by_role("main")
    assert eva.page.locator("#reported").inner_text() == seen
    for hidden in ("Kari", "Wenche"):
        expect(main).not_to_contain_text(hidden)
    eva.page.get_by_role("textbox", name="Your statement").fill(ANSWER)
    eva.page.locator("#attachments").set_input_files(
        {"name": "routine.txt", "mimeType": "text/plain", "buffer": b"Draft of a routine."}
    )
    press(eva, "Send the statement")
    told(eva, "Your statement is sent.")
    eva.page.get_by_role("textbox", name="Your statement").fill(f"{ANSWER} Within a week.")
    press(eva, "Send the statement")
    expect(eva.page.locator("#statement")).to_contain_text("routine.txt")
    eventually(lambda: len(demo.subjects("worker.idi", number)) > len(before))

    wenche.go(hearing)
    statements = page.locator("#statements")
    expect(statements).to_contain_text(f"{ANSWER} Within a week.")
    expect(statements.get_by_role("link", name="routine.txt")).to_be_visible()
    wenche.go(case)
    blockers = page.get_by_role("complementary", name="What can you do now?")
    expect(blockers).to_contain_text("The hearing What should the routine say? is open until")
    expect(page.get_by_role("link", name="Close the case", exact=True)).to_have_count(0)

    eqs = demo.person("eqs.admin")
    assert eqs.post(f"{eqs.register}/@demo-clock", {"forward_days": 30}).status_code == 200
    eva.go(hearing, 404)
    expect(eva.page.get_by_role("main")).not_to_contain_text("routine")
    eva.go("/@@my-tasks")
    expect(eva.page.get_by_role("main")).not_to_contain_text("What should the routine say?")
    wenche.go(hearing)
    expect(page.get_by_role("main").locator("header .dv-chip")).to_have_text("Closed")
    expect(statements).to_contain_text(f"{ANSWER} Within a week.")
    wenche.go(case)
    expect(page.get_by_role("link", name="Close the case", exact=True)).to_be_visible()
