"""Through the forms of the dialogue, of conflicts of interest and of redaction; nothing is sent."""

from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.walks import previewed
from tests.browser.walks import Walk
from tests.browser.walks import without_draft
from tests.browser.windows import Window

_ERRORS = "#dv-errors"


def _open(window: Window, demo: Demo, page: str, state: str = "in_process") -> None:
    window.go(f"{demo.case(window.person, state)}/{page}")
    without_draft(window)


def _empty(window: Window) -> None:
    """Send the form with nothing in it."""
    window.page.locator("button[name=complete]").click()
    expect(window.page.locator(_ERRORS)).to_be_visible()


def written(page: str) -> Walk:
    """A note, or a message to the reporter: empty, and looked over."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        _open(window, demo, page)
        yield ""
        _empty(window)
        yield "errors"
        _open(window, demo, page)
        window.page.locator("[name='add_message.text']").fill("Vi ser på det denne uken.")
        previewed(window)
        yield "preview"

    return walk


def preliminary(window: Window, demo: Demo) -> Iterator[str]:
    """The draft, and what follows from another date."""
    _open(window, demo, "@@preliminary-form")
    yield ""
    _empty(window)
    yield "errors"
    _open(window, demo, "@@preliminary-form")
    window.page.locator("[name='preliminary_response.reason']").fill("Vi venter på en uttalelse.")
    previewed(window)
    yield "preview"


def recuse(window: Window, demo: Demo) -> Iterator[str]:
    """Somebody is chosen; the case worker has to be replaced."""
    _open(window, demo, "@@recuse-form")
    yield ""
    _empty(window)
    yield "errors"
    _open(window, demo, "@@recuse-form")
    filling.tick(window.page, "recuse.person", "worker.idi")
    expect(window.page.locator("#when-recuse-case-worker")).to_be_visible()
    yield "case-worker"
    window.page.locator("[name='find.recuse.person']").fill("Kari")
    window.page.locator("button[name=search]").click()
    expect(window.page.locator("[name='find.recuse.person']")).to_have_value("Kari")
    yield "searched"


def redact(window: Window, demo: Demo) -> Iterator[str]:
    """Something is chosen, and nobody is told."""
    _open(window, demo, "@@redact-form")
    yield ""
    window.page.locator("select[name='redact.target']").select_option("field:what_happened")
    window.page.locator("[name='redact.reason']").fill("Det står i feil sak.")
    previewed(window)
    yield "preview"


def asked(window: Window, demo: Demo) -> Iterator[str]:
    """A case with a question to its reporter, and the form of one answer, empty."""
    window.go(demo.case(window.person, "in_process", "IDI"))
    expect(window.page.locator(".dv-ask")).to_be_visible()
    window.page.locator(".dv-ask summary").click()
    yield ""
    window.page.locator(".dv-ask button[name=complete]").click()
    expect(window.page.locator(_ERRORS)).to_be_visible()
    yield "errors"
