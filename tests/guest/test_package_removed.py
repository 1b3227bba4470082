"""The package leaves the environment of a site, once the add-on was taken out: registers are left, or none.

The site is the demo, in use: cases in every state, roles, people, mails, a clock of its own.
"""

import pytest
import re
import requests
import subprocess
from tests.guest.without import environment
from tests.guest.without import named_classes
from tests.people import Person
from tests.server import Server

JSON = {"Accept": "application/json"}
#: Lets a test send Zope's own forms, which ask for a token otherwise.
OPEN = {"PLONE_CSRF_DISABLED": "true"}
FOR_EVERYBODY = ("/ntnu", "/ntnu/sitemap", "/ntnu/login", "/ntnu/@@search?SearchableText=avvik")
#: Pages of the site and of Zope's management interface.
FOR_MANAGERS = (
    *FOR_EVERYBODY,
    "/ntnu/folder_contents",
    "/ntnu/@@getVocabulary?name=plone.app.vocabularies.ReallyUserFriendlyTypes",
    "/ntnu/@@overview-controlpanel",
    "/ntnu/prefs_install_products_form",
    "/ntnu/portal_registry",
    "/ntnu/portal_registry?q=deviations",
    "/ntnu/@@site-controlpanel",
    "/ntnu/@@content-controlpanel",
    "/ntnu/@@dexterity-types",
    "/ntnu/@@theming-controlpanel",
    "/ntnu/@@resourceregistry-controlpanel",
    "/ntnu/@@usergroup-userprefs",
    "/ntnu/@@usergroup-groupprefs",
    "/ntnu/@@user-information?userid=student.kari",
    "/ntnu/@@user-information?userid=eqs.admin",
    "/ntnu/@@sharing",
    "/ntnu/@@manage-viewlets",
    "/ntnu/@@rules-controlpanel",
    "/manage_main",
    "/ntnu/manage_main",
    "/ntnu/manage_access",
    "/ntnu/manage_components",
    "/ntnu/acl_users/manage_main",
    "/ntnu/acl_users/plugins/manage_main",
    "/ntnu/acl_users/session/manage_secret",
    "/ntnu/acl_users/portal_role_manager/manage_roles",
    "/ntnu/portal_types/manage_main",
    "/ntnu/portal_workflow/manage_selectWorkflows",
    "/ntnu/portal_catalog/manage_catalogView",
    "/ntnu/portal_catalog/manage_catalogAdvanced",
    "/ntnu/portal_setup/manage_importSteps",
    "/ntnu/portal_setup/manage_upgrades",
    "/ntnu/portal_controlpanel/manage_editActionsForm",
    "/ntnu/error_log/manage_main",
    "/ntnu/MailHost/manage_main",
    "/ntnu/++api++",
    "/ntnu/++api++/@addons",
    "/ntnu/++api++/@types",
    "/ntnu/++api++/@roles",
    "/ntnu/++api++/@registry",
    "/ntnu/++api++/@controlpanels",
    "/ntnu/++api++/@users",
    "/ntnu/++api++/@users/student.kari",
    "/ntnu/++api++/@navigation",
    "/ntnu/++api++/@search?b_size=500",
    "/ntnu/++api++/@workflow",
)
#: It needs the interface of each setting: see docs/operate/install.md.
LOOKS_INTO_SETTINGS = {("/ntnu/++api++/@registry", "manager"): 500}


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The interpreter of an environment without the package."""
    found = environment(tmp_path_factory.mktemp("without") / "venv")
    known = subprocess.run([str(found), "-c", "import ntnu.deviations"], capture_output=True)
    assert known.returncode == 1 and b"ModuleNotFoundError" in known.stderr
    return found


class Site:
    """The demo as a guest: with the package in the environment, and without."""

    def __init__(self, path, prepared, python):
        self.path, self.prepared, self.python = path, prepared, python

    def with_it(self) -> Server:
        return Server(self.path, prepared=self.prepared, demo=True, environment=OPEN)

    def without_it(self) -> Server:
        """docs/operate/install.md: the filter is out of the pipeline."""
        server = Server(self.path, demo=True, environment=OPEN, python=self.python)
        config = server.instance.home / "etc" / "wsgi.ini"
        own = "    egg:ntnu.deviations#watch\n"
        text = config.read_text()
        assert own in text
        config.write_text(text.replace(own, ""))
        return server


def manage(server, method, path, status, **how):
    """Ask as a Manager."""
    url = f"{server.root_url}{path}"
    accept = JSON if "++api++" in path else {"Accept": "text/html"}
    answer = requests.request(method, url, auth=server.manager, headers=accept, timeout=120, **how)
    assert answer.status_code == status, f"{answer.status_code} {path} {answer.text[:300]}"
    return answer


def switch(server, how):
    manage(server, "POST", f"/ntnu/++api++/@addons/ntnu.deviations/{how}", 204, json={})


def faults(server):
    """Pages that do not answer 200."""
    asked = [(path, server.manager, "manager") for path in FOR_MANAGERS]
    asked += [(path, None, "nobody") for path in FOR_EVERYBODY]
    found = {}
    for path, auth, who in asked:
        accept = JSON if "++api++" in path else {"Accept": "text/html"}
        answer = requests.get(f"{server.root_url}{path}", auth=auth, headers=accept, timeout=120)
        if answer.status_code != 200:
            found[path, who] = answer.status_code
    return found


def rebuilt(server):
    """What the catalog finds after it was built anew."""
    manage(server, "POST", "/ntnu/portal_catalog/manage_catalogRebuild", 200)
    return found_in(server)


def found_in(server):
    items = manage(server, "GET", "/ntnu/++api++/@search?b_size=500", 200).json()["items"]
    return sorted(item["@type"] for item in items)


def read_by(server, person):
    """All that a person reads of cases."""
    reader = Person(server, person)
    items = reader.get(f"{reader.register}/@deviations", b_size=200).json()["items"]
    return {item["case_number"]: reader.get(item["@id"]).json()["review_state"] for item in items}


PEOPLE = ("student.kari", "recipient.ie", "worker.idi", "archivist.one", "manager.idi")


@pytest.mark.parametrize("kind", ["guest", "standalone"])
def test_nothing_of_it_is_left_where_no_register_is(
    kind, tmp_path, prepared_guest_demo, prepared_demo, python
):
    prepared = prepared_guest_demo if kind == "guest" else prepared_demo
    site = Site(tmp_path / "instance", prepared, python)
    with site.with_it() as server:
        manage(server, "DELETE", "/ntnu/++api++/deviations", 204)
        switch(server, "uninstall")
        before = found_in(server)
    assert named_classes(server.instance.database) == set()
    with site.without_it() as server:
        assert faults(server) == {}
        for path in ("++api++/@types", "++api++/@roles", "++api++/@controlpanels", "manage_components"):
            assert "deviation" not in manage(server, "GET", f"/ntnu/{path}", 200).text.lower(), path
        assert rebuilt(server) == before
    with site.with_it() as server:
        switch(server, "install")
        body = {"@type": "DeviationRegister", "id": "deviations", "title": "Avvik"}
        manage(server, "POST", "/ntnu/++api++", 201, json=body)
        faculty = {"@type": "DeviationFaculty", "id": "ie", "title": "IE", "code": "IE"}
        manage(server, "POST", "/ntnu/++api++/deviations", 201, json=faculty)
        given = {"id": "recipient.ie", "type": "user", "roles": {"Notification Recipient": True}}
        manage(server, "POST", "/ntnu/++api++/deviations/ie/@sharing", 204, json={"entries": [given]})
        kari = Person(server, "student.kari")
        answer = kari.report()
        assert answer.status_code == 201, answer.text
        assert kari.page("").status_code == 200
    assert "ntnu.deviations.content.register.DeviationRegister" in named_classes(server.instance.database)


def test_registers_that_are_left_wait_for_it(tmp_path, prepared_guest_demo, python):
    site = Site(tmp_path / "instance", prepared_guest_demo, python)
    with site.with_it() as server:
        before = {person: read_by(server, person) for person in PEOPLE}
        assert all(before.values())
        switch(server, "uninstall")
    with site.without_it() as server:
        assert faults(server) == LOOKS_INTO_SETTINGS
        rebuilt(server)
        number = next(iter(before["student.kari"]))
        for person in ("student.kari", "eqs.admin", None):
            asked = Person(server, person)
            assert re.fullmatch("<persistent broken ntnu[^>]*>", asked.page("").text)
            for path in ("/ie", "/worklist", f"/case/{number}", "/case_index", "/numbers", "/outbox"):
                assert asked.page(path).status_code == 404, path
    with site.with_it() as server:
        switch(server, "install")
        assert {person: read_by(server, person) for person in PEOPLE} == before
        reader = Person(server, "worker.idi")
        case = reader.find(next(iter(before["worker.idi"])))
        verdict = reader.get(f"{case}/@case-log/verify").json()
        assert verdict["whole"], verdict
