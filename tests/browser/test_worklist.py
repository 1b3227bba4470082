"""The work list in a real browser, by keyboard: filtered, sorted, saved, and two cases at once."""

import pytest
from playwright.sync_api import expect
from tests.browser import checks
from tests.browser.part_pages import new_case
from tests.browser.test_keyboard import press
from tests.browser.test_keyboard import tab_to
from tests.browser.test_keyboard import write


def fine(window) -> None:
    """Nothing is wrong with the page."""
    assert checks.wrong_with(window, "en") == []


@pytest.mark.parametrize("width", [1280, 360])
def test_two_cases_at_once(desks, demo, width):
    word = f"Skjermbredde{width}"
    numbers = [new_case(demo, f"{word} {which}").rpartition("/")[2] for which in ("en", "to")]
    ingrid = desks.at("recipient.ie", "en", width)
    page, said = ingrid.page, ingrid.page.locator(".dv-bulk [role=status]")
    ingrid.go(f"/@@worklist?view=all&text={word}&columns:list=case_worker&columns:list=severity")
    fine(ingrid)
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(said).to_have_text("With the ticked cases")
    tab_to(ingrid, f".pick input[value='{numbers[0]}']")
    press(ingrid, "Space")
    expect(said).to_have_text("1 case ticked")
    tab_to(ingrid, "[data-dv-all]")
    press(ingrid, "Space")
    expect(said).to_have_text("2 cases ticked")
    fine(ingrid)
    tab_to(ingrid, "button[value=remind]")
    press(ingrid, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Remind the case workers")
    fine(ingrid)
    tab_to(ingrid, "button[name=look]")
    press(ingrid, "Enter")
    expect(page.locator("#dv-preview")).to_contain_text("It can be done for 2 of 2 cases.")
    expect(page.locator("#dv-preview")).to_contain_text("Wenche Ødegård: 2")
    fine(ingrid)
    tab_to(ingrid, "button[name=complete]")
    press(ingrid, "Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Done for 2 of 2 cases.")
    fine(ingrid)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_list_is_sorted_and_saved(desks, demo, width):
    name = f"Case workers at {width}"
    ingrid = desks.at("recipient.ie", "en", width)
    page = ingrid.page
    ingrid.go("/@@worklist?view=all&columns:list=case_worker")
    # On a narrow screen the heads come into sight when they have the focus.
    tab_to(ingrid, "th a[href*='sort_on=case_worker']")
    press(ingrid, "Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Case worker")
    page.get_by_text("Save this list").focus()
    press(ingrid, "Enter")
    fine(ingrid)
    write(ingrid, "#list-name", name)
    press(ingrid, "Enter")
    current = page.locator(".dv-saved a[aria-current=page]")
    expect(current).to_have_text(name)
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Case worker")
    fine(ingrid)
    page.get_by_role("link", name="Rename or remove lists").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Saved lists")
    fine(ingrid)
    page.get_by_role("listitem").filter(has_text=name).locator("button[name=remove]").click()
    expect(page.get_by_role("link", name=name)).to_have_count(0)


def test_a_case_by_its_number(desks, demo):
    number = new_case(demo, "Nummer for seg").rpartition("/")[2]
    ingrid = desks.at("recipient.ie", "en", 1280)
    ingrid.go("")
    tab_to(ingrid, ".dv-find > summary")
    press(ingrid, "Enter")
    fine(ingrid)
    write(ingrid, ".dv-find input[name=number]", number.lower())
    press(ingrid, "Enter")
    expect(ingrid.page.get_by_role("heading", level=1)).to_have_text("Nummer for seg")
