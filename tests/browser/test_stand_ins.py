"""An absence in a real browser, in bokmål: a deputy is named, sees what waits, and it is ended again."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.test_hearing import heading
from tests.browser.test_hearing import press
from tests.browser.test_hearing import told


@pytest.fixture(scope="module")
def demo(demo_server):
    """A server of its own: who reads its cases is changed."""
    return Demo(demo_server)


@pytest.fixture(scope="module")
def logins():
    return {}


def test_a_deputy_is_named_reads_and_is_ended(windows, demo):
    number = demo.case("recipient.ie", "received").rsplit("/", 1)[1]
    today = datetime.now(UTC).date()
    away = windows.open("recipient.ie", "nb")
    page = away.page
    away.go("/@@my-reports")
    page.get_by_role("link", name="Fravær og stedfortreder").click()
    heading(away, "Fravær og stedfortreder")
    expect(page.get_by_role("main")).to_contain_text("Ingen er stedfortreder for noen her.")
    page.get_by_role("main").get_by_role("link", name="informasjonsteknologi").first.click()
    heading(away, "Oppgi en stedfortreder for noen som er borte")
    filling.look_for(page, "name_stand_in.deputy", "Eva")
    page.get_by_role("radio", name="Eva Rønning").check()
    ends = page.locator("[name='name_stand_in.ends']")
    ends.fill((today - timedelta(days=2)).isoformat())
    page.get_by_role("button", name="Oppgi stedfortrederen").click()
    errors = page.locator("#dv-errors")
    expect(errors).to_contain_text("Siste dag")
    # What was filled in is still there.
    expect(page.get_by_role("radio", name="Eva Rønning")).to_be_checked()
    ends.fill((today + timedelta(days=9)).isoformat())
    filling.previewed(page)
    seen = page.get_by_role("region", name="Dette skjer")
    expect(seen).to_contain_text("Eva Rønning, meldingsmottaker")
    expect(seen).to_contain_text("Eva Rønning får ingenting i saker som en av de to har meldt")
    press(away, "Oppgi stedfortrederen")
    told(away, "Stedfortrederen er oppgitt.")
    assert away.noise == []

    deputy = windows.open("participant.one", "nb", width=320)
    deputy.go("/@@worklist?view=waiting")
    expect(deputy.page.get_by_role("main")).to_contain_text(number)
    deputy.go(f"/case/{number}")
    expect(deputy.page.locator("#access")).to_contain_text("Stedfortreder for")
    deputy.go("/@@deputies")
    expect(deputy.page.get_by_role("heading", level=3)).to_contain_text("Eva Rønning for")
    deputy.page.get_by_role("button", name="Avslutt").click()
    told(deputy, "Stedfortrederen er avsluttet.")
    deputy.go(f"/case/{number}", 404)
    assert deputy.noise == []
