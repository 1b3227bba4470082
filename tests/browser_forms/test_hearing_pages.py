"""The page of a hearing over HTTP: for those who arrange it, and for who is asked, until the deadline."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from lxml import html
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import file
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.browser_forms.part_cases import uid
from tests.house import at as at_moment
from tests.register import REPORT

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 1, 15, tzinfo=UTC)
GIVEN = {"give_statement.text": "Studieadministrasjonen bør svare.", "complete": "1"}


@pytest.fixture(scope="module")
def case(web):
    """A case whose reporter attached a file."""

    def make(house):
        case = house.report("kari", files=[file("fra-melder.txt")], **REPORT)
        case = house.act(case, "recipient.ie", "approve", unit="IDI", case_worker="worker.idi")
        return house.act(case, "worker.idi", "accept", severity="low")

    return web.address(web.committed(make))


@pytest.fixture
def asked(web, case):
    """An open hearing of two participants."""
    part = hearing(web, case, participants=["per", "ola"])
    act(web, part, "worker.idi", "open")
    return part


def content(page) -> str:
    """The panels of a page."""
    return text(page.xpath("//main//section"))


def test_a_draft_for_those_who_arrange_it(web, case):
    part = hearing(web, case)
    page = tree(web.visitor("worker.idi").page(part))
    assert "Utkast" in text(page.xpath("//main//header"))
    assert text(page.xpath("//aside//*[contains(@class, 'btn-primary')]")) == "Åpne høringen"
    assert panel(page, "question") == "Spørsmålet Hvem skal svare, og hvor raskt?"
    assert panel(page, "asked") == "Hvem som skal spørres 1 Navn per"
    assert not panel(page, "statements") and not panel(page, "statement")
    for person in ("per", "kari", "ola", None):
        assert web.visitor(person).page(part).status_code == (404 if person else 302)


def test_what_a_participant_will_see_is_what_she_sees(web, case):
    routine = measure(web, case, title="Delt tiltak")
    other = measure(web, case, title="Ikke delt tiltak")
    act(web, case, "worker.idi", "add_attachment", files=[file("internt.txt")], audience="internal")
    plan = act(web, case, "worker.idi", "add_attachment", files=[file("plan.txt")], audience="internal")
    files = {
        part.title: part for part in web.at(plan).objectValues() if part.portal_type == "DeviationAttachment"
    }
    part = hearing(web, case, shared=[uid(web, routine), files["plan.txt"].UID()])
    rehearsal = tree(web.visitor("worker.idi").page(f"{part}/@@as-participant"))
    act(web, part, "worker.idi", "open")
    page = tree(web.visitor("per").page(part))
    for name in ("question", "reported", "measures"):
        assert panel(rehearsal, name) == panel(page, name) != ""
    assert "fra-melder.txt" in panel(page, "reported") and "plan.txt" in panel(page, "reported")
    assert "Delt tiltak" in panel(page, "measures")
    for hidden in ("internt.txt", "Ikke delt tiltak", "Navn kari", "Navn worker.idi", other):
        assert hidden not in html.tostring(page, encoding="unicode")
        assert hidden not in content(rehearsal)
    for href in hrefs(page):
        if href.startswith(case):
            assert web.visitor("per").page(href).status_code == 200
    # Nobody but those who arrange it may look beforehand.
    assert web.visitor("per").page(f"{part}/@@as-participant").status_code == 404


def test_a_shared_file_of_a_part_that_is_hidden_is_reached_and_nothing_else_of_it(web, case):
    routine = measure(web, case)
    act(web, routine, "ola", "finish", files=[file("bevis.txt", b"beviset")], **FINISH)
    (evidence,) = web.at(routine).objectValues()
    part = hearing(web, case, shared=[evidence.UID()])
    act(web, part, "worker.idi", "open")
    per, address = web.visitor("per"), web.address(evidence)
    assert f"{address}/@@download/file" in hrefs(tree(per.page(part)))
    assert per.page(f"{address}/@@download/file").content == b"beviset"
    for hidden in (
        routine,
        f"{routine}/view",
        f"{routine}/@@action-form?action=finish",
        f"{routine}/objectIds",
    ):
        assert per.page(hidden).status_code == 404
        assert per.get(hidden).status_code == 404


def test_a_statement_is_given_and_changed_where_one_reads(web, asked):
    per = web.visitor("per")
    form = tree(per.page(asked))
    number, uid_ = web.at(asked).aq_parent.number, uid(web, asked)
    assert form.xpath("//form[@id='form']/@action") == [f"{web.url}/deviations/case/{number}/{uid_}/view"]
    answer = per.send(f"{asked}/view", GIVEN, files={"attachments": ("notat.txt", b"notat")})
    assert (answer.status_code, answer.headers["Location"]) == (303, web.url + asked)
    page = tree(per.page(asked))
    assert "Uttalelsen er sendt." in text(page.xpath("//*[@id='global_statusmessage']"))
    assert page.xpath("//*[@name='give_statement.text']")[0].text == "Studieadministrasjonen bør svare."
    assert "notat.txt" in panel(page, "statement")
    assert "Du uttalte deg" in text(page.xpath("//aside"))
    per.send(f"{asked}/view", {**GIVEN, "give_statement.text": "Sensor bør svare."})
    worker = tree(web.visitor("worker.idi").page(asked))
    assert "Sensor bør svare. notat.txt" in panel(worker, "statements")
    assert "Studieadministrasjonen" not in text(worker)
    assert "Navn per uttalte seg" in panel(worker, "asked")
    assert "Navn ola har ikke uttalt seg ennå" in panel(worker, "asked")


def test_nobody_reads_what_another_participant_answers(web, asked):
    web.visitor("per").send(f"{asked}/view", GIVEN, files={"attachments": ("notat.txt", b"notat")})
    (statement,) = web.at(asked).objectValues()
    address, (note,) = web.address(statement), statement.objectValues()
    page = web.visitor("ola").page(asked)
    assert "Studieadministrasjonen" not in page.text and "notat.txt" not in page.text
    assert "Navn per" not in page.text
    for path in (address, f"{address}/view", web.address(note), f"{web.address(note)}/@@download/file"):
        assert web.visitor("ola").page(path).status_code == 404
        assert web.visitor("kari").page(path).status_code == 404
    place = f"{web.url}{asked}#statement-{statement.UID()}"
    for reader in ("per", "worker.idi"):
        answer = web.visitor(reader).page(f"{address}/view")
        assert (answer.status_code, answer.headers["Location"]) == (303, place)
    assert tree(web.visitor("worker.idi").page(asked)).xpath(f"//*[@id='statement-{statement.UID()}']")


def test_what_was_typed_stays_when_something_is_wrong(web, asked):
    per = web.visitor("per")
    empty = html.fromstring(per.send(f"{asked}/view", {**GIVEN, "give_statement.text": ""}).text)
    assert empty.xpath("//*[@id='dv-errors']//a/@href") == ["#give-statement-text"]
    assert text(empty.xpath("//title")).startswith("Feil: ")

    typed = "Ring 73 59 50 00."
    answer = per.send(f"{asked}/view", {**GIVEN, "give_statement.text": typed})
    page = html.fromstring(answer.text)
    assert answer.status_code == 400
    assert page.xpath("//*[@name='give_statement.text']")[0].text == typed
    assert text(page.xpath("//h1")) == "Hva skal rutinen si?"
    code = page.xpath("//*[@name='warnings_confirmed']/@value")
    again = per.send(f"{asked}/view", {**GIVEN, "give_statement.text": typed, "warnings_confirmed": code})
    assert again.status_code == 303


def test_access_ends_at_the_deadline_and_statements_are_frozen(web):
    case = web.case("in_process")
    with at_moment(NOON):
        part = hearing(web, case, deadline=DEADLINE.isoformat())
        act(web, part, "worker.idi", "open")
    per, worker = web.visitor("per"), web.visitor("worker.idi")
    with at_moment(DEADLINE - timedelta(seconds=1)):
        page = tree(per.page(part))
        assert "tirsdag 1. desember kl. 16.00" in text(page.xpath("//aside"))
        assert per.send(f"{part}/view", GIVEN).status_code == 303
        assert "Åpen" in text(tree(worker.page(part)).xpath("//main//header"))
    with at_moment(DEADLINE):
        for name in ("", "/view", "/@@action-form?action=give_statement"):
            assert per.page(f"{part}{name}").status_code == 404
        assert per.page(case).status_code == 404
        assert per.send(f"{part}/view", GIVEN).status_code == 404
        page = tree(worker.page(part))
        assert "Lukket" in text(page.xpath("//main//header"))
        assert "Studieadministrasjonen bør svare." in panel(page, "statements")
        assert "Spør på nytt" in text(page.xpath("//aside"))


def test_one_may_ask_again(web):
    case = web.case("in_process")
    part = hearing(web, case)
    act(web, part, "worker.idi", "open")
    worker = web.visitor("worker.idi")
    sent = {"action": "close", "complete": "1"}
    looked = worker.send(f"{part}/@@action-form", sent)
    assert looked.status_code == 200
    assert "Navn per" in text(html.fromstring(looked.text).xpath("//*[@id='dv-preview']"))
    closed = worker.send(f"{part}/@@action-form", {**sent, "looked": "1"})
    assert closed.status_code == 303
    assert "Høringen er lukket" in text(tree(worker.page(part)).xpath("//*[@id='global_statusmessage']"))
    assert web.visitor("per").page(part).status_code == 404
    again = {"action": "ask_again", "ask_again.question": "Og hvem ellers?", "looked": "1", "complete": "1"}
    assert worker.send(f"{part}/@@action-form", again).status_code == 303
    assert panel(tree(web.visitor("per").page(part)), "question") == "Spørsmålet Og hvem ellers?"


def test_one_participants_access_may_end_before(web, asked):
    worker = web.visitor("worker.idi")
    form = tree(worker.page(f"{asked}/@@action-form", action="remove_participant"))
    offered = form.xpath("//*[@name='remove_participant.person']//option[@value != '']/@value")
    assert sorted(offered) == ["ola", "per"]
    sent = {"action": "remove_participant", "remove_participant.person": "per", "looked": "1"}
    assert worker.send(f"{asked}/@@action-form", sent).status_code == 303
    assert web.visitor("per").page(asked).status_code == 404
    assert web.visitor("ola").page(asked).status_code == 200


def test_a_co_worker_who_is_asked_answers_on_the_same_page(web, case):
    act(web, case, "worker.idi", "add_coworker", person="worker.iik")
    part = hearing(web, case, participants=["worker.iik"])
    act(web, part, "worker.idi", "open")
    iik = web.visitor("worker.iik")
    page = tree(iik.page(part))
    assert panel(page, "asked") and panel(page, "statement")
    assert iik.send(f"{part}/view", GIVEN).status_code == 303
    assert "Navn worker.iik (deg)" in panel(tree(iik.page(part)), "statements")
