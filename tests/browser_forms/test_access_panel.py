"""Who has access, and why: every way in, and the link that ends it, for who may end it."""

import pytest
from lxml import html
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree


@pytest.fixture(scope="module")
def made(web):
    """A case with a co-worker, an open hearing and a measure: addresses of all three."""
    case = web.case("in_process")
    web.visitor("worker.idi").act(case, "add_coworker", person="worker.iik")
    routine, asked = measure(web, case), hearing(web, case)
    act(web, asked, "worker.idi", "open", deadline="2190-06-01T15:00:00Z")
    return case, routine, asked


def rows(page) -> dict[str, str]:
    """Who -> the rest of her row; by role where she has several."""
    found = page.xpath("//section[@id='access']//tbody/tr")
    return {
        f"{text(row.xpath('./th'))}|{text(row.xpath('./td[1]'))}": text(row.xpath("./td")[1:])
        for row in found
    }


def ends(page) -> dict[str, str]:
    """Who -> where her access can be ended."""
    found = page.xpath("//section[@id='access']//tbody/tr[.//a]")
    return {text(row.xpath("./th")): row.xpath(".//a/@href")[0].rpartition("/plone")[2] for row in found}


def test_every_way_in_stands_with_its_cause(web, made):
    case, _routine, _asked = made
    found = rows(tree(web.visitor("worker.idi").page(case)))
    assert "Meldte saken" in found["Navn kari|Melder"]
    assert "Tildelt av Navn recipient.ie" in found["Navn worker.idi (deg)|Saksbehandler"]
    assert "Lagt til av Navn worker.idi" in found["Navn worker.iik|Saksbehandler"]
    asked = found["Navn per|Høringsdeltaker"].replace("\u00a0", " ")
    assert "Spurt i høringen «Hva skal rutinen si?» av Navn worker.idi" in asked
    assert "Til tirsdag 1. juni 2190 kl. 17.00" in asked and "Ser ikke hvem som meldte." in asked
    measured = found["Navn ola|Ansvarlig for tiltak"]
    assert "Ansvarlig for tiltaket «Ny rutine for begrunnelse», valgt av Navn worker.idi" in measured
    assert "Ser bare tiltaket." in measured and "Ser ikke hvem" not in measured


def test_each_row_leads_to_where_it_can_be_ended(web, made):
    case, routine, asked = made
    worker = web.visitor("worker.idi")
    found = ends(tree(worker.page(case)))
    assert found == {
        "Navn worker.idi (deg)": f"{case}/@@action-form?action=reassign&person=worker.idi",
        "Navn worker.iik": f"{case}/@@action-form?action=remove_coworker&person=worker.iik",
        "Navn per": f"{asked}/@@action-form?action=remove_participant&person=per",
        "Navn ola": f"{routine}/@@action-form?action=change&person=ola",
    }
    for person, name in (("Navn worker.iik", "remove_coworker"), ("Navn per", "remove_participant")):
        page = tree(worker.page(found[person]))
        (chosen,) = page.xpath(f"//select[@name='{name}.person']/option[@selected]")
        assert text(chosen) == person


def test_folder_roles_are_managed_at_the_unit(web, made):
    case, _routine, _asked = made
    page = tree(web.visitor("worker.idi").page(case))
    assert "av den lokale EQS-administratoren: Enhet IDI, Enhet IE" in panel(page, "access")
    links = page.xpath("//section[@id='access']/p//a/@href")
    assert [link.rpartition("/plone")[2] for link in links] == ["/deviations/ie/idi", "/deviations/ie"]


def test_a_line_manager_reads_it_without_the_reporter_and_ends_nothing(web, made):
    case, _routine, _asked = made
    answer = web.visitor("manager.idi").page(case)
    page = tree(answer)
    assert not any("kari" in row for row in rows(page))
    assert "Navn kari" not in answer.text
    assert ends(page) == {}
    assert "Navn per|Høringsdeltaker" in rows(page)


@pytest.mark.parametrize("person", ["kari", "per"])
def test_reporter_and_participant_find_no_panel(web, made, person):
    case, _routine, _asked = made
    answer = web.visitor(person).page(case)
    assert panel(tree(answer), "access") == ""
    assert "Navn worker.iik" not in answer.text and "Navn manager.idi" not in answer.text


def test_a_name_in_the_link_that_is_not_offered_is_not_taken(web, made):
    case, _routine, _asked = made
    page = tree(
        web.visitor("worker.idi").page(
            f"{case}/@@action-form", action="remove_coworker", person="manager.idi"
        )
    )
    assert not page.xpath("//select/option[@selected]")
    assert "manager.idi" not in text(page.xpath("//form"))


