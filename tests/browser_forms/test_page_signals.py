"""What pages tell at a glance: tabs that are not empty, the next sensible step, deadlines that are past."""

import pytest
from datetime import timedelta
from lxml import html
from ntnu.deviations.now import now
from tests import parts
from tests.house import at
from tests.register import CLOSE


def tree(web, person, path, **params):
    return html.fromstring(web.visitor(person).page(path, **params).text)


def text(node) -> str:
    return " ".join(node.text_content().split())


@pytest.fixture(scope="module")
def cases(web):
    """One case in each state that matters here: their addresses."""

    def make(house):
        with at(now() - timedelta(days=12)):
            late = house.report(title="Ligger lenge")
        fresh, open_, asked = house.case("received"), house.case("in_process"), house.case("in_process")
        hearing = parts.hearing(house, asked)
        parts.statement(house, hearing, "per")
        parts.statement(house, hearing, "worker.hf")
        house.case("closed")
        found = {"late": late, "fresh": fresh, "open": open_, "hearing": hearing}
        return {name: web.address(found[name]) for name in found}

    return web.committed(make)


def test_the_work_list(web, cases):
    # Who is to be chosen as case worker there has the cases of the unit under it.
    tabs = {
        text(tab).split()[0]: text(tab).split()[-1]
        for tab in tree(web, "worker.idi", "/deviations/@@worklist").xpath("//ul[@class='dv-tabs']//a")
    }
    assert int(tabs["Min"]) >= 3 and tabs["Min"] == tabs["Alle"]
    # An archivist, for whom nothing waits, lands where there are cases.
    page = tree(web, "archivist", "/deviations/@@worklist")
    assert text(page.xpath("//ul[@class='dv-tabs']//a[@aria-current='page']")[0]).startswith("Alle")
    assert page.xpath("//table//tbody//tr")
    # What is asked for stands in the address, and nothing else.
    form = tree(web, "worker.idi", "/deviations/@@worklist").xpath("//form[@class='dv-filters']")[0]
    assert "_authenticator" not in {field.get("name") for field in form.xpath(".//input")}
    log = tree(web, "worker.idi", f"{cases['open']}/@@case-log")
    assert not log.xpath("//form[@method='get']//input[@name='_authenticator']")


def test_the_card(web, cases):
    late = text(tree(web, "recipient.ie", cases["late"]).xpath("//aside")[0])
    assert "skulle ha vært vurdert innen" in late and "tre virkedager" not in late
    assert "Vurder meldingen innen" in text(tree(web, "recipient.ie", cases["fresh"]).xpath("//aside")[0])
    buttons = tree(web, "worker.idi", cases["open"]).xpath("//aside//div[@class='dv-buttons']/a")
    assert [(b.get("class"), b.get("href").rpartition("/")[2]) for b in buttons] == [
        ("btn btn-primary", "@@action-form?action=update_process"),
        ("btn btn-outline-primary", "@@close-form"),
    ]


def test_a_hearing_that_all_have_answered(web, cases):
    page = tree(web, "worker.idi", cases["hearing"])
    main = page.xpath("//a[contains(@class, 'btn-primary')]")
    assert [link.get("href").rpartition("action=")[2] for link in main] == ["close"]


def test_what_a_screen_reader_hears_of_a_document(web, cases):
    buttons = tree(web, "worker.idi", cases["open"]).xpath("//button[@name='log']")
    assert "Med loggen: Hele saken" in map(text, buttons)


def test_closing_ends_the_deadline(web, cases):
    filled = {f"close.{name}": value for name, value in CLOSE.items()}
    form = {"action": "close", "preview": "1", **filled}
    shown = web.visitor("worker.idi").send(f"{cases['open']}/@@close-form", form)
    said = text(html.fromstring(shown.text).xpath("//section[@id='dv-preview']")[0])
    assert "Løper ikke lenger" in said and "Uendret" not in said.partition("Frist")[2]
