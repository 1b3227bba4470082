"""What tests with a browser may use."""

from tests.browser.fixtures import browser
from tests.browser.fixtures import demo
from tests.browser.fixtures import desks
from tests.browser.fixtures import logins
from tests.browser.fixtures import windows

__all__ = ["browser", "demo", "desks", "logins", "windows"]
