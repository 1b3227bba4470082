"""The demo's register as a guest in Plone's own site: the main job is done in its frame."""

import pytest
import requests
from lxml import html
from tests.browser import checks
from tests.browser.demo import Demo
from tests.browser.looking import picture
from tests.browser.test_main_job import number
from tests.browser.test_main_job import readers_of_english
from tests.browser.test_main_job import test_change_of_unit
from tests.browser.test_main_job import test_from_reported_to_closed
from tests.browser.test_main_job import test_what_belongs_elsewhere_is_not_stored
from tests.browser.windows import Desks
from tests.browser.windows import Windows
from tests.server import Server

__all__ = [
    "number",
    "readers_of_english",
    "test_change_of_unit",
    "test_from_reported_to_closed",
    "test_what_belongs_elsewhere_is_not_stored",
]

#: Who looks at which page of the register.
PAGES = {
    "landing": (None, ""),
    "report": ("student.kari", "/@@report"),
    "mine": ("student.kari", "/@@my-reports"),
    "work": ("recipient.ie", "/@@worklist"),
    "tasks": ("participant.two", "/@@my-tasks"),
    "units": ("eqs.admin", "/@@units"),
    "doctor": ("eqs.admin", "/@@doctor"),
    "notify": (None, "/@@notify"),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory, prepared_demo):
    """A demo of the module's own, whose site becomes Plone's again, with the add-on as its guest."""
    path = tmp_path_factory.mktemp("guest") / "instance"
    with Server(path, prepared=prepared_demo, demo=True) as running:
        site = f"{running.url}/++api++"
        how = {"auth": running.manager, "headers": {"Accept": "application/json"}, "timeout": 120}
        for step in ("uninstall", "install"):
            answer = requests.post(f"{site}/@addons/ntnu.deviations/{step}", json={}, **how)
            assert answer.status_code == 204, answer.text
        languages = {"plone.available_languages": ["nb", "en"]}
        assert requests.patch(f"{site}/@registry", json=languages, **how).status_code == 204
        yield Demo(running)


@pytest.fixture(scope="module")
def logins():
    """Cookies of those who have logged in at this site."""
    return {}


@pytest.fixture(scope="module")
def desks(browser, demo, logins):
    """A window for each person."""
    windows = Windows(browser, demo.server, logins)
    yield Desks(windows)
    windows.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("page", PAGES)
def test_our_region_in_the_frame_of_the_site(desks, page, width):
    person, path = PAGES[page]
    window = desks.at(person, "en" if width == 320 else "nn", width)
    window.go(path)
    window.page.wait_for_load_state("load")
    assert window.page.locator(".dv.is-guest").count() == 1
    assert window.page.locator("#portal-logo").count() == 1
    wrong = checks.axe(window, ".dv.is-guest") + checks.too_wide(window)
    assert not wrong, "\n".join(wrong)
    assert not window.noise + window.strangers
    picture(window, f"guest-{page}")


def test_what_is_hidden_is_not_there(demo, desks):
    case = demo.case("recipient.ie", "received").replace("/++api++", "")
    answers = []
    for address in (case, f"{case}/edit", f"{case}/@@sharing", f"{case[:-6]}999999"):
        window = desks.at("staff.ola")
        window.go(address, 404)
        title = html.fromstring(window.page.content()).findtext(".//h1")
        answers.append(title)
    assert len(set(answers)) == 1
