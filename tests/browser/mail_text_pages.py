"""The texts of e-mails in a browser, with a mistake and looked over. Nothing is done."""

from collections.abc import Iterator
from playwright.sync_api import expect
from tests.browser.demo import Demo
from tests.browser.windows import Window


def text(window: Window, demo: Demo) -> Iterator[str]:
    """One text."""
    page = window.page
    window.go("/@@mail-text?kind=received&language=nb")
    yield ""
    page.locator("#body").fill("Lønn: {salary}")
    page.locator("button[name=look]").click()
    expect(page.locator("#dv-errors")).to_be_visible()
    yield "errors"
    page.locator("#body").fill("Hei.\n\nNummer: {number}\nTittel: {title}\n\nÅpne: {url}")
    page.locator("button[name=look]").click()
    expect(page.locator("#preview")).to_be_visible()
    yield "preview"
