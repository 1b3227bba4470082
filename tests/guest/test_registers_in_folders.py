"""Registers in folders, and several of them in one site."""

import requests
from ntnu.deviations.access.units import registers
from plone import api
from tests.guest.used_site import PASSWORD


def add(host, folder, id_):
    """Make a register in a folder of the site, with a faculty that has a recipient."""

    def do(site):
        with api.env.adopt_roles(["Manager"]):
            place = site.unrestrictedTraverse(folder) if folder else site
            place.invokeFactory("DeviationRegister", id_, title=id_)
            register = place[id_]
            register.invokeFactory("DeviationFaculty", "ie", title="IE", code="IE")
            register["ie"].manage_setLocalRoles("editor", ["Notification Recipient"])

    host.committed(do)


def places(host):
    site = host.site
    start = len(site.getPhysicalPath())
    return ["/".join(register.getPhysicalPath()[start:]) for register in registers(site)]


def manage(host, do):
    def as_manager(site):
        with api.env.adopt_roles(["Manager"]):
            do(site)

    host.committed(as_manager)


REPORT = {
    "title": "Sensuren kom seks uker etter eksamen",
    "what_happened": "Karakterene ble ikke lagt ut.",
    "gate": "none",
    "tried_channels": ["teacher"],
    "reporter_kind": "student",
    "faculty": "IE",
    "themes": ["assessment"],
    "reply_language": "nb",
    "no_sensitive_data": True,
}


def report(host, register):
    url = f"{host.url}{register}/@report-deviation"
    how = {"auth": ("member", PASSWORD), "headers": {"Accept": "application/json"}, "timeout": 60}
    return requests.post(url, json=REPORT, **how)


def test_site_knows_them_wherever_they_are_and_go(host):
    host.install()
    add(host, "", "avvik")
    add(host, "en/news", "old")
    assert places(host) == ["avvik", "en/news/old"]
    manage(host, lambda site: site["en"].manage_renameObject("news", "stories"))
    assert places(host) == ["avvik", "en/stories/old"]

    def move(site):
        site["de"].manage_pasteObjects(site["en"].manage_cutObjects(["stories"]))

    manage(host, move)
    assert places(host) == ["avvik", "de/stories/old"]
    manage(host, lambda site: site["de"].manage_delObjects(["stories"]))
    assert places(host) == ["avvik"]


def test_a_case_in_each_stays_in_it(host):
    host.install()
    add(host, "", "avvik")
    add(host, "en/news", "old")
    numbers = {}
    for register in ("/avvik", "/en/news/old"):
        answer = report(host, register)
        assert answer.status_code == 201, answer.text
        numbers[register] = answer.json()["case_number"]
    for register, number in numbers.items():
        other = next(one for one in numbers if one != register)
        for person in ("member", "editor"):
            found = host.get(f"{register}/@deviations", person, "application/json").json()
            assert [item["case_number"] for item in found["items"]] == [number], person
            assert host.get(f"{register}/case/{number}", person).status_code == 200
            assert host.get(f"{other}/case/{number}", person).status_code == 404
        assert host.get(f"{register}/case/{number}", "site.admin").status_code == 404


def test_options_and_methods_are_those_of_a_register_there_too(host):
    host.install()
    add(host, "en/news", "old")
    for path in ("/en/news/old", "/en/news/old/ie"):
        answer = requests.request("OPTIONS", host.url + path, timeout=60)
        assert (answer.status_code, "PUT" in answer.headers["Allow"]) == (204, False), path
        assert requests.request("PROPFIND", host.url + path, timeout=60).status_code == 405
