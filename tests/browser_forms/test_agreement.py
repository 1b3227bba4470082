"""A line manager's agreement to a measure: once, and to what it is."""

import pytest
from datetime import datetime
from datetime import UTC
from lxml import html
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at as at_moment


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def buttons(page) -> list[str]:
    """What stands on the card: filled first."""
    return [text(link) for link in page.xpath("//aside//*[contains(@class, 'btn-')]")]


def test_who_is_asked_to_agree_is_told_on_the_case(web):
    case = web.case("in_process")
    part, manager = measure(web, case), web.visitor("manager.idi")
    assert "ingenting du må gjøre" in text(tree(manager.page(case)).xpath("//aside"))
    act(web, part, "worker.idi", "ask_agreement")
    card = tree(manager.page(case)).xpath("//aside//div[contains(@class, 'is-main')]")[0]
    assert "Du er bedt om å godkjenne et tiltak: Ny rutine for begrunnelse" in text(card)
    assert card.xpath(".//a[contains(@class, 'btn-primary')]/@href") == [web.url + part]
    assert "ingenting du må gjøre" not in text(card)
    # Only who can do it is asked to.
    assert "bedt om å si ja" not in web.visitor("worker.idi").page(case).text
    act(web, part, "manager.ie", "agree")
    assert "ingenting du må gjøre" in text(tree(manager.page(case)).xpath("//aside"))


def test_a_second_agreement_does_not_take_the_place_of_the_first(web, case):
    part = measure(web, case)
    with at_moment(datetime(2026, 11, 23, 11, tzinfo=UTC)):
        act(web, part, "manager.idi", "agree")
    other = web.visitor("manager.ie")
    page = other.page(f"{part}/@@action-form", action="agree")
    assert page.status_code == 409
    assert "En linjeleder godkjente tiltaket 23.11.2026. Én gang er nok." in text(html.fromstring(page.text))
    sent = {"action": "agree", "looked": "1", "complete": "1"}
    assert other.send(f"{part}/@@action-form", sent).status_code == 409
    answer = other.act(part, "agree")
    assert answer.status_code == 409
    assert answer.json()["errors"] == [
        {
            "field": None,
            "code": "agreed_already",
            "message": "A line manager approved the measure on 2026-11-23. Once is enough.",
        }
    ]
    assert web.at(part).agreed[0] == "manager.idi"


def test_a_changed_measure_is_agreed_to_anew(web, case):
    part, worker = measure(web, case), web.visitor("worker.idi")
    act(web, part, "worker.idi", "ask_agreement")
    act(web, part, "manager.idi", "agree")
    form = tree(worker.page(f"{part}/@@action-form", action="change"))
    assert "Har linjelederen godkjent tiltaket, må du spørre på nytt." in text(form.xpath("//main"))
    sent = {
        "action": "change",
        "change.title": "Ny rutine for begrunnelse",
        "change.description": "Skriv ned hvem som svarer, og når.",
        "change.kind": "preventive",
        "change.responsible": "ola",
        "change.due": "2190-01-01",
        "looked": "1",
        "complete": "1",
    }
    assert worker.send(f"{part}/@@action-form", sent).status_code == 303
    page = tree(worker.page(part))
    assert "sa ja" not in text(page.xpath("//header"))
    assert buttons(page)[0] == "Be linjelederen godkjenne tiltaket"
    log = text(tree(worker.page(f"{case}/@@case-log")).xpath("//main"))
    assert "Godkjenning som ikke gjelder lenger Navn manager.idi" in log
    assert buttons(tree(web.visitor("manager.ie").page(part))) == ["Godkjenn tiltaket"]
