"""The end of a case: the archivist's pages, and what is left to see afterwards."""

from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser.demo import Demo
from tests.browser.walks import at
from tests.browser.walks import Walk
from tests.browser.windows import Window

ARCHIVIST = "archivist.one"


def views() -> Iterator[tuple[str, str, Walk]]:
    """Name, person and walk of each."""
    yield "retention", ARCHIVIST, retention
    yield "retention-all", ARCHIVIST, at("/@@retention?show=all")
    yield "archive-mark", ARCHIVIST, mark
    yield "case-anonymised", ARCHIVIST, anonymised
    yield "retention-of-speakup", "speakup.officer", at("/speakup/@@retention")


def retention(window: Window, demo: Demo) -> Iterator[str]:
    """The list, and what it says when nobody has confirmed."""
    window.go("/@@retention")
    yield ""
    button = window.page.locator("#form button")
    if button.count():
        button.click()
        expect(window.page.locator("#dv-errors")).to_be_visible()
        yield "errors"


def mark(window: Window, demo: Demo) -> Iterator[str]:
    """The form, empty and with what is wrong."""
    window.go(f"{demo.case(ARCHIVIST, 'closed')}/@@archive-mark")
    yield ""
    window.page.locator("button[name=mark]").click()
    expect(window.page.locator("#dv-errors")).to_be_visible()
    yield "errors"


def anonymised(window: Window, demo: Demo) -> Iterator[str]:
    """A case whose personal data are deleted; the first who comes deletes them."""
    window.go("/@@retention")
    if window.page.locator("#form button").count():
        window.page.locator("#confirm").check()
        window.page.locator("#form button").click()
        expect(window.page.locator("#form")).to_have_count(0)
    archivist = demo.person(ARCHIVIST)
    items = archivist.get(f"{archivist.register}/@retention", b_size=200).json()["items"]
    window.go(next(item["@id"] for item in items if item["why"] == "anonymised"))
    yield ""
