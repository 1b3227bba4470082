"""The page of a measure over HTTP: for those who work on the case, and for who is responsible, alone."""

import pytest
from datetime import datetime
from datetime import UTC
from lxml import html
from ntnu.deviations.caselog import storage as caselog
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.browser_forms.part_cases import uid
from tests.house import at as at_moment
from tests.register import CLOSE

EVALUATE = {"result": "no", "effect": "Ingen forskjell."}


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def buttons(page) -> list[str]:
    """What stands on the card: filled first."""
    return [text(link) for link in page.xpath("//aside//*[contains(@class, 'btn-')]")]


def links(page) -> list[str]:
    return [text(link) for link in page.xpath("//aside//details//a")]


def test_the_case_worker_reads_all_of_it_and_comes_back_to_the_case(web, case):
    page = tree(web.visitor("worker.idi").page(measure(web, case)))
    assert text(page.xpath("//h1")) == "Ny rutine for begrunnelse"
    assert "Planlagt" in text(page.xpath("//header"))
    assert "Navn ola" in text(page.xpath("//header"))
    assert panel(page, "description") == "Det som skal gjøres Skriv ned hvem som svarer."
    assert case in hrefs(page)
    assert buttons(page) == ["Be linjelederen godkjenne tiltaket", "Endre tiltaket"]
    assert links(page) == ["Start", "Meld utført", "Avlys tiltaket"]


def test_the_responsible_sees_number_and_title_of_the_case_and_nothing_else(web, case):
    part = measure(web, case)
    page = tree(web.visitor("ola").page(part))
    said = text(page)
    assert web.at(case).number in said
    assert "Sensuren kom for sent" in said
    for hidden in ("Sensuren i emnet kom", "Under behandling", "IDI", "Navn kari", "Navn worker.idi"):
        assert hidden not in said
    assert case not in hrefs(page)
    assert hrefs(page, "//nav[contains(@class, 'crumb')]") == ["/deviations/@@my-tasks"]
    assert buttons(page) == ["Start", "Meld utført"]
    assert web.visitor("ola").page(case).status_code == 404


@pytest.mark.parametrize("person", ["kari", "per", "second.idi", "admin.ie", "eqs", None])
def test_nobody_else_finds_it(web, case, person):
    part = measure(web, case)
    for name in ("", "/view", "/@@action-form?action=finish"):
        answer = web.visitor(person).page(f"{part}{name}")
        assert answer.status_code == (404 if person else 302)
        assert "Ny rutine" not in answer.text


def test_the_line_manager_agrees_once(web, case):
    part, manager = measure(web, case), web.visitor("manager.idi")
    assert buttons(tree(manager.page(part))) == ["Godkjenn tiltaket"]
    done = manager.send(f"{part}/@@action-form", {"action": "agree", "looked": "1", "complete": "1"})
    assert (done.status_code, done.headers["Location"]) == (303, web.url + part)
    page = tree(manager.page(part))
    assert buttons(page) == []
    assert "Godkjent av Navn manager.idi" in text(page.xpath("//header"))
    # Who agreed is not for who sees the measure alone.
    own = text(tree(web.visitor("ola").page(part)).xpath("//header"))
    assert "Linjeleder Godkjent" in own and "manager" not in own
    assert "Be om ja" not in text(tree(web.visitor("worker.idi").page(part)).xpath("//aside"))


def test_from_planned_to_evaluated(web, case):
    part, ola, worker = measure(web, case), web.visitor("ola"), web.visitor("worker.idi")
    started = ola.send(f"{part}/@@action-form", {"action": "start", "looked": "1"})
    assert started.status_code == 303
    page = tree(ola.page(part))
    assert "Pågår" in text(page.xpath("//header"))
    assert buttons(page) == ["Meld utført"]

    sent = {"action": "finish", "finish.evidence": "Rutinen er lagt ut.", "complete": "1"}
    answer = ola.send(f"{part}/@@action-form", sent, files={"attachments": ("rutine.pdf", b"%PDF-1.7")})
    assert answer.status_code == 303
    page = tree(ola.page(part))
    assert "Tiltaket er meldt utført." in text(page.xpath("//*[@id='global_statusmessage']"))
    assert "Rutinen er lagt ut. rutine.pdf" in panel(page, "evidence")
    download = next(href for href in hrefs(page) if href.endswith("/@@download/file"))
    assert ola.page(download).content == b"%PDF-1.7"

    assert buttons(page) == ["Foreslå en evaluering"]
    form = tree(ola.page(f"{part}/@@action-form", action="evaluate"))
    assert text(form.xpath("//button[@name='complete']")) == "Foreslå en evaluering"
    proposal = {"evaluate.result": "no", "evaluate.effect": "Ingen forskjell.", "complete": "1"}
    ola.send(f"{part}/@@action-form", {"action": "evaluate", **proposal})
    page = tree(worker.page(part))
    assert "Navn ola foreslo dette" in panel(page, "effect")
    assert "Utført" in text(page.xpath("//header"))

    form = tree(worker.page(f"{part}/@@action-form", action="evaluate"))
    assert form.xpath("//*[@name='evaluate.effect']")[0].text == "Ingen forskjell."
    assert form.xpath("//*[@name='evaluate.result'][@value='no']/@checked")
    worker.send(f"{part}/@@action-form", {"action": "evaluate", **proposal})
    page = tree(worker.page(part))
    assert "Evaluert" in text(page.xpath("//header"))
    assert "foreslo" not in panel(page, "effect")
    assert f"{case}/@@action-form?action=add_measure" in hrefs(page)
    assert ola.page(part).status_code == 200


