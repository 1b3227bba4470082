"""Measures and hearings on the page of their case: who reads them, and what they keep from being closed."""

import pytest
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree


@pytest.fixture(scope="module")
def made(web):
    """A case in process with a measure and an open hearing."""
    case = web.case("in_process")
    routine, asked = measure(web, case), hearing(web, case, participants=["per", "worker.iik"])
    act(web, asked, "worker.idi", "open")
    act(web, asked, "per", "give_statement", text="Ja.")
    return case, routine, asked


@pytest.mark.parametrize("person", ["worker.idi", "recipient.ie", "manager.idi"])
def test_who_reads_the_casework_reads_them(web, made, person):
    case, routine, asked = made
    page = tree(web.visitor(person).page(case))
    assert "Ny rutine for begrunnelse Forebyggende · Navn ola" in panel(page, "measures")
    assert "Planlagt" in panel(page, "measures")
    assert "Hva skal rutinen si?" in panel(page, "hearings")
    assert "1 av 2 har uttalt seg" in panel(page, "hearings")
    assert routine in hrefs(page) and asked in hrefs(page)
    assert ("#measures" in hrefs(page)) and ("#hearings" in hrefs(page))
    adds = [href for href in hrefs(page, "//section") if href.endswith(("=add_measure", "=add_hearing"))]
    assert len(adds) == (0 if person == "manager.idi" else 2)


@pytest.mark.parametrize("person", ["kari", "per"])
def test_reporter_and_participant_find_nothing_of_them(web, made, person):
    case, routine, _asked = made
    page = tree(web.visitor(person).page(case))
    assert not panel(page, "measures") and not panel(page, "hearings")
    assert "Ny rutine" not in text(page)
    assert routine not in hrefs(page)


def test_a_participant_is_led_to_the_hearing(web, made):
    case, _routine, asked = made
    page = tree(web.visitor("per").page(case))
    assert text(page.xpath("//aside//a[contains(@class, 'btn-primary')]")) == "Hva skal rutinen si?"
    assert asked in hrefs(page, "//aside")
    assert hrefs(page, "//nav[contains(@class, 'crumb')]") == ["/deviations/@@my-tasks"]


def test_what_keeps_the_case_from_being_closed_is_a_list_with_links(web, made):
    case, routine, asked = made
    page = tree(web.visitor("worker.idi").page(case))
    todo = "//aside//*[contains(@class, 'dv-todo')]"
    assert hrefs(page, todo) == [asked, routine]
    assert "Høringen Hva skal rutinen si? er åpen til" in text(page.xpath(todo))
    assert "Tiltaket Ny rutine for begrunnelse er ikke utført" in text(page.xpath(todo))
    assert "@@close-form" not in " ".join(hrefs(page))
    assert text(page.xpath("//aside//a[contains(@class, 'btn-primary')]")) == "Oppdater behandlingsskjema"
    # Who does not close the case is not told what keeps it from being closed.
    assert not tree(web.visitor("recipient.ie").page(case)).xpath(todo)

    answer = web.visitor("worker.idi").page(f"{case}/@@close-form")
    assert answer.status_code == 409
    assert routine in answer.text and asked in answer.text


def test_when_they_are_finished_the_case_can_be_closed(web):
    case = web.case("in_process")
    routine, asked = measure(web, case), hearing(web, case)
    act(web, asked, "worker.idi", "open")
    act(web, routine, "worker.idi", "cancel", reason="Ikke nødvendig.")
    act(web, asked, "worker.idi", "close")
    page = tree(web.visitor("worker.idi").page(case))
    assert text(page.xpath("//aside//a[contains(@class, 'btn-primary')]")) == "Fyll ut behandlingsskjemaet"
    assert "@@close-form" in " ".join(hrefs(page))
    assert "Avlyst" in panel(page, "measures") and "Lukket" in panel(page, "hearings")


def test_a_panel_without_anything_offers_to_begin(web):
    case = web.case("received")
    page = tree(web.visitor("recipient.ie").page(case))
    assert "Ingen tiltak er opprettet." in panel(page, "measures")
    assert f"{case}/@@action-form?action=add_hearing" in hrefs(page, "//section")
    # A line manager who can only read is shown no empty panel.
    page = tree(web.visitor("manager.idi").page(web.case("in_process")))
    assert not panel(page, "measures")


def test_more_actions_stand_in_groups(web, made):
    page = tree(web.visitor("worker.idi").page(made[0]))
    groups = [text(title) for title in page.xpath("//aside//details//h3")]
    assert groups == ["Spør og gi beskjed", "Tiltak og høringer", "Hvem som har saken", "Selve saken"]


@pytest.mark.parametrize(
    "name", ["listing_view", "summary_view", "full_view", "tabular_view", "folder_listing"]
)
def test_no_stock_view_of_what_they_hold(web, made, name):
    _case, routine, asked = made
    for part in (routine, asked):
        answer = web.visitor("worker.idi").page(f"{part}/{name}")
        assert (answer.status_code, answer.headers["Location"]) == (303, web.url + part)
    assert web.visitor("kari").page(f"{routine}/{name}").status_code == 404


def test_a_message_leads_to_its_case(web, made):
    case, _routine, _asked = made
    act(web, case, "worker.idi", "add_message", text="Bare for oss.", audience="internal")
    act(web, case, "worker.idi", "request_information", text="Hvor mange?")
    notes = [part for part in web.at(case).objectValues() if part.portal_type == "DeviationMessage"]
    note, question = sorted(notes, key=lambda part: part.kind)
    for person, part, status in (
        ("worker.idi", note, 303),
        ("kari", note, 404),
        ("kari", question, 303),
        ("per", question, 404),
    ):
        answer = web.visitor(person).page(f"{web.address(part)}/view")
        assert answer.status_code == status
        if status == 303:
            assert answer.headers["Location"] == f"{web.url}{case}#messages"
