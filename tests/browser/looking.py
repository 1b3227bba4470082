"""Looks at a page as somebody, and tells all that is wrong with it."""

import os
from collections.abc import Iterable
from pathlib import Path
from tests.browser import checks
from tests.browser.demo import Demo
from tests.browser.pages import View
from tests.browser.plan import Look
from tests.browser.windows import Desks
from tests.browser.windows import Window

#: The folder for pictures, if they are wanted.
SHOTS = os.environ.get("SHOTS")


def look_at(view: View, looks: Iterable[Look], desks: Desks, demo: Demo) -> list[str]:
    """What is wrong with a view. Axe looks once at each width: it does not read."""
    found, widths = [], set()
    for look in looks:
        window = desks.at(view.person, look.language, look.width)
        for state in view.walk(window, demo):
            # A click waits for no style sheet: without them nothing is as a reader sees it.
            window.page.wait_for_load_state("load")
            wrong = checks.wrong_with(window, look.language, with_axe=look.width not in widths)
            found += [f"{state} {look.language} {look.width}: {fault}" for fault in wrong]
            window.forget()
            picture(window, f"{view.name}-{state}" if state else view.name)
        widths.add(look.width)
    return found


def picture(window: Window, name: str) -> None:
    """Take a picture of the page in the window, if pictures are wanted."""
    if SHOTS:
        window.page.wait_for_load_state("load")
        language = window.page.locator("html").get_attribute("lang")
        width = window.page.viewport_size["width"]
        path = Path(SHOTS) / f"{name}-as-{window.person}-{language}-{width}.png"
        window.page.screenshot(path=path, full_page=True)
