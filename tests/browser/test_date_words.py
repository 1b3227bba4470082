"""A date that is filled in stands beside its field in words, in the language of the page."""

import pytest
from tests.source import PACKAGE

SCRIPT = PACKAGE / "ui" / "forms" / "static" / "forms.js"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "lørdag 19. desember 2026 kl. 15.00"),
        ("nn", "laurdag 19. desember 2026 kl. 15.00"),
        ("en", "Saturday, 19 December 2026 at 15:00"),
        # The browser has no Northern Sámi: bokmål. Ukrainian it has.
        ("se", "lørdag 19. desember 2026 kl. 15.00"),
        ("uk", "субота, 19 грудня 2026 р., 15:00"),
    ],
)
def test_a_moment_in_words(browser, language, words):
    page = browser.new_page()
    page.set_content(
        f'<html lang="{language}"><form><input type="datetime-local" id="at" />'
        '<span data-dv-date-of="at"></span></form></html>'
    )
    page.add_script_tag(path=SCRIPT)
    page.fill("#at", "2026-12-19T15:00")
    page.dispatch_event("#at", "change")
    assert page.inner_text("span").replace("\u202f", " ") == words
    page.close()
