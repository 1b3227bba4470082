"""Who may do with a folder what they like, and not with the register in it."""

import pytest
import requests
from ntnu.deviations.access.units import registers
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from tests.guest.test_registers_in_folders import add
from tests.guest.test_registers_in_folders import manage
from tests.guest.test_registers_in_folders import report
from tests.guest.used_site import PASSWORD
from zope.component import getUtility

PLACE = "/en/news/old"


@pytest.fixture
def number(host):
    """The number of a case in a register that is in a folder."""
    host.install()
    add(host, "en/news", "old")
    return report(host, PLACE).json()["case_number"]


def call(host, person, method, path, body=None):
    headers = {"Accept": "application/json", "Accept-Language": "en"}
    how = {"headers": headers, "auth": (person, PASSWORD), "timeout": 60}
    return requests.request(method, host.url + path, json=body, **how)


def is_there(host, number):
    found = host.get(f"{PLACE}/@deviations", "member", "application/json").json()
    return [item["case_number"] for item in found["items"]] == [number]


@pytest.mark.parametrize("person", ["editor", "site.admin", "manager"])
def test_no_copy_of_a_register_with_its_folder(host, number, person):
    for source in (PLACE, "/en/news"):
        answer = call(host, person, "POST", "/de/@copy", {"source": source})
        assert answer.status_code in (401, 403), (source, answer.text)
    assert len(registers(host.site)) == 1


def test_what_holds_no_register_is_copied(host, number):
    assert call(host, "editor", "POST", "/de/@copy", {"source": "/en/about"}).status_code == 200


def test_it_says_why(host, number):
    answer = call(host, "editor", "POST", "/de/@copy", {"source": "/en/news"})
    assert answer.status_code == 403 and "There is one of each deviation register" in answer.text
    answer = call(host, "editor", "DELETE", "/en/news")
    assert answer.status_code == 403 and "“old”" in answer.json()["message"]


@pytest.mark.parametrize("person", ["editor", "site.admin"])
@pytest.mark.parametrize("path", ["/en/news", "/en"])
def test_who_may_not_delete_the_register_does_not_with_its_folder(host, number, person, path):
    answer = call(host, person, "DELETE", path)
    assert answer.status_code in (401, 403), answer.text
    assert is_there(host, number)


def test_a_manager_deletes_the_folder(host, number):
    assert call(host, "manager", "DELETE", "/en/news").status_code == 204
    assert registers(host.site) == []


def test_no_redirect_leads_to_a_case_when_its_folder_moves(host, number):
    """The site lists its redirects to administrators; one would tell of every case, and where it is."""
    manage(host, lambda site: site["en"].manage_renameObject("news", "stories"))
    site = host.site
    (register,) = registers(site)
    (case,) = [found for found in register["ie"].objectValues() if found.portal_type == "DeviationReport"]
    kept = list(getUtility(IRedirectionStorage))
    assert [path for path in kept if case.getId() in path] == []
    # Where the register went, the site knows as it does of everything.
    assert [path.rpartition("/")[2] for path in kept if path.endswith("/old")] == ["old"]
    aliases = call(host, "manager", "GET", "/@aliases").text
    assert "/en/news/old" in aliases and case.getId() not in aliases
    assert host.get(f"/en/stories/old/case/{number}", "member").status_code == 200


def test_roles_of_the_folder_open_nothing_in_the_register(host, number):
    """Whatever is given in the Sharing of a folder that the register is in."""
    given = ["Reader", "Editor", "Contributor", "Reviewer", "Owner", "Site Administrator"]
    given += ["Notification Recipient", "Case Worker", "Line Manager", "Archivist", "Quality Reader"]
    given += ["Reporter", "Local EQS Administrator", "SpeakUp Recipient"]

    def give(site):
        site["en"]["news"].manage_setLocalRoles("site.admin", given)
        site["en"]["news"].manage_setLocalRoles("AuthenticatedUsers", given)
        site["en"]["news"].reindexObjectSecurity()

    manage(host, give)
    (case,) = [
        found
        for found in host.site["en"]["news"]["old"]["ie"].objectValues()
        if found.portal_type == "DeviationReport"
    ]
    place = "/".join(case.getPhysicalPath()[2:])
    for path in (f"{PLACE}/case/{number}", f"/{place}"):
        for accept in ("text/html", "application/json"):
            assert host.get(path, "site.admin", accept).status_code == 404, path
    for view in ("all", "unit", "mine", "waiting", "late"):
        listed = host.get(f"{PLACE}/@deviations?view={view}", "site.admin", "application/json")
        assert number not in listed.text, view
    assert f"{PLACE}/ie" not in host.get(f"{PLACE}/units", "site.admin").text
    for path in ("/@@doctor", "/ie/edit", "/edit", "/@@sharing", "/ie/@@sharing", "/folder_contents"):
        answer = host.get(PLACE + path, "site.admin")
        assert answer.status_code in (302, 401, 403, 404), (path, answer.status_code)


def test_a_register_in_a_private_folder_is_what_it_is_elsewhere(host, number):
    def hide(site):
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(site["en"]["news"], "retract")

    manage(host, hide)
    assert host.get("/en/news").status_code == 302
    assert host.get(PLACE).status_code == 200
    assert host.get(PLACE, "member").status_code == 200
    assert host.get(f"{PLACE}/case/{number}", "member").status_code == 200
