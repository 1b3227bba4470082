"""A register taken out over HTTP: by a Manager alone, from a page of the site, and kept by no cache."""

import io
import json
import pytest
import requests
import zipfile
from ntnu.deviations.caselog import storage as caselog
from tests.doors.test_traces import noted
from tests.register import ADDRESS
from tests.register import PASSWORD
from tests.rest.asking import refused
from urllib.parse import urlsplit


@pytest.fixture(scope="module")
def number(web):
    """A case's number."""
    return web.at(web.case("received")).number


def entries(web):
    return caselog.entries(web.at("/deviations"))


def test_plone_exportimport_lets_a_manager_alone_do_it(web, number):
    for person, status in (("kari", 403), ("eqs", 403), ("siteadmin", 403), (None, 401)):
        assert web.visitor(person).post("/@export").status_code == status, person
    answer = web.visitor("technician").post("/@export")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        manifest = json.loads(package.read("deviations/manifest.json"))
        assert f"deviations/registers/deviations/cases/{number}/case.json" in package.namelist()
    assert (manifest["made_by"], manifest["registers"][0]["counts"]["cases"]) == ("technician", 1)
    assert (entries(web)[-1].actor, entries(web)[-1].action) == ("technician", "export_register")
    # The database's own note, which every member may ask for.
    assert noted(web)[-1] == (b"", b"")


def test_no_page_elsewhere_makes_a_managers_browser_do_it(web, number):
    browser, before = requests.Session(), len(entries(web))
    form = {"__ac_name": "technician", "__ac_password": PASSWORD, "buttons.login": "1"}
    browser.post(f"{web.url}/login", data=form, allow_redirects=False, timeout=60)
    assert "__ac" in browser.cookies

    def ask(**headers):
        headers = {"Accept": "application/json", **headers}
        return browser.post(f"{web.url}/@export", headers=headers, timeout=60)

    for forged in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "same-site"}, {}):
        assert refused(ask(**forged), 403) == [(None, "other_origin")], forged
    assert len(entries(web)) == before
    site = urlsplit(ADDRESS)
    assert ask(Origin=f"{site.scheme}://{site.netloc}").status_code == 200
    assert len(entries(web)) == before + 1
