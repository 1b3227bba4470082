"""The frame around every page, at a live server with nothing in it but the add-on."""

import pytest
import re
import requests
from lxml import html


def page(server, path="", **headers):
    headers = {"Accept": "text/html", **headers}
    answer = requests.get(f"{server.url}{path}", headers=headers, timeout=30)
    return answer, html.fromstring(answer.content)


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [
        ("", "nb", "Logg inn – NTNU"),
        ("nn", "nn", "Logg inn – NTNU"),
        ("en-GB,en;q=0.9", "en", "Log in – NTNU"),
        ("fr", "nb", "Logg inn – NTNU"),
    ],
)
def test_the_language_of_the_page(server, asked, language, title):
    answer, tree = page(server, "/login", **{"Accept-Language": asked})
    assert tree.get("lang") == language
    assert tree.findtext(".//title") == title


def test_the_switch_stays_on_the_page_and_is_remembered(server):
    with requests.Session() as session:
        first = html.fromstring(session.get(f"{server.url}/login?came_from=x").content)
        switch = first.xpath("//div[@class='dv-user']/a[@lang='en']")[0].get("href")
        assert switch == f"{server.url}/login?came_from=x&set_language=en"
        assert html.fromstring(session.get(switch).content).get("lang") == "en"
        assert html.fromstring(session.get(f"{server.url}/login").content).get("lang") == "en"


def test_skip_link_first_and_one_main(server):
    _answer, tree = page(server, "/login")
    first = tree.xpath("//body//a | //body//button | //body//input")[0]
    assert first.get("class") == "dv-skip"
    assert first.get("href") == "#main"
    assert len(tree.xpath("//main[@id='main']")) == 1
    assert len(tree.xpath("//h1")) == 1
    assert "dv" in tree.find("body").get("class").split()


def test_nothing_is_fetched_from_elsewhere_and_no_script_is_inline(server):
    _answer, tree = page(server, "/login")
    for fetched in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src"):
        assert fetched.startswith(server.root_url)
    assert not tree.xpath("//script[not(@src)]")
    styles = tree.xpath("//link[@rel='stylesheet']/@data-bundle")
    assert styles.index("diazo") < styles.index("ntnu-deviations-1-base")


def test_what_is_not_there_says_so_and_no_more(server):
    answer, tree = page(server, "/no-such-thing")
    assert answer.status_code == 404
    assert tree.findtext(".//h1") == "Vi finner ikke siden"
    assert tree.findtext(".//title") == "Vi finner ikke siden – NTNU"
    assert "no-such-thing" not in " ".join(tree.xpath("//main//text()"))


def test_a_settings_page_has_its_own_title(server):
    address = f"{server.url}/@@deviation-archive-settings"
    answer = requests.get(address, headers={"Accept": "text/html"}, auth=server.manager, timeout=30)
    assert html.fromstring(answer.content).findtext(".//title") == "Innstillinger for arkivet – NTNU"


def test_who_is_logged_in_is_known_on_the_error_page(server):
    answer = requests.get(
        f"{server.url}/no-such-thing", headers={"Accept": "text/html"}, auth=server.manager, timeout=30
    )
    assert answer.status_code == 404
    assert "/logout" in answer.text


def test_the_search_page_holds_only_the_search(server):
    _answer, tree = page(server, "/@@search?SearchableText=xyzzy")
    assert tree.xpath("//main//*[@role='status']/text()")[0].startswith("Ingen treff")
    assert not re.search(r"rss|portal_type", html.tostring(tree.find(".//main"), encoding="unicode"))
