"""What a line manager and the responsible say about a measure, by forms, and who reads it on its page."""

import pytest
from lxml import html
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree


@pytest.fixture
def part(web):
    return measure(web, web.case("in_process"))


def send(web, part, person, action, /, **data):
    """Send the form of an action, looked over; the answer."""
    typed = {f"{action}.{name}": value for name, value in data.items()}
    return web.visitor(person).send(
        f"{part}/@@action-form", {"action": action, **typed, "looked": "1", "complete": "1"}
    )


def said(web, part, person) -> str:
    """What the page of the measure shows of what was said about it."""
    return text(tree(web.visitor(person).page(part)).xpath("//section[@id='said']"))


def buttons(web, part, person) -> list[str]:
    page = tree(web.visitor(person).page(part))
    return [text(link) for link in page.xpath("//aside//*[contains(@class, 'btn-')]")]


def test_a_line_manager_asks_and_then_declines(web, part):
    act(web, part, "worker.idi", "ask_agreement")
    assert buttons(web, part, "manager.idi") == [
        "Godkjenn tiltaket",
        "Ikke godkjenn tiltaket",
        "Spør om tiltaket",
    ]
    assert send(web, part, "manager.idi", "ask", text="Hvem betaler?").status_code == 303
    assert send(web, part, "manager.idi", "ask", text="Hvem betaler?").status_code == 409
    assert buttons(web, part, "worker.idi")[0] == "Svar linjelederen"
    assert send(web, part, "worker.idi", "answer", text="Instituttet.").status_code == 303
    assert send(web, part, "worker.idi", "answer", text="Instituttet.").status_code == 409
    assert send(web, part, "manager.ie", "decline", reason="Det er for dyrt.").status_code == 303
    assert send(web, part, "manager.ie", "decline", reason="Det er for dyrt.").status_code == 409
    shown = said(web, part, "worker.idi")
    assert "Godkjenner ikke tiltaket" in shown and "Det er for dyrt." in shown
    assert said(web, part, "ola") == ""
    for person in ("ola", "kari", "per", "manager.hf"):
        assert web.visitor(person).act(part, "decline", reason="x").status_code in (403, 404), person


def test_the_responsible_asks_for_another_date_and_hands_back(web, part):
    assert send(web, part, "ola", "ask_date", due="2190-06-01", reason="Vi venter.").status_code == 303
    for person in ("ola", "worker.idi", "manager.idi"):
        shown = said(web, part, person)
        assert "Ber om en annen frist: 1. juni 2190" in shown and "Vi venter." in shown, person
    assert buttons(web, part, "worker.idi")[:2] == ["Godta den nye fristen", "Behold fristen"]
    assert send(web, part, "worker.idi", "keep_date", reason="Eksamen er i mai.").status_code == 303
    assert "Eksamen er i mai." in said(web, part, "ola")
    assert send(web, part, "ola", "hand_back", reason="Permisjon.").status_code == 303
    assert send(web, part, "ola", "hand_back", reason="Permisjon.").status_code == 409
    assert buttons(web, part, "worker.idi")[0] == "Velg en annen ansvarlig"
    act(web, part, "worker.idi", "change", responsible="worker.iik")
    # Who takes it over reads nothing of what the former one said.
    assert said(web, part, "worker.iik") == ""


def test_what_was_said_is_not_for_those_it_is_shared_with(web):
    case = web.case("in_process")
    part = measure(web, case)
    act(web, part, "ola", "ask_date", due="2190-06-01", reason="Vi venter.")
    asked = hearing(web, case, shared=[web.at(part).UID()])
    act(web, asked, "worker.idi", "open")
    assert "Vi venter." not in web.visitor("per").page(part).text
    found = web.visitor("per").get(part)
    assert "Vi venter." not in found.text and not {"request", "objection"} & found.json().keys()
    assert web.visitor("ola").get(part).json()["request"]["text"] == "Vi venter."


def test_what_was_said_goes_with_the_texts_of_the_measure(web, part):
    act(web, part, "worker.idi", "ask_agreement")
    act(web, part, "manager.idi", "ask", text="Er det Hans Olsen som skal gjøre det?")
    act(web, part, "worker.idi", "answer", text="Ja.")
    act(web, part, "manager.idi", "ask", text="Når er han ferdig med det?")
    case = part.rpartition("/")[0]
    uid = web.at(part).UID()
    act(web, case, "worker.idi", "redact", target=f"uid:{uid}", reason="Navn.")
    log = text(html.fromstring(web.visitor("worker.idi").page(f"{case}/@@case-log").text))
    for word in ("Hans Olsen", "ferdig med det"):
        assert word not in log and word not in web.visitor("worker.idi").page(part).text


def test_an_open_hearing_by_its_forms(web):
    part = hearing(web, web.case("in_process"))
    act(web, part, "worker.idi", "open")
    assert "Minn på dem som ikke har svart" in buttons(web, part, "worker.idi")
    assert send(web, part, "worker.idi", "remind").status_code == 303
    assert send(web, part, "worker.idi", "remind").status_code == 409
    assert send(web, part, "worker.idi", "widen", participants="ola").status_code == 303
    late = {"deadline": "2190-06-01T12:00"}
    assert send(web, part, "worker.idi", "extend", reason="Ferie.", **late).status_code == 303
    page = text(tree(web.visitor("worker.idi").page(part)).xpath("//section[@id='asked']"))
    assert "Navn ola" in page
    for action, data in (("remind", {}), ("widen", {"participants": ["per"]})):
        assert web.visitor("per").act(part, action, **data).status_code == 403
