"""A page whose style sheets are late, or do not come: what the browser shows until then."""

from playwright.sync_api import expect
from tests.browser import filling

#: Widths of the icons, and what they are written in.
_ICONS = """icons => icons.map(
    icon => [icon.getBoundingClientRect().width, parseFloat(getComputedStyle(icon).fontSize)]
)"""


def test_icons_have_their_size(windows):
    window = windows.open("student.kari", width=320)
    # The sheets have their version in the address: it ends as they do.
    window.page.route("**/*.css", lambda route: route.abort())
    window.go("/@@report")
    filling.go_on(window.page)
    expect(window.page.locator("#dv-errors")).to_be_visible()
    icons = window.page.locator("svg.bi").evaluate_all(_ICONS)
    assert icons
    assert [width for width, letter in icons if width > letter] == []
