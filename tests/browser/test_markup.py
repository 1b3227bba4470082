"""What looks like markup is shown as it was typed, everywhere; nothing of it ever runs."""

import pytest
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser import walks
from tests.browser.windows import Desks
from tests.people import eventually

#: Each would open a dialog where it were taken for markup, an attribute, or an expression.
EVIL = """<script>alert(1)</script> "><img src=x onerror=alert(2)> ${context/Title} javascript:alert(3)"""
LINE = "<b onclick=alert(4)>Tittel</b><script>alert(5)</script>"
INTERNAL = f"Internt: {EVIL}"
OUTCOME = f"Utfall: {EVIL}"

PEOPLE = ("student.kari", "recipient.ie", "worker.idi", "manager.idi")


@pytest.fixture(scope="module")
def case(demo, desks):
    """A case with markup in every text, typed into the forms; its number."""
    window = desks.at("student.kari", "nb")
    page = window.page
    window.go("/@@report")
    filling.check(page)
    page.locator("[name=tried_text]").fill(EVIL)
    filling.go_on(page)
    filling.describe(page, title=LINE, what_happened=EVIL, consequence=EVIL, suggestion=EVIL)
    filling.go_on(page)
    filling.where(page)
    for name in ("course_code", "programme_code"):
        page.locator(f"[name={name}]").fill("<i>TDT")
    page.locator("[name=place]").fill(EVIL)
    filling.go_on(page)
    expect(page.get_by_role("main")).to_contain_text(EVIL)
    filling.send(page)
    page.locator("button[name=send]").click()
    number = page.get_by_role("main").locator("b").first.inner_text()
    expect_harmless(desks, "student.kari")

    ingrid = desks.at("recipient.ie", "nb")
    ingrid.go(f"/case/{number}")
    ingrid.page.locator(".now .btn-primary").click()
    filling.tick(ingrid.page, "do", "approve")
    filling.receipt(ingrid.page, "approve")
    ingrid.page.locator("[name='approve.note']").fill(INTERNAL)
    complete(ingrid)

    wenche = desks.at("worker.idi", "nb")
    wenche.go(f"/case/{number}/process-form")
    filling.tick(wenche.page, "do", "accept")
    filling.process(wenche.page, "accept")
    complete(wenche)
    wenche.go(f"/case/{number}/process-form")
    for name in ("cause", "risk", "learning_points"):
        wenche.page.locator(f"[name='update_process.{name}']").fill(INTERNAL)
    complete(wenche)
    wenche.go(f"/case/{number}/close-form")
    filling.close(wenche.page)
    wenche.page.locator("[name='close.conclusion']").fill(INTERNAL)
    for name in ("text", "measures_text"):
        wenche.page.locator(f"[name='close.{name}']").fill(OUTCOME)
    complete(wenche)
    for person in ("recipient.ie", "worker.idi"):
        expect_harmless(desks, person)
    eventually(lambda: any("lukket" in s or "closed" in s for s in demo.subjects("student.kari", number)))
    return number


def complete(window) -> None:
    """Look over what happens, mails and all, and do it."""
    if window.page.locator("[data-dv-ready]").count() or window.page.locator("#dv-preview").count():
        walks.previewed(window)
    with window.page.expect_navigation():
        window.page.locator("button[name=complete]").click()
    expect(window.page.locator("#global_statusmessage")).to_contain_text("AVVIK-")


def expect_harmless(desks: Desks, person: str) -> None:
    window = desks.window(person)
    assert not window.dialogs and not window.noise and not window.strangers
    # Nothing that was typed became an element.
    assert window.page.locator("main :is(script, img[src=x], [onclick], [onerror])").count() == 0


@pytest.mark.parametrize("person", PEOPLE)
def test_on_the_case(desks, case, person):
    window = desks.at(person, "nb")
    window.go(f"/case/{case}")
    expect(window.page.get_by_role("heading", level=1)).to_have_text(LINE)
    reported = window.page.locator("#reported")
    expect(reported.get_by_text(EVIL, exact=True)).to_have_count(5)
    expect(window.page.locator("#outcome").get_by_text(OUTCOME, exact=True)).to_have_count(2)
    internal = 0 if person == "student.kari" else 5
    expect(window.page.get_by_text(INTERNAL, exact=True)).to_have_count(internal)
    expect(window.page).to_have_title(f"{case} {LINE} – NTNU")
    expect_harmless(desks, person)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("page", ["/@@worklist?view=all&text={}", "/@@my-reports?b_start={}"])
def test_in_lists(desks, case, person, page):
    window = desks.at(person, "nb")
    if "my-reports" in page:
        # In one of the batches: other tests report too.
        for start in range(0, 100, 25):
            window.go(page.format(start))
            if window.page.get_by_role("main").get_by_text(case).count():
                break
    else:
        window.go(page.format(case))
    if "my-reports" not in page or person == "student.kari":
        expect(window.page.get_by_role("main").get_by_role("link", name=LINE)).to_have_count(1)
    expect_harmless(desks, person)


@pytest.mark.parametrize("person", ["student.kari", "worker.idi", "eqs.admin"])
def test_in_mail(desks, case, person):
    window = desks.at(person, "nb")
    window.go("/@@caught-mail")
    letter = window.page.locator("main details").filter(has_text=case).filter(has_text=LINE).first
    letter.locator("summary").click()
    expect(letter).to_contain_text(case)
    expect_harmless(desks, person)


def test_in_what_one_looks_for(desks):
    window = desks.at("recipient.ie", "nb")
    for page in ("/@@worklist?view=all&text=", f"{window.site}/@@search?SearchableText="):
        window.go(f"{page}%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
        expect_harmless(desks, "recipient.ie")
