"""Two registers in one site, each with values of its own; what neither has set is the site's."""

import pytest
import re
import requests
from concurrent.futures import ThreadPoolExecutor
from lxml import html
from ntnu.deviations import settings
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.interfaces import ISpeakUp
from tests.guest.test_registers_in_folders import add
from tests.guest.test_registers_in_folders import manage
from tests.guest.test_registers_in_folders import report
from tests.guest.used_site import PASSWORD
from zope.component import getUtility

PAGE = "/avvik/register-settings"
CONTACT = "https://ntnu.example/ombud | Ombudet | Ombodet | The ombud | student"


@pytest.fixture
def two(host):
    """The used site with two registers."""
    host.install()
    add(host, "", "avvik")
    add(host, "en/news", "old")
    return host


def fill_in(host, person="manager", page=PAGE, **values):
    """Fill in the form as it stands, with these values instead, and save it."""
    session = requests.Session()
    session.auth = (person, PASSWORD)
    shown = session.get(host.url + page, headers={"Accept": "text/html"}, timeout=60)
    if shown.status_code != 200:
        return shown
    tree = html.fromstring(shown.text)
    form = dict(tree.xpath("//form[.//*[@name='form.buttons.save']]")[0].form_values())
    # They must be filled in, and the profile has none.
    values = {"channels": "grave | https://ntnu.example/grave", "contacts": CONTACT} | values
    form |= {f"form.widgets.{name}": value for name, value in values.items()}
    form["_authenticator"] = re.search(r'data-token="(\w+)"', shown.text)[1]
    form["form.buttons.save"] = "Save"
    return session.post(host.url + page, data=form, timeout=60)


def faults(answer):
    """What the form says is wrong."""
    wanted = "//*[contains(@class, 'invalid-feedback')]/ancestor::*[contains(@class, 'field')][1]"
    return [" ".join(found.text_content().split()) for found in html.fromstring(answer.text).xpath(wanted)]


def site_setting(host, name, value):
    host.committed(lambda site: site.portal_registry.__setitem__(f"ntnu.deviations.{name}", value))


def page(host, path):
    return host.get(path, "member").text


def test_each_has_its_own_names_numbers_and_lists(two):
    answer = fill_in(two, channel="Hviskeren", number_prefix="FJORD", themes="tide | Flo | Flo | Tide")
    assert answer.status_code == 200 and "Changes saved" in answer.text, faults(answer)
    assert "Hviskeren" in page(two, "/avvik") and "Hviskeren" not in page(two, "/en/news/old")
    other = report(two, "/en/news/old").json()
    assert other["case_number"].startswith("AVVIK-")
    refused = report(two, "/avvik")
    assert refused.status_code == 400 and "themes" in refused.text
    themes = two.get("/avvik/@vocabularies/ntnu.deviations.themes", "member", "application/json").json()
    assert [item["token"] for item in themes["items"]] == ["tide"]


def test_clock_and_sender_of_mails_go_by_the_settings_of_the_register_they_work_for(two):
    fill_in(two, system_long="Fjordsystemet", response_days="14")
    database, site = two.app._p_jar.db(), two.site.getPhysicalPath()

    def there(path):
        with opened(database, (*site, *path.split("/"))):
            return settings.get("system_long"), settings.get("response_days")

    # In a thread of its own, as theirs are.
    with ThreadPoolExecutor(1) as another:
        found = {path: another.submit(there, path).result() for path in ("avvik", "en/news/old")}
    assert found["avvik"] == ("Fjordsystemet", 14)
    assert found["en/news/old"] == ("EQS NTNU", 28)


def test_a_mail_about_a_delay_leads_to_speakup_of_its_own_register(two):
    """Who gets it may notify there: it would reach the SpeakUp! recipients of another register."""

    def confidential(site):
        for register in (site["avvik"], site["en"]["news"]["old"]):
            register.invokeFactory("SpeakUpRegistry", "speakup", title="Si ifra!")

    manage(two, confidential)
    site_setting(two, "public_address", "https://intranet.example")
    database, site = two.app._p_jar.db(), two.site.getPhysicalPath()

    def form(path):
        with opened(database, (*site, *path.split("/"))):
            return getUtility(ISpeakUp).form_url(deviation="AVVIK-2026-000001", public=True)

    with ThreadPoolExecutor(1) as another:
        for path in ("avvik", "en/news/old"):
            expected = f"https://intranet.example/{path}/@@notify?deviation=AVVIK-2026-000001"
            assert another.submit(form, path).result() == expected


def prefixes(host):
    """How the numbers of new cases begin in the two registers."""
    found = (report(host, register).json()["case_number"] for register in ("/avvik", "/en/news/old"))
    return [number.partition("-")[0] for number in found]


def test_what_is_as_in_the_site_follows_the_site(two):
    assert "Changes saved" in fill_in(two, number_prefix="FJORD").text
    site_setting(two, "number_prefix", "SITE")
    assert prefixes(two) == ["FJORD", "SITE"]
    assert "Changes saved" in fill_in(two, number_prefix="SITE").text
    site_setting(two, "number_prefix", "AGAIN")
    assert prefixes(two) == ["AGAIN", "AGAIN"]


def test_what_cannot_be_is_refused_and_what_was_typed_stays(two):
    answer = fill_in(two, number_prefix="x")
    assert "Changes saved" not in answer.text and 'value="x"' in answer.text
    assert report(two, "/avvik").json()["case_number"].startswith("AVVIK-")


def test_settings_of_the_server_are_the_sites_alone(two):
    shown = two.get(PAGE, "manager").text
    for name in ("public_address", "content_security", "helper_megabytes"):
        assert f"form.widgets.{name}" not in shown
    assert "form.widgets.response_days" in shown


@pytest.mark.parametrize("person", [None, "member", "editor", "site.admin"])
def test_for_administrators_of_the_system_alone(two, person):
    answer = two.get(PAGE, person)
    assert answer.status_code in (302, 401, 403, 404) and "form.widgets" not in answer.text


def test_languages_of_the_site_stay_what_they_are(two):
    site_setting(two, "languages", ["nn", "nb"])
    assert two.state()["registry"]["plone.available_languages"] == ["en", "no", "de"]
