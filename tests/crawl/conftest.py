"""What the crawl may use: the same as the tests with a browser."""

from tests.browser.fixtures import browser
from tests.browser.fixtures import demo
from tests.browser.fixtures import desks
from tests.browser.fixtures import logins
from tests.browser.fixtures import windows

__all__ = ["browser", "demo", "desks", "logins", "windows"]
