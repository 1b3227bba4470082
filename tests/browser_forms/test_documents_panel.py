"""The panel *Documents*: links to the documents that each may have, and no panel for who may have none."""

import pytest
from lxml import html
from tests import parts

LINKS = {
    "worker.idi": [
        "variant=full",
        "variant=full&log=1",
        "variant=redacted",
        "variant=redacted&log=1",
        "variant=receipt",
    ],
    "recipient.ie": [
        "variant=full",
        "variant=full&log=1",
        "variant=redacted",
        "variant=redacted&log=1",
        "variant=receipt",
    ],
    "manager.idi": ["variant=redacted", "variant=receipt"],
    "kari": ["variant=redacted", "variant=receipt"],
}


def panel(web, case, person):
    tree = html.fromstring(web.visitor(person).page(case).text)
    found = tree.xpath("//section[@id='documents']")
    return found[0] if found else None


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


@pytest.mark.parametrize("person", LINKS)
def test_for_whom(web, case, person):
    found = panel(web, case, person).xpath(".//li//a/@href")
    assert found == [f"{web.url}{case}/@@case-pdf?{query}" for query in LINKS[person]]
    for link in found:
        assert web.visitor(person).page(link).content.startswith(b"%PDF")


def test_it_stands_in_the_list_of_panels(web, case):
    tree = html.fromstring(web.visitor("worker.idi").page(case).text)
    assert tree.xpath("//nav//a[@href='#documents']")[0].text == "Dokumenter"


def test_none_for_a_participant_in_a_hearing(web):
    def open_hearing(house):
        made = house.case("in_process")
        parts.hearing(house, made)
        return made

    assert panel(web, web.address(web.committed(open_hearing)), "per") is None