def test_after_no_effect_one_may_reopen_the_case_or_report_another(web):
    case = web.case("in_process")
    part = measure(web, case)
    act(web, part, "ola", "finish", **FINISH)
    act(web, case, "worker.idi", "close", **CLOSE)
    act(web, part, "worker.idi", "evaluate", **EVALUATE)
    number = web.at(case).number
    reopen, report = f"{case}/@@action-form?action=reopen", f"/deviations/@@report?follows={number}"
    recipient = hrefs(tree(web.visitor("recipient.ie").page(part)))
    assert reopen in recipient and report in recipient
    # The case worker cannot reopen it.
    worker = hrefs(tree(web.visitor("worker.idi").page(part)))
    assert reopen not in worker and report in worker
    # Once it is evaluated, the responsible has nothing more of a closed case.
    assert web.visitor("ola").page(part).status_code == 404


def test_a_report_that_follows_a_case_begins_with_its_number(web):
    kari = web.visitor("kari")
    followed = tree(kari.page("/deviations/@@report", follows="AVVIK-2026-000412"))
    assert followed.xpath("//*[@name='what_happened']/@value")[0].startswith(
        "Dette følger av AVVIK-2026-000412."
    )
    for other in ("<b>", "AVVIK-1", ["AVVIK-2026-000412", "x"]):
        page = tree(kari.page("/deviations/@@report", follows=other))
        assert not page.xpath("//*[@name='what_happened']/@value")


def test_only_what_is_new_is_changed(web, case):
    part, worker = measure(web, case), web.visitor("worker.idi")
    form = tree(worker.page(f"{part}/@@action-form", action="change"))
    filled = {
        "change.title": form.xpath("//*[@name='change.title']/@value")[0],
        "change.description": form.xpath("//*[@name='change.description']")[0].text,
        "change.kind": form.xpath("//*[@name='change.kind'][@checked]/@value")[0],
        "change.responsible": form.xpath("//*[@name='change.responsible'][@checked]/@value")[0],
        "change.due": form.xpath("//*[@name='change.due']/@value")[0],
    }
    assert filled == {
        "change.title": "Ny rutine for begrunnelse",
        "change.description": "Skriv ned hvem som svarer.",
        "change.kind": "preventive",
        "change.responsible": "ola",
        "change.due": "2190-01-01",
    }
    same = worker.send(f"{part}/@@action-form", {"action": "change", **filled, "looked": "1"})
    assert same.status_code == 400
    assert html.fromstring(same.text).xpath("//*[@name='change.title']/@value") == [
        "Ny rutine for begrunnelse"
    ]
    later = {**filled, "change.due": "2190-02-01"}
    assert (
        worker.send(f"{part}/@@action-form", {"action": "change", **later, "looked": "1"}).status_code == 303
    )
    assert web.at(part).due.isoformat() == "2190-02-01"
    logged = [entry for entry in caselog.entries(web.at(case)) if entry.action == "measure_change"]
    assert list(logged[-1].why["fields"]) == ["due"]


def test_what_is_over_cannot_be_done_again(web, case):
    part = measure(web, case)
    act(web, part, "worker.idi", "cancel", reason="Ikke lenger nødvendig.")
    worker = web.visitor("worker.idi")
    assert "Avlyst" in text(tree(worker.page(part)).xpath("//header"))
    answer = worker.page(f"{part}/@@action-form", action="finish")
    assert answer.status_code == 409
    assert "Avlyst" in answer.text
    sent = {"action": "finish", "finish.evidence": "Likevel.", "complete": "1"}
    assert worker.send(f"{part}/@@action-form", sent).status_code == 409
    for unknown in ("approve", "open", "", "fly"):
        assert worker.page(f"{part}/@@action-form", action=unknown).status_code == 404


def test_who_takes_part_in_a_hearing_reads_a_measure_it_shares(web, case):
    part = measure(web, case)
    other = measure(web, case, title="Et annet tiltak")
    asked = hearing(web, case, shared=[uid(web, part)])
    act(web, asked, "worker.idi", "open")
    page = tree(web.visitor("per").page(part))
    assert buttons(page) == []
    assert "Navn kari" not in text(page)
    assert web.visitor("per").page(other).status_code == 404
    assert part in hrefs(tree(web.visitor("per").page(asked)))


def test_the_day_of_the_evaluation_is_told(web, case):
    part = measure(web, case)
    with at_moment(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        act(web, part, "ola", "finish", **FINISH)
    page = tree(web.visitor("worker.idi").page(part))
    assert "Effekten skal evalueres søndag 21. februar 2027." in text(page.xpath("//aside"))
