"""SpeakUp!: how to come to its pages, and through their states."""

from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser.demo import Demo
from tests.browser.walks import at
from tests.browser.walks import Walk
from tests.browser.windows import Window

OFFICER = "speakup.officer"
ACTS = {"take": "received", "reply": "in_process", "close": "in_process", "return_to_register": "received"}

#: Row of the list by what stands in it: cases open first, the newest first.
_LIST = "/speakup"


def views() -> Iterator[tuple[str, str | None, Walk]]:
    """Name, person and walk of each."""
    for person in (None, "student.kari"):
        yield "notify", person, notify
        yield "notify-follow", person, at("/@@notify-follow")
    yield "notify-brings", "student.kari", at("/@@notify?deviation=AVVIK-2026-000412")
    yield "notify-come-back", None, come_back
    yield "speakup-list", OFFICER, at(_LIST)
    yield "speakup-case", OFFICER, case(False)
    yield "speakup-case-handed", OFFICER, case(True)
    yield "speakup-log", OFFICER, log
    for act in ACTS:
        yield f"speakup-{act}", OFFICER, form(act)
    yield "speakup-sharing", "eqs.admin", at("/speakup/@@sharing")
    yield "speakup-hidden", "recipient.ie", at(_LIST, 404)


def fill_in(window: Window, **changes: str) -> None:
    """Fill in the form and send it."""
    page = window.page
    page.locator("[name=about][value=staff]").check()
    page.locator("[name=reporter_kind][value=student]").check()
    page.locator("[name=anonymous]").check()
    page.locator("[name=what]").fill("Noen roper i timene.")
    page.locator("button[name=send]").click()


def notify(window: Window, demo: Demo) -> Iterator[str]:
    """The form, what it says when nothing is filled in, and the receipt."""
    window.go("/@@notify")
    yield ""
    window.page.locator("button[name=send]").click()
    expect(window.page.locator("#dv-errors")).to_be_visible()
    yield "errors"
    fill_in(window)
    expect(window.page.locator("#receipt-code")).to_be_visible()
    yield "receipt"


def come_back(window: Window, demo: Demo) -> Iterator[str]:
    """By a code: wrong, right, adding nothing, adding something."""
    window.go("/@@notify")
    fill_in(window)
    code = window.page.locator("#receipt-code").inner_text()
    window.go("/@@notify-follow")
    window.page.locator("[name=code]").fill("1234")
    window.page.locator("button[name=open]").click()
    expect(window.page.locator("#dv-errors")).to_be_visible()
    yield "wrong"
    window.page.locator("[name=code]").fill(code)
    window.page.locator("button[name=open]").click()
    expect(window.page.locator("[name=text]")).to_be_visible()
    yield "opened"
    window.page.locator("button[name=add]").click()
    expect(window.page.locator("#dv-errors")).to_be_visible()
    yield "errors"
    window.page.locator("[name=text]").fill("Det var på mandag.")
    window.page.locator("button[name=add]").click()
    expect(window.page.locator("[role=status]")).to_be_visible()
    yield "added"


def _open(window: Window, came_as_deviation: bool, state: str = "") -> None:
    window.go(_LIST)
    rows = window.page.locator("tbody tr").filter(has=window.page.locator(_chip(state)))
    number = "AVVIK-"
    found = rows.filter(has_text=number) if came_as_deviation else rows.filter(has_not_text=number)
    found.last.locator("a.title").click()
    expect(window.page.locator(".dv-case h1")).to_be_visible()


def _chip(state: str) -> str:
    return {"received": ".dv-chip.is-received", "in_process": ".dv-chip.is-process"}.get(state, ".dv-chip")


def case(came_as_deviation: bool) -> Walk:
    """The page of a case."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        _open(window, came_as_deviation)
        yield ""

    return walk


def log(window: Window, demo: Demo) -> Iterator[str]:
    """The log of a case, and what comes of verifying it."""
    _open(window, False, "in_process")
    window.page.locator("a[href$='@@case-log']").click()
    expect(window.page.locator(".dv-log")).to_be_visible()
    yield ""
    window.page.locator("button[name=verify]").click()
    expect(window.page.locator("#verify b").first).to_be_visible()
    yield "verified"


def form(act: str) -> Walk:
    """The form of an action."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        _open(window, act == "return_to_register", ACTS[act])
        window.page.locator(f"a[href$='action={act}']").click()
        yield ""
        if window.page.locator("main textarea").count():
            window.page.locator("button[name=complete]").click()
            expect(window.page.locator("#dv-errors")).to_be_visible()
            yield "errors"

    return walk
