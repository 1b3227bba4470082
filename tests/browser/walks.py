"""How to come to pages that are no plain address, and through their states.

A walk yields the name of each state it comes to. It goes by names of fields: the same in every language.
"""

from collections.abc import Callable
from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.windows import Window

Walk = Callable[[Window, Demo], Iterator[str]]

STEPS = ("check", "describe", "where", "send")
GATES = ("grave", "facilitation", "hse", "information_security", "buildings")
CHOICES = ("approve", "change_unit", "not_approve", "reregister")

#: Where the demo's co-worker has her case.
_UNITS = {"participant.one": "IIK"}

_ERRORS = "#dv-errors"


def at(path: str, status: int = 200) -> Walk:
    """One page of the register."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        window.go(path, status)
        yield ""

    return walk


def of_site(path: str) -> Walk:
    """One page of the site."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        window.go(f"{window.site}/{path}")
        yield ""

    return walk


def login(window: Window, demo: Demo) -> Iterator[str]:
    window.go(f"{window.site}/login")
    yield ""
    window.page.locator("[name=__ac_name]").fill("student.kari")
    window.page.locator("[name=__ac_password]").fill("wrong")
    window.page.locator("[name='buttons.login']").click()
    expect(window.page.locator("#global_statusmessage .alert")).to_be_visible()
    yield "wrong"


def somebody_elses_case(window: Window, demo: Demo) -> Iterator[str]:
    window.go(demo.case("student.kari", "in_process"), 404)
    yield ""


def not_allowed(window: Window, demo: Demo) -> Iterator[str]:
    window.page.goto(f"{window.site}/@@deviation-settings")
    expect(window.page).to_have_url(f"{window.site}/insufficient-privileges")
    yield ""


def mail(window: Window, demo: Demo) -> Iterator[str]:
    window.go("/@@caught-mail")
    yield ""
    first = window.page.locator("main details summary").first
    if first.is_visible():
        first.click()
        yield "open"


# reporting --------------------------------------------------------------------------------------


def report(window: Window, demo: Demo) -> Iterator[str]:
    """The form from end to end, at each step first sent on with nothing filled in. It is not sent."""
    window.go("/@@report")
    for step in STEPS:
        expect(window.page.locator("input[name=step]")).to_have_value(step)
        yield step
        window.page.locator(".actions button.btn-primary").click()
        expect(window.page.locator(_ERRORS)).to_be_visible()
        yield f"{step}-errors"
        if step == "describe":
            # A telephone number is to be confirmed, an identity number is refused.
            filling.describe(
                window.page,
                what_happened="Ring 73 59 50 00 om det.",
                consequence=f"Det gjelder {filling.IDENTITY_NUMBER}.",
            )
            filling.go_on(window.page)
            expect(window.page.locator("[name=warnings_confirmed]")).to_be_visible()
            yield f"{step}-sensitive"
        if step != STEPS[-1]:
            filling.STEPS[step](window.page)
            filling.go_on(window.page)


def exits(window: Window, demo: Demo) -> Iterator[str]:
    """Where a matter belongs instead."""
    window.go("/@@report")
    for gate in GATES:
        filling.check(window.page, gate)
        filling.go_on(window.page)
        back = window.page.locator("main button[name=back]")
        expect(back).to_be_visible()
        yield gate
        back.click()
        expect(window.page.locator("input[name=step]")).to_have_value("check")


def received(window: Window, demo: Demo) -> Iterator[str]:
    window.go(f"{demo.case('student.kari', 'received')}/@@report-received")
    yield ""


# cases ------------------------------------------------------------------------------------------


