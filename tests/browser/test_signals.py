"""In a real browser: the number in the menu and the card of each who has something to do, and when they have
done it."""

import pytest
from datetime import date
from datetime import timedelta
from playwright.sync_api import expect
from tests.browser.part_pages import done
from tests.browser.part_pages import new_case
from tests.browser.windows import Window
from tests.people import REPORT

QUESTION, ANSWER = "Which examination was it?", "The one in May."


def number(window: Window, item: str) -> int:
    """The number beside an item of the menu, which everybody sees and hears alike."""
    window.go("/@@my-reports")
    link = window.page.locator(".dv-nav").first.get_by_role("link", name=item)
    count = link.locator(".dv-count")
    if not count.count():
        return 0
    expect(link).to_contain_text("waiting for you")
    return int(count.evaluate("element => element.firstChild.textContent"))


def card(window: Window, case: str):
    """The card of a case, on its page."""
    window.go(case)
    return window.page.get_by_role("complementary", name="What can you do now?")


def first(box) -> str:
    """The words of its first filled button."""
    return box.locator(".btn-primary").first.inner_text()


@pytest.fixture
def case(demo):
    return new_case(demo, "The grades of May came in August")


def test_a_question_and_its_answer(desks, demo, case):
    kari, wenche = desks.at("student.kari"), desks.at("worker.idi")
    before = number(kari, "My cases"), number(wenche, "Work list")
    done(demo, "worker.idi", case, "request_information", text=QUESTION)
    assert number(kari, "My cases") == before[0] + 1
    row = kari.page.get_by_role("listitem").filter(has_text=case.rpartition("/")[2])
    row.get_by_role("link", name="You have been asked a question").click()
    asked = kari.page.get_by_role("region", name="The unit asks you")
    asked.get_by_role("textbox", name="Your answer").fill(ANSWER)
    asked.get_by_role("button", name="Send the answer").click()
    expect(kari.page.get_by_role("main")).to_contain_text("Your answer is sent.")
    assert number(kari, "My cases") == before[0]
    box = card(wenche, case)
    expect(box.get_by_role("heading", name="The reporter has answered")).to_be_visible()
    box.get_by_role("link", name="Read the answer").click()
    expect(wenche.page.get_by_role("region", name="Messages")).to_contain_text(ANSWER)
    # One case waits, for one reason or for two.
    assert number(wenche, "Work list") == before[1]
    done(demo, "worker.idi", case, "add_message", text="Seen.", audience="internal")
    expect(card(wenche, case).get_by_role("heading", name="What can you do now?")).to_be_visible()
    assert not kari.noise + wenche.noise


def test_not_solved(desks, demo, case):
    close = {
        "conclusion": "No date.",
        "text": "There is a date now.",
        "measures_text": "A date.",
        "solved": "yes",
    }
    done(demo, "worker.idi", case, "close", **close)
    ingrid = desks.at("recipient.ie")
    before = number(ingrid, "Work list")
    done(demo, "student.kari", case, "not_solved", text="There is none.")
    assert number(ingrid, "Work list") == before + 1
    box = card(ingrid, case)
    expect(box.get_by_role("heading", name="The reporter says it is not solved")).to_be_visible()
    assert first(box) == "Reopen the case"
    box.get_by_role("link", name="Reopen the case").click()
    expect(ingrid.page.get_by_role("heading", level=1)).to_contain_text("Reopen the case")
    done(demo, "recipient.ie", case, "reopen", reason="There is no date yet.")
    assert number(ingrid, "Work list") == before
    wenche = desks.at("worker.idi")
    expect(card(wenche, case).get_by_role("heading", name="The case is open again")).to_be_visible()


def test_a_statement_an_agreement_and_a_measure(desks, demo, case):
    asked, manager, jonas = desks.at("participant.one"), desks.at("manager.idi"), desks.at("participant.two")
    before = number(asked, "My tasks"), number(manager, "Work list"), number(jonas, "My tasks")
    hearing = {"title": "A date?", "purpose": "clarify_process", "question": "Which?"}
    opened = done(demo, "worker.idi", case, "add_hearing", **hearing, participants=["participant.one"])
    done(demo, "worker.idi", opened, "open")
    due = (date.today() + timedelta(days=30)).isoformat()
    measure = {
        "title": "A date in the plan",
        "kind": "corrective",
        "responsible": "participant.two",
        "due": due,
    }
    made = done(demo, "worker.idi", case, "add_measure", **measure)
    done(demo, "worker.idi", made, "ask_agreement")
    assert number(asked, "My tasks") == before[0] + 1
    box = card(asked, case)
    expect(box.get_by_role("heading", name="You are asked for a statement")).to_be_visible()
    assert first(box) == "A date?"
    assert number(manager, "Work list") == before[1] + 1
    box = card(manager, case)
    expect(box.get_by_role("heading", name="You are asked to approve a measure")).to_be_visible()
    assert first(box) == "A date in the plan"
    assert number(jonas, "My tasks") == before[2] + 1
    jonas.go(case, 404)
    done(demo, "participant.one", opened, "give_statement", text="The first of June.")
    done(demo, "manager.idi", made, "agree")
    done(demo, "participant.two", made, "finish", evidence="See the plan.")
    after = number(asked, "My tasks"), number(manager, "Work list"), number(jonas, "My tasks")
    assert after == before
    box = card(desks.at("worker.idi"), case)
    expect(box.get_by_role("heading", name="Everybody has given a statement")).to_be_visible()
    assert first(box) == "See the statements"


def test_on_a_phone_the_number_is_beside_the_menu(desks, demo):
    ingrid = desks.at("recipient.ie", width=320)
    before = number(desks.at("recipient.ie"), "Work list")
    assert demo.person("student.kari").report(**REPORT).status_code == 201
    ingrid.widen(320)
    ingrid.go("/@@my-reports")
    expect(ingrid.page.locator(".dv-menu summary .dv-count")).to_contain_text(str(before + 1))
