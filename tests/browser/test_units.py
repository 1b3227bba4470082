"""Units changed in a real browser: a department is moved, looked over first; another is merged into it."""

import pytest
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.test_hearing import follow
from tests.browser.test_hearing import heading
from tests.browser.test_hearing import press
from tests.browser.test_hearing import told
from tests.browser.walks import previewed

DONE = "It is done. The entry in the log of the unit tells what."


@pytest.fixture(scope="module")
def demo(demo_server):
    """A server of its own: its units are changed."""
    return Demo(demo_server)


@pytest.fixture(scope="module")
def logins():
    return {}


def test_a_department_moves_and_another_becomes_a_part_of_it(desks, demo):
    inger = desks.at("eqs.admin")
    page = inger.page
    inger.go("/@@units")
    page.get_by_role("link", name="IIR").click()
    follow(inger, "Move the department to another faculty")
    filling.choose(page, "move_unit.faculty", "NV,")
    page.get_by_role("textbox", name="Reason").fill("The faculties have agreed.")
    previewed(inger)
    seen = page.get_by_role("region", name="This will happen")
    expect(seen).to_contain_text("Cases that come along")
    expect(seen).to_contain_text("notification recipient")
    press(inger, "Move the department")
    told(inger, DONE)
    assert page.url.endswith("/nv/iir")
    expect(page.locator("#changes")).to_contain_text("Department moved to another faculty")
    expect(page.locator("#changes")).to_contain_text("The faculties have agreed.")

    inger.go("/ie/iir")
    assert page.url.endswith("/nv/iir")
    inger.go("/ie/iel")
    follow(inger, "Merge the unit into another")
    filling.choose(page, "merge_units.unit", "IIR,")
    page.get_by_role("checkbox", name="Take its own roles along").check()
    page.get_by_role("textbox", name="Reason").fill("One department.")
    # Nothing was looked at: the first press shows it.
    page.get_by_role("button", name="Merge the units").click()
    expect(page.get_by_role("region", name="This will happen")).to_contain_text("The unit is closed")
    press(inger, "Merge the units")
    told(inger, DONE)
    expect(page.get_by_role("main")).to_contain_text("This unit is now a part of IIR")
    expect(page.get_by_role("link", name="Merge the unit into another")).to_have_count(0)

    # A local administrator has no such thing on the page, and no such page.
    local = desks.at("admin.ie")
    local.go("/ie/idi")
    expect(local.page.get_by_role("link", name="Rename the unit")).to_have_count(0)


def test_what_is_wrong_is_said_at_the_field(desks, demo):
    inger = desks.at("eqs.admin")
    page = inger.page
    inger.go("/@@units")
    follow(inger, "Set up a new faculty")
    heading(inger, "Set up a new unit")
    page.get_by_role("textbox", name="Unit code").fill("idi")
    page.get_by_role("button", name="Set up the unit").click()
    errors = page.locator("#dv-errors")
    expect(errors).to_contain_text("Name in bokmål: Fill in this field.")
    page.get_by_role("textbox", name="Name in bokmål").fill("Fakultet for data")
    page.get_by_role("textbox", name="Reason").fill("A new one.")
    page.get_by_role("button", name="Set up the unit").click()
    expect(errors).to_contain_text("Unit code: Another unit has this code")
