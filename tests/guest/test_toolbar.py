"""Plone's own toolbar at our pages: every entry leads somewhere."""

import pytest
from lxml import html
from urllib.parse import urlsplit

#: They log out, or do something to the folder at once.
LEFT_OUT = ("logout", "/object_", "/selectViewTemplate")
#: Who has the toolbar, or a part of the menu.
PEOPLE = ("technician", "siteadmin", "global.editor", "eqs", "local.editor", "recipient.ie", "admin.ie")
PLACES = ("/deviations", "/deviations/ie", "/deviations/ie/idi", "/deviations/speakup")


@pytest.fixture(scope="module")
def case(guest_web):
    return guest_web.case("in_process")


def entries(web, person, path) -> list[str]:
    """The addresses that the toolbar offers at a page."""
    answer = web.visitor(person).page(path)
    links = html.fromstring(answer.content).xpath("//*[@id='edit-zone']//a/@href")
    return sorted({urlsplit(link).path for link in links if link.startswith(web.url)})


@pytest.mark.parametrize("person", PEOPLE)
def test_every_entry_at_a_register_and_below_leads_somewhere(guest_web, case, person):
    visitor, wrong = guest_web.visitor(person), []
    for place in (*PLACES, case):
        for path in entries(guest_web, person, place):
            if not any(one in path for one in LEFT_OUT):
                status = visitor.page(guest_web.url.removesuffix("/plone") + path).status_code
                wrong += [(place, path, status)] if status not in (200, 302) else []
    assert wrong == []


def test_the_toolbar_is_there(guest_web, case):
    assert "/plone/deviations/edit" in entries(guest_web, "technician", "/deviations")
    at_a_case = entries(guest_web, "technician", case)
    assert "/plone/@@overview-controlpanel" in at_a_case
    assert [path for path in at_a_case if "/deviations" in path] == []
