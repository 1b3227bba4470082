"""With the keyboard alone, as somebody does who never touches a mouse."""

import pytest
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.windows import Window

#: Is the focus where one sees it: an outline or a ring, inside the window?
_SEEN = """element => {
    const style = getComputedStyle(element);
    const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
        || style.boxShadow !== 'none';
    const box = element.getBoundingClientRect();
    return marked && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
}"""

#: More steps than the longest page has.
_MANY = 80


def press(window: Window, *keys: str) -> None:
    for key in keys:
        window.page.keyboard.press(key)


def tab_to(window: Window, selector: str) -> None:
    """Press Tab until the element has the focus; on the way the focus is always to be seen."""
    for _ in range(_MANY):
        press(window, "Tab")
        focused = window.page.locator(":focus")
        if not focused.count():
            # Past the last element: the browser's own bar.
            continue
        assert focused.evaluate(_SEEN), focused.evaluate("element => element.outerHTML")
        if focused.evaluate("(element, selector) => element.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}.")


def write(window: Window, selector: str, text: str) -> None:
    tab_to(window, selector)
    window.page.keyboard.type(text)


def answer(window: Window, selector: str) -> None:
    """Radios: Tab leads to the first or the chosen one, arrows to the others."""
    name = selector.partition("[value")[0]
    tab_to(window, name)
    while not window.page.locator(":focus").evaluate("(e, selector) => e.matches(selector)", selector):
        press(window, "ArrowDown")
    press(window, "Space")


def go_on(window: Window, step: str) -> None:
    tab_to(window, ".actions button.btn-primary")
    press(window, "Enter")
    expect(window.page.locator("input[name=step]")).to_have_value(step)


@pytest.fixture
def kari(desks):
    window = desks.at("student.kari")
    window.go("/@@report")
    return window


def test_the_report_from_start_to_end(kari):
    answer(kari, "[name=gate][value=none]")
    tab_to(kari, "[name=tried_channels][value=teacher]")
    press(kari, "Space")
    answer(kari, "[name=reporter_kind][value=student]")
    go_on(kari, "describe")

    write(kari, "[name=title]", "Meldt uten mus")
    write(kari, "[name=what_happened]", "Alt gikk med tastaturet.")
    tab_to(kari, "[name=themes][value=assessment]")
    press(kari, "Space")
    go_on(kari, "where")

    write(kari, "[name=faculty]", "IE")
    go_on(kari, "send")

    answer(kari, "[name=reply_language][value=nb]")
    tab_to(kari, "[name=no_sensitive_data]")
    press(kari, "Space")
    tab_to(kari, "button[name=send]")
    press(kari, "Enter")
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("We have received your report")


def test_help(kari):
    button = kari.page.get_by_role("button", name="Help: Is it one of these?")
    text = kari.page.locator("#gate-help")
    expect(button).to_have_attribute("aria-controls", "gate-help")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(text).to_be_hidden()
    tab_to(kari, "[aria-controls=gate-help]")
    press(kari, "Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(text).to_be_visible()
    press(kari, "Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(text).to_be_hidden()
    expect(button).to_be_focused()
    # It was no button of the form: nothing was sent.
    expect(kari.page.locator("#dv-errors")).to_have_count(0)


def test_help_by_mouse_and_touch(kari):
    button = kari.page.get_by_role("button", name="Help: Is it one of these?")
    text = kari.page.locator("#gate-help")
    button.hover()
    expect(text).to_be_visible()
    text.hover()
    expect(text).to_be_visible()
    kari.page.get_by_role("heading", level=1).hover()
    expect(text).to_be_hidden()
    button.click()
    kari.page.get_by_role("heading", level=1).hover()
    expect(text).to_be_visible()
    button.click()
    expect(text).to_be_hidden()


def test_every_field_has_its_help(kari):
    for step, fill in filling.STEPS.items():
        fields = kari.page.locator("form#form .dv-field").filter(visible=True)
        helped = fields.filter(has=kari.page.locator(".dv-q"))
        assert fields.count() == helped.count() > 0, step
        if step != "send":
            fill(kari.page)
            filling.go_on(kari.page)
            expect(kari.page.locator("input[name=step]")).not_to_have_value(step)


def test_the_way_past_the_header(kari):
    press(kari, "Tab")
    skip = kari.page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    press(kari, "Enter")
    expect(kari.page.locator("#main")).to_be_focused()
    press(kari, "Tab")
    assert kari.page.locator(":focus").evaluate("element => !!element.closest('#main')")


def test_errors_are_read_first(kari):
    tab_to(kari, ".actions button[name=next]")
    press(kari, "Enter")
    errors = kari.page.locator("#dv-errors")
    expect(errors).to_be_focused()
    press(kari, "Tab", "Enter")
    expect(kari.page.locator("#gate")).to_be_focused()
    described = kari.page.get_by_role("radiogroup", name="Is it one of these?")
    expect(described).to_have_accessible_description("Error: Choose one answer.")


def test_a_receipt_form(desks, demo):
    number = demo.person("student.kari").report(title="Vurdert uten mus").json()["case_number"]
    ingrid = desks.at("recipient.ie")
    ingrid.go(f"/@@worklist?text={number}")
    tab_to(ingrid, "main td a")
    press(ingrid, "Enter")
    expect(ingrid.page.get_by_role("heading", level=1)).to_have_text("Vurdert uten mus")
    tab_to(ingrid, ".now .btn-primary")
    press(ingrid, "Enter")
    expect(ingrid.page.locator("input[name=do]")).to_have_count(4)
    for assessment in ("deviation", "sensitive", "unacceptable"):
        answer(ingrid, f"[name=assessment_{assessment}][value=no]")
    answer(ingrid, "[name=do][value=not_approve]")
    write(ingrid, "[name='not_approve.reason_code']", "Not a")
    write(ingrid, "[name='not_approve.text']", "Not a deviation.")
    write(ingrid, "[name='not_approve.where_instead']", "The reference group.")
    expect(ingrid.page.locator("#dv-preview[data-dv-ready]")).to_be_visible()
    tab_to(ingrid, "button[name=complete]")
    press(ingrid, "Enter")
    expect(ingrid.page.locator(".dv-chip").first).to_have_text("Not approved")


def test_the_menu_of_a_phone(desks):
    window = desks.at("student.kari", width=320)
    window.go()
    menu = window.page.locator(".dv-menu")
    tab_to(window, ".dv-menu > summary")
    press(window, "Enter")
    expect(menu.get_by_role("link", name="My cases")).to_be_visible()
    press(window, "Escape")
    expect(menu.get_by_role("link", name="My cases")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
