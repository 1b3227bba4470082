"""Through the form that sends a document by mail, and a case's way to the archive."""

from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser.demo import Demo
from tests.browser.walks import without_draft
from tests.browser.windows import Window


def send(window: Window, demo: Demo) -> Iterator[str]:
    """Empty, with what is missing, looked over. Nothing is sent."""
    page = window.page
    window.go(f"{demo.case(window.person, 'in_process')}/@@send-document")
    without_draft(window)
    yield ""
    page.locator("button[name=look]").click()
    expect(page.locator("#dv-errors")).to_be_visible()
    yield "errors"
    window.go(f"{demo.case(window.person, 'in_process')}/@@send-document")
    without_draft(window)
    page.locator("input[name=variant][value=redacted]").check()
    page.locator("[name=to]").fill("studentombud@ntnu.example")
    page.locator("input[name=sensitive][value=yes]").check()
    page.locator("button[name=look]").click()
    expect(page.locator("button[name=send]")).to_be_visible()
    yield "looked-over"


def more_names(window: Window, demo: Demo) -> Iterator[str]:
    """The panel of documents with the field for more names open."""
    window.go(demo.case(window.person, "in_process"))
    window.page.locator("#documents summary").click()
    expect(window.page.locator("#documents-hide")).to_be_visible()
    yield ""
