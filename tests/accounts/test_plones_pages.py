"""Plone's own pages for users and groups stay whole, and a directory that is down keeps nobody else out."""

import pytest
from html import unescape
from lxml import html
from ntnu.deviations.access.log_in_brake import install_brake
from ntnu.deviations.access.log_in_brake import remove_brake
from ntnu.deviations.access.setup import install_plugin
from ntnu.deviations.access.setup import remove_plugin
from plone import api
from tests.accounts.directory import EVERYTHING
from tests.accounts.directory import ID
from tests.accounts.directory import join
from tests.accounts.directory import LISE
from tests.accounts.directory import NO_PEOPLE
from tests.accounts.directory import NOBODY
from tests.accounts.directory import STAFF
from tests.register import PASSWORD
from tests.register import REPORT
from tests.visitor import Visitor

PAGES = {
    "/@@usergroup-userprefs": ("searchstring", "lise"),
    "/@@usergroup-groupprefs": ("searchstring", "Ansatte"),
    "/@@usergroup-usermembership": ("userid", LISE),
    "/@@usergroup-groupmembership": ("groupname", STAFF),
    "/@@user-information": ("userid", LISE),
    "/@@user-preferences": ("userid", LISE),
    "/@@personal-information": ("", ""),
    "/ordinary/@@sharing": ("search_term", "lise"),
    "/deviations/ie/idi/@@sharing": ("search_term", "lise"),
}
SERVICES = ("/@users", f"/@users/{LISE}", "/@groups", f"/@groups/{STAFF}", "/ordinary/@sharing?search=lise")


def shown(answer) -> str:
    """What people read on a page."""
    return html.fromstring(answer.text).text_content()


@pytest.fixture(scope="module")
def far(web):
    """The site with the directory and an ordinary folder."""

    def made(house):
        with api.env.adopt_roles(["Manager"]):
            house.portal.invokeFactory("Folder", "ordinary", title="Ordinary")
        return join(house.portal, *EVERYTHING)

    yield web.committed(made)
    web.committed(lambda house: house.portal.acl_users._delObject(ID))


@pytest.fixture(params=["with ours", "without ours"])
def plugins(request, web):
    """Our own plugins are there, or taken out."""
    if request.param == "without ours":
        web.committed(lambda house: (remove_plugin(house.portal), remove_brake(house.portal)))
    yield
    web.committed(lambda house: (install_plugin(house.portal), install_brake(house.portal)))


@pytest.fixture(params=["", "silent"], ids=["up", "down"])
def state(request, far):
    far.down = request.param
    yield request.param
    far.down = ""


@pytest.mark.parametrize("page", PAGES)
def test_pages(web, far, plugins, state, page):
    name, value = PAGES[page]
    answer = web.visitor("technician").page(page, **({name: value} if name else {}))
    # Of somebody whom nobody knows at the moment Plone's own page fails, with our plugins and without.
    if not (state and value == LISE):
        assert answer.status_code == 200, answer.text[:500]


@pytest.mark.parametrize("service", SERVICES)
def test_services(web, far, plugins, state, service):
    answer = web.visitor("technician").get(service)
    assert answer.status_code in ((200, 404) if state else (200,)), answer.text[:500]


def test_what_they_show_of_people_in_the_directory(web, far):
    technician = web.visitor("technician")
    asked = {"searchstring": "lise", "form.button.Search": "Search"}
    assert "Lise Løkk" in shown(technician.page("/@@usergroup-userprefs", **asked))
    assert 'value="Lise Løkk"' in unescape(technician.page("/@@user-information", userid=LISE).text)
    assert "Lise Løkk" in shown(technician.page("/ordinary/@@sharing", search_term="lise"))


def test_people_of_the_directory_log_in_and_see_their_name(web, far):
    page = Visitor(web.url, "lise.lokk").page("/deviations/@@my-reports")
    assert page.status_code == 200 and "Lise Løkk" in shown(page) and LISE not in page.text
    # Not an id where there is no name.
    page = Visitor(web.url, "nn123").page("/deviations/@@my-reports")
    assert page.status_code == 200 and "nn123" in shown(page) and NOBODY not in page.text


def test_people_whom_nobody_finds_report(web, far):
    web.committed(lambda house: join(house.portal, *NO_PEOPLE))
    try:
        lise = Visitor(web.url, "lise.lokk")
        assert "Lise Løkk" in shown(lise.page("/deviations/@@my-reports"))
        made = lise.report(REPORT)
        assert made.status_code == 201
        assert lise.get("/deviations/@deviations?view=mine").json()["items_total"] == 1
        # Whoever works on it reads a name that is no id.
        recipient = web.visitor("recipient.ie")
        assert LISE not in shown(recipient.page(made.json()["@id"]))
    finally:
        web.committed(lambda house: join(house.portal, *EVERYTHING))


def test_others_log_in_while_it_is_down(web, far, state):
    assert web.visitor("kari").page("/deviations/@@my-reports").status_code == 200
    answer = Visitor(web.url, None).post("/@login", {"login": "kari", "password": PASSWORD})
    assert answer.status_code == 200
    answer = Visitor(web.url, None).post("/@login", {"login": "lise.lokk", "password": PASSWORD})
    assert answer.status_code == (401 if state else 200)


def test_pages_of_cases_stay_while_it_is_down(web, far):
    web.committed(lambda house: house.give("IDI", "Case Worker", STAFF))
    web.committed(lambda house: house.give("IDI", "Line Manager", STAFF))
    case = web.case("in_process")
    recipient = web.visitor("recipient.ie")
    assert recipient.act(case, "reassign", case_worker=LISE, reason="Ny rolle.").status_code == 200
    far.down = "silent"
    try:
        for path in (case, "/deviations/ie/idi", "/deviations/@@worklist", "/deviations"):
            assert recipient.page(path).status_code == 200, path
        assert recipient.get(f"{case}/@access").status_code == 200
        assert LISE not in shown(recipient.page(case))
    finally:
        far.down = ""
    assert "Lise Løkk" in shown(recipient.page(case))


def test_a_person_is_found_in_a_form_by_the_whole_id_and_the_page_says_so(web, far):
    admin = web.visitor("admin.ie")
    form = "/deviations/ie/idi/@@role-form"
    far.exact_only = True
    try:
        page = admin.page(form, "en", role="Case Worker", find="lise")
        assert "Some directories find people by their whole user name or id only." in page.text
        for text in ("lise.lokk", LISE):
            assert "Lise Løkk" in shown(admin.page(form, "en", role="Notification Recipient", find=text))
    finally:
        far.exact_only = False
