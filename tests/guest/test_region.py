"""A register in a site of another language: our region speaks its own, the site around it its own."""

import pytest
import requests
from lxml import html
from plone import api
from tests.guest.used_site import PASSWORD


@pytest.fixture
def register(host):
    """The address of a register in the used site, which has German, English and its own Norwegian."""
    host.install()

    def add(site):
        with api.env.adopt_roles(["Manager"]):
            site.invokeFactory("DeviationRegister", "avvik", title="Avvik")

    host.committed(add)
    return "/avvik"


def region(answer):
    """The page, and our part of it."""
    tree = html.fromstring(answer.content)
    found = tree.xpath("//*[contains(concat(' ', @class, ' '), ' dv ')]")
    assert len(found) == 1, "one region, and nothing of ours on the body"
    return tree, found[0]


def test_our_region_has_its_own_language(host, register):
    tree, ours = region(host.get(register, "member"))
    assert tree.get("lang") == "en" and tree.body.get("dir") == "ltr"
    # Nobody's German or Plone's own Norwegian is ours: the site speaks English to this person, and so do we.
    assert ours.get("lang") == "en" and "Report a deviation" in ours.text_content()


def test_the_switch_is_for_our_region_alone(host, register):
    answer = host.get(f"{register}?deviations_language=nn", "member")
    tree, ours = region(answer)
    assert ours.get("lang") == "nn" and "Meld avvik" in ours.text_content()
    assert tree.get("lang") == "en"
    cookie = answer.headers["Set-Cookie"]
    assert "deviations_language=nn" in cookie and "HttpOnly" in cookie and "I18N_LANGUAGE" not in cookie
    tree, ours = region(host.get(register, "member", cookies={"deviations_language": "nn"}))
    assert (tree.get("lang"), ours.get("lang")) == ("en", "nn")
    # The frame of the site stays as it is: the search button of Barceloneta.
    assert "Search Site" in html.tostring(tree, encoding="unicode")


@pytest.mark.parametrize("code", ["de", "xx", "nb\r\nSet-Cookie: a=b", ""])
def test_a_language_that_is_not_offered_changes_nothing(host, register, code):
    answer = host.get(register, "member", params={"deviations_language": code})
    assert region(answer)[1].get("lang") == "en"
    assert "Set-Cookie" not in answer.headers


def test_two_answers_to_one_question_are_no_choice(host, register):
    answer = host.get(f"{register}?deviations_language=nn&deviations_language=nb", "member")
    assert answer.status_code == 200 and region(answer)[1].get("lang") == "en"


def test_a_program_is_answered_in_the_language_it_asks_for(host, register):
    def told(language):
        headers = {"Accept": "application/json", "Accept-Language": language}
        url = f"{host.url}{register}/@deviations?state=nonsense"
        return requests.get(url, headers=headers, auth=("member", PASSWORD), timeout=60).json()["message"]

    assert told("nn") != told("en") == told("de")


def test_style_and_script_are_loaded_with_our_pages_alone(host, register):
    assert "++plone++ntnu.deviations" in host.get(register, "member").text
    for path in ("/en/about", "/", "/sitemap", "/login", "/@@search?SearchableText=avvik", "/no-such-page"):
        assert "++plone++ntnu.deviations" not in host.get(path, "member").text, path


def test_portlets_of_the_site_leave_our_pages_the_width(host, register):
    assert "From the portlet" in host.get("/en/about", "member").text
    assert "From the portlet" not in host.get(register, "member").text


def test_head_of_our_pages_publishes_nothing(host, register):
    page = host.get(register, "member").text
    assert "<title>" in page
    for word in ("og:title", "twitter:", "DC.", "application/rss+xml", "author/"):
        assert word not in page, word


def test_counters_of_visits_see_no_page_of_ours(host, register):
    """Their script would send the address and the title of a case to whoever counts."""

    def count(site):
        for name in ("webstats_js", "webstats_head_js"):
            site.portal_registry[f"plone.{name}"] = f'<script src="https://count.example/{name}.js"></script>'

    host.committed(count)
    for path, person in (("", None), ("", "member"), ("/@@report", "member"), ("/@@doctor", "manager")):
        answer = host.get(register + path, person)
        assert answer.status_code == 200 and "count.example" not in answer.text, path
    assert host.get("/en/about", "member").text.count("count.example") == 2


def test_whoever_is_not_logged_in_comes_to_the_log_in_of_the_site(host, register):
    answer = host.get(f"{register}/worklist")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(
        f"{host.url}/acl_users/credentials_cookie_auth/require_login?"
    )


def test_a_page_that_is_not_there_is_the_sites_own(host, register):
    there, elsewhere = host.get(f"{register}/no-such-page", "member"), host.get("/no-such-page", "member")
    assert there.status_code == elsewhere.status_code == 404
    assert "dv-top" not in there.text and "portal-logo" in there.text