def test_who_gave_a_role_and_reported_is_named_for_what_she_gave(web):
    """To call her "the reporter" there would tell a line manager who reported."""
    case = web.case("in_process", reporter="eqs")
    answer = web.visitor("manager.idi").page(case)
    assert "gitt av Navn eqs" in panel(tree(answer), "access")
    assert "gitt av melderen" not in answer.text


def test_only_what_is_still_seen_stands_there(web):
    case = web.case("in_process")
    routine, asked = measure(web, case), hearing(web, case)
    act(web, asked, "worker.idi", "open")
    act(web, asked, "worker.idi", "close")
    act(web, routine, "ola", "finish", **FINISH)
    found = rows(tree(web.visitor("worker.idi").page(case)))
    assert "Navn per|Høringsdeltaker" not in found
    # Until its effect is evaluated she sees it, but it is not given to another.
    assert "Navn ola|Ansvarlig for tiltak" in found
    assert "Navn ola" not in ends(tree(web.visitor("worker.idi").page(case)))


def test_ending_the_access_of_a_co_worker(web):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    worker.act(case, "add_coworker", person="worker.iik")
    sent = {
        "action": "remove_coworker",
        "remove_coworker.person": "worker.iik",
        "complete": "1",
        "looked": "1",
    }
    assert worker.send(f"{case}/@@action-form", sent).status_code == 303
    assert web.visitor("worker.iik").page(case).status_code == 404
    page = tree(worker.page(case))
    assert "Navn worker.iik|Saksbehandler" not in rows(page)


def test_ending_the_access_of_a_deputy(web):
    case = web.case("in_process")
    recipient = web.visitor("recipient.ie")
    for person, deputy in (("second.ie", "worker.hf"), ("recipient.idi", None)):
        more = {"deputy": deputy} if deputy else {}
        assert recipient.act(case, "recuse", person=person, reason="I familie.", **more).status_code == 200
    page = tree(recipient.page(case))
    assert (
        "Stedfortreder i denne saken, valgt av Navn recipient.ie"
        in rows(page)["Navn worker.hf|Meldingsmottaker"]
    )
    form = f"{case}/@@action-form?action=end_deputy&person=worker.hf"
    assert ends(page)["Navn worker.hf"] == form
    (chosen,) = tree(recipient.page(form)).xpath("//select[@name='end_deputy.person']/option[@selected]")
    assert text(chosen) == "Navn worker.hf"
    # A case worker reads who she is, and ends nothing.
    assert "Navn worker.hf" not in ends(tree(web.visitor("worker.idi").page(case)))
    listed = {row["principal"]: row["end"] for row in recipient.get(f"{case}/@access").json()}
    assert listed["worker.hf"] == {"action": "end_deputy", "@id": f"{web.url}{case}/@action/end_deputy"}
    ending = {"end_deputy.person": "worker.hf", "end_deputy.reason": "Vi er nok."}
    sent = {"action": "end_deputy", "complete": "1", "looked": "1", **ending}
    assert recipient.send(f"{case}/@@action-form", sent).status_code == 303
    assert web.visitor("worker.hf").page(case).status_code == 404
    assert "Navn worker.hf" not in text(tree(recipient.page(case)).xpath("//section[@id='access']"))


def test_the_last_who_receives_the_case_is_not_taken_away(web):
    case = web.case("in_process")
    recipient = web.visitor("recipient.ie")
    for person in ("second.ie", "recipient.idi"):
        recipient.act(case, "recuse", person=person, reason="I familie.")
    recipient.act(case, "recuse", person="recipient.ie", reason="Også.", deputy="worker.hf")
    deputy = web.visitor("worker.hf")
    sent = {"end_deputy.person": "worker.hf", "end_deputy.reason": "Jeg kan ikke."}
    answer = deputy.send(f"{case}/@@action-form", {"action": "end_deputy", "look": "1", **sent})
    assert "Ingen andre tar imot saken nå" in text(html.fromstring(answer.text).xpath("//*[@id='dv-errors']"))
    refused = deputy.act(case, "end_deputy", person="worker.hf", reason="Jeg kan ikke.")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "last_deputy")
    assert deputy.page(case).status_code == 200


def test_who_is_kept_out_is_told_to_those_who_read_the_log(web):
    case = web.case("in_process")
    web.visitor("recipient.ie").act(case, "recuse", person="second.idi", reason="I familie.")
    for person in ("recipient.ie", "worker.idi"):
        shown = panel(tree(web.visitor(person).page(case)), "access")
        assert "Holdt utenfor saken (inhabil) Navn second.idi Holdt utenfor av Navn recipient.ie" in shown
    assert "second.idi" not in web.visitor("manager.idi").page(case).text
    assert "second.idi" not in web.visitor("kari").page(case).text
