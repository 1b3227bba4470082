"""The demo at a live server, and a browser to look at it with."""

import pytest
from playwright.sync_api import expect
from playwright.sync_api import sync_playwright
from tests.browser.demo import Demo
from tests.browser.windows import Desks
from tests.browser.windows import LAUNCH
from tests.browser.windows import Windows
from tests.server import Server

__all__ = ["browser", "demo", "desks", "logins", "windows"]

#: Other work on the machine must not fail a test.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def demo(tmp_path_factory, prepared_demo):
    """One running demo for all tests with a browser."""
    path = tmp_path_factory.mktemp("browser") / "instance"
    with Server(path, prepared=prepared_demo, demo=True) as running:
        yield Demo(running)


@pytest.fixture(scope="session")
def logins():
    """Cookies of those who have logged in."""
    return {}


@pytest.fixture(scope="module")
def browser():
    """A browser of the module's own: left open, it would keep other modules from using asyncio."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**LAUNCH)
        yield chromium
        chromium.close()


@pytest.fixture
def windows(browser, demo, logins):
    """Windows that are closed after the test."""
    opened = Windows(browser, demo.server, logins)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def desks(browser, demo, logins):
    """A window for each person, to look at many pages with."""
    windows = Windows(browser, demo.server, logins)
    yield Desks(windows)
    windows.close()