def case(state: str, unit: str = "") -> Walk:
    """The page of a case in a state, as the person at the window reads it."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        window.go(demo.case(window.person, state, unit or _UNITS.get(window.person, "")))
        yield ""

    return walk


def log(state: str) -> Walk:
    """The whole log of a case: as it opens, verified, with a day that is none, and with nothing found."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        address = demo.case(window.person, state, _UNITS.get(window.person, ""))
        window.go(f"{address}/@@case-log")
        yield ""
        window.page.locator("#verify button").click()
        expect(window.page.locator("#verify b").first).to_be_visible()
        yield "verified"
        for name, asked in (("errors", "from=9.11.2026&to=9.12.2026"), ("none", "text=finnesikke")):
            window.go(f"{address}/@@case-log?{asked}")
            yield name

    return walk


def form(state: str, page: str, status: int = 200, unit: str = "") -> Walk:
    """A form on a case (at ``unit``, if it is told), as it opens."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        _open_form(window, demo, state, page, status, unit)
        yield ""

    return walk


def receipt(window: Window, demo: Demo) -> Iterator[str]:
    """The receipt form: without a choice, and with each of the four, empty and with what will happen."""
    _open_form(window, demo, "received", "@@receipt-form")
    yield ""
    _complete(window)
    yield "no-choice"
    filling.tick(window.page, "do", "approve")
    _complete(window)
    yield "errors"
    for choice in CHOICES:
        _open_form(window, demo, "received", "@@receipt-form")
        filling.tick(window.page, "do", choice)
        yield choice
        filling.receipt(window.page, choice)
        previewed(window)
        yield f"{choice}-preview"


def process(window: Window, demo: Demo) -> Iterator[str]:
    """The process form of a forwarded case: taken on, or sent back."""
    for choice in ("accept", "send_back"):
        _open_form(window, demo, "forwarded", "@@process-form")
        filling.tick(window.page, "do", choice)
        yield choice
        filling.process(window.page, choice)
        previewed(window)
        yield f"{choice}-preview"


def close(window: Window, demo: Demo) -> Iterator[str]:
    _open_form(window, demo, "in_process", "@@close-form")
    yield ""
    window.page.locator("[name='close.conclusion']").fill("")
    _complete(window)
    yield "errors"
    _open_form(window, demo, "in_process", "@@close-form")
    filling.close(window.page)
    previewed(window)
    yield "preview"


def previewed(window: Window) -> None:
    """Wait until the page tells what will happen, and open the mails."""
    filling.previewed(window.page)


def _open_form(window: Window, demo: Demo, state: str, page: str, status: int = 200, unit: str = "") -> None:
    address = demo.case(window.person, state, unit or _UNITS.get(window.person, ""))
    window.go(f"{address}/{page}", status)
    without_draft(window)


def without_draft(window: Window) -> None:
    """Throw away what was written in this form at earlier looks."""
    discard = window.page.locator("button[name=discard_draft]")
    while discard.count():
        with window.page.expect_navigation():
            discard.click()


def _complete(window: Window) -> None:
    window.page.locator("button[name=complete]").click()
    expect(window.page.locator(_ERRORS)).to_be_visible()


# units ------------------------------------------------------------------------------------------


def role_form(window: Window, demo: Demo) -> Iterator[str]:
    """Giving the role line manager at IE; taking a case worker's at IDI; days of a
    recipient. Nothing is done."""
    window.go("/ie/@@role-form?role=Line%20Manager")
    yield ""
    for name, state in (("finnesikke", "not-found"), ("Wenche", "found")):
        window.page.locator("[name=find]").fill(name)
        window.page.locator("button[name=search]").click()
        expect(window.page.locator("[name=find]")).to_have_value(name)
        yield state
    window.page.locator(".actions button[type=submit]").click()
    expect(window.page.locator(_ERRORS)).to_be_visible()
    yield "errors"
    window.go("/ie/idi/@@role-form?role=Case%20Worker&leaving=worker.idi")
    yield "take"
    window.go("/ie/@@role-form?role=Notification%20Recipient&staying=recipient.ie")
    yield "days"
    window.page.locator("[name=ends]").fill("2099-05-01")
    window.page.locator(".actions button[type=submit]").click()
    expect(window.page.locator(_ERRORS)).to_be_visible()
    yield "days-errors"
