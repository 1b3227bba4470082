"""The panel *Documents*: buttons for the documents that each may have, and no panel for who may have none."""

import pytest
from lxml import html
from ntnu.deviations.caselog import storage
from tests import parts

#: Which documents, and may the log go with them?
BOTH = [("full", True), ("redacted", True), ("receipt", False)]
OFFERS = {
    "worker.idi": BOTH,
    "recipient.ie": BOTH,
    "manager.idi": [("redacted", False), ("receipt", False)],
    "kari": [("redacted", False), ("receipt", False)],
}


def panel(web, case, person):
    tree = html.fromstring(web.visitor(person).page(case).text)
    found = tree.xpath("//section[@id='documents']")
    return found[0] if found else None


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


@pytest.mark.parametrize("person", OFFERS)
def test_for_whom(web, case, person):
    forms = panel(web, case, person).xpath(".//li//form")
    found = [(form.fields["variant"], bool(form.xpath(".//button[@name='log']"))) for form in forms]
    assert found == OFFERS[person]
    before = storage.count(web.at(case))
    for form in forms:
        assert (form.action, form.method) == (f"{web.url}{case}/@@case-pdf", "POST")
        for log in [{}, {"log": "1"}][: 1 + bool(form.xpath(".//button[@name='log']"))]:
            answer = web.visitor(person).send(form.action, {**form.fields, **log}, token=False)
            assert answer.content.startswith(b"%PDF")
    made = sum(1 + with_log for _variant, with_log in found)
    # What is asked for by these is an entry of the log, each once.
    entries = storage.entries(web.at(case))[before:]
    assert [(entry.actor, entry.action) for entry in entries] == [(person, "pdf")] * made
    # From another site's page it would come without the token.
    assert web.visitor(person).send(forms[0].action, {"variant": "redacted"}, token=False).status_code == 403
    assert storage.count(web.at(case)) == before + made


def test_it_stands_in_the_list_of_panels(web, case):
    tree = html.fromstring(web.visitor("worker.idi").page(case).text)
    assert tree.xpath("//nav//a[@href='#documents']")[0].text == "Dokumenter"


def test_none_for_a_participant_in_a_hearing(web):
    def open_hearing(house):
        made = house.case("in_process")
        parts.hearing(house, made)
        return made

    assert panel(web, web.address(web.committed(open_hearing)), "per") is None
