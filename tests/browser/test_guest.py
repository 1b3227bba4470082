"""The demo's register as a guest: the main job in the frame of Plone's own site, pages in those of others."""

import pytest
import requests
from lxml import html
from playwright.sync_api import expect
from tests.browser import checks
from tests.browser import filling
from tests.browser import walks
from tests.browser.demo import Demo
from tests.browser.looking import picture
from tests.browser.looks import LOOKS
from tests.browser.looks import OWN_SITE
from tests.browser.looks import STOCK
from tests.browser.looks import with_own_site
from tests.browser.plan import LANGUAGES
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


def describe(window, demo):
    """The second step of the report."""
    window.go("/@@report")
    filling.check(window.page)
    filling.go_on(window.page)
    expect(window.page.locator("input[name=step]")).to_have_value("describe")
    yield ""


def fullest_case(window, demo):
    """The case that has most to show: its page has every panel."""
    reader = demo.person(window.person)
    found = reader.get(f"{reader.register}/@deviations", state="in_process", b_size=100).json()["items"]
    cases = [reader.get(item["@id"]).json() for item in found]
    parts = ("measures", "hearings", "messages", "attachments", "coworkers")
    window.go(max(cases, key=lambda case: [bool(case.get(part)) for part in parts].count(True))["@id"])
    yield ""


def approval(window, demo):
    """The receipt form, filled in, with what will happen."""
    window.go(f"{demo.case(window.person, 'received')}/@@receipt-form")
    walks.without_draft(window)
    filling.tick(window.page, "do", "approve")
    filling.receipt(window.page, "approve")
    filling.previewed(window.page)
    yield ""


#: Who looks at which page of the register.
PAGES = {
    "landing": (None, walks.at("")),
    "describe": ("student.kari", describe),
    "mine": ("student.kari", walks.at("/@@my-reports")),
    "work": ("recipient.ie", walks.at("/@@worklist?view=all")),
    "statistics": ("recipient.ie", walks.at("/@@statistics")),
    "tasks": ("participant.two", walks.at("/@@my-tasks")),
    "case": ("worker.idi", fullest_case),
    "receipt": ("recipient.ie", approval),
    "log": ("worker.idi", walks.form("in_process", "@@case-log")),
    "units": ("eqs.admin", walks.at("/@@units")),
    "settings": ("eqs.admin", walks.at("/@@register-settings")),
    "doctor": ("eqs.admin", walks.at("/@@doctor")),
    "notify": (None, walks.at("/@@notify")),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory, prepared_guest_demo):
    """A demo of the module's own."""
    path = tmp_path_factory.mktemp("guest") / "instance"
    environment = {"PYTHONPATH": str(OWN_SITE)}
    server = Server(path, prepared=prepared_guest_demo, demo=True, environment=environment)
    with_own_site(server.instance.home / "etc" / "site.zcml")
    with server:
        set_records(server, STOCK)
        yield Demo(server)


def set_records(server, records):
    """Set records of the site's registry."""
    answer = requests.patch(
        f"{server.url}/++api++/@registry",
        json=records,
        auth=server.manager,
        headers={"Accept": "application/json"},
        timeout=120,
    )
    assert answer.status_code == 204, answer.text


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


def test_what_is_hidden_is_not_there(demo, desks):
    case = demo.case("recipient.ie", "received").replace("/++api++", "")
    answers = []
    for address in (case, f"{case}/edit", f"{case}/@@sharing", f"{case[:-6]}999999"):
        window = desks.at("staff.ola")
        window.go(address, 404)
        title = html.fromstring(window.page.content()).findtext(".//h1")
        answers.append(title)
    assert len(set(answers)) == 1


@pytest.fixture(scope="module", params=LOOKS)
def look(request, demo, desks):
    """The name of a look that the site has now. Everybody logs in while it is Plone's own."""
    for person, _walk in PAGES.values():
        desks.at(person)
    set_records(demo.server, {**STOCK, **LOOKS[request.param].records})
    yield request.param
    set_records(demo.server, STOCK)


@pytest.mark.parametrize("page", PAGES)
def test_our_region_in_the_frame_of_a_site(look, page, desks, demo):
    person, walk = PAGES[page]
    for width in (1280, 320):
        turn = [*PAGES].index(page) + [*LOOKS].index(look) + (width == 320)
        language = LANGUAGES[turn % len(LANGUAGES)]
        window = desks.at(person, language, width)
        window.context.clear_cookies(name="own_template")
        for cookie in LOOKS[look].cookies:
            window.context.add_cookies([{"name": cookie, "value": "1", "url": window.site}])
        for _state in walk(window, demo):
            window.page.wait_for_load_state("load")
        picture(window, f"{look}-{page}")
        assert window.page.locator(LOOKS[look].frame).count() == 1
        region = window.page.locator(".dv.is-guest")
        assert (region.get_attribute("lang"), region.get_attribute("dir")) == (language, "ltr")
        wrong = checks.too_wide(window)
        # Looking takes its time: in frames of others at one width, each page at both.
        if look == "stock" or (turn % 2) == (width == 320):
            wrong += checks.axe(window, ".dv.is-guest")
        assert not wrong + window.noise + window.strangers, (width, wrong, window.noise, window.strangers)
