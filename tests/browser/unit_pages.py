"""Units in a browser: the forms of actions on them, and the tables, with a mistake and without. Nothing is
done."""

from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.windows import Window

_FILES = {
    "errors": ("code;parent;name_nb;from\nNY;XX;Ny;31.2.2026\n", "#dv-errors"),
    "preview": (
        "code;parent;name_nb;campus\nNY;IE;Ny enhet;Gjøvik\nIDI;IE;Datateknologi;Gjøvik\n",
        "#preview",
    ),
}


def exchange(window: Window, demo: Demo) -> Iterator[str]:
    """Nothing is done."""
    window.go("/@@units-exchange")
    yield ""
    for state, (text, shown) in _FILES.items():
        file = {"name": "units.csv", "mimeType": "text/csv", "buffer": text.encode()}
        window.page.locator("[name=file]").set_input_files(file)
        window.page.locator("button[name=look]").click()
        expect(window.page.locator(shown)).to_be_visible()
        yield state


def actions(window: Window, demo: Demo) -> Iterator[str]:
    """Each form, what it would do, and what is wrong."""
    page = window.page
    window.go("/@@action-form?action=add_unit")
    yield "add"
    for action, field, unit in (("move_unit", "faculty", "HF"), ("merge_units", "unit", "IIK")):
        window.go(f"/ie/idi/@@action-form?action={action}")
        yield action
        filling.choose(page, f"{action}.{field}", unit)
        page.locator(f"[name='{action}.reason']").fill("Omlegging.")
        filling.previewed(page)
        yield f"{action}-preview"
    window.go("/ie/idi/@@action-form?action=close_unit")
    page.locator("[name='close_unit.active_to']").fill("2030-12-31")
    page.locator("[name='close_unit.reason']").fill("Omlegging.")
    page.locator("button[name=complete]").click()
    expect(page.locator("#dv-errors")).to_be_visible()
    yield "close-errors"
    for action in ("split_unit", "rename_unit", "edit_unit"):
        window.go(f"/ie/idi/@@action-form?action={action}")
        yield action
