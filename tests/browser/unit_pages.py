"""The tables of units and roles in a browser: a file with a mistake, and one that may be brought in."""

from collections.abc import Iterator
from playwright.sync_api import expect
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
